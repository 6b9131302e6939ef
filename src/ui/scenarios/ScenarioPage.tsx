import { PageFrame } from '../shell/PageFrame.tsx'

/** Scenario; its content is still to come. */
export function ScenarioPage() {
  return (
    <PageFrame>
      <h1>Scenario</h1>
      <p className="tone-2">Not built yet.</p>
    </PageFrame>
  )
}
