import { PageFrame } from '../shell/PageFrame.tsx'
import { ScenarioTopics } from '../topics/ScenarioTopics.tsx'
import './ScenariosPage.css'

/** Every scenario by topic, with what it begins and ends with and how far one is. */
export function ScenariosPage() {
  return (
    <PageFrame>
      <header className="scenarios-head">
        <h1>Scenarios</h1>
        <p className="tone-2">
          The model runs a real sequence and stops before each step. Say what comes next, watch it, read why. Nothing is
          locked.
        </p>
      </header>
      <ScenarioTopics />
    </PageFrame>
  )
}
