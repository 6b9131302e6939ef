import { useQuery } from '@tanstack/react-query'
import type { ScenarioTopic } from '../../session/scenarioDocuments.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import { progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { ScenarioRow } from './ScenarioRow.tsx'
import './ScenariosPage.css'

/** Every scenario by topic, with what it begins and ends with and how far one is. */
export function ScenariosPage() {
  const { data, error, refetch } = useQuery(scenarioListQuery, scenarioClient)
  return (
    <PageFrame>
      <header className="scenarios-head">
        <h1>Scenarios</h1>
        <p className="tone-2">
          The model runs a real sequence and stops before each step. Say what comes next, watch it, read why. Nothing is
          locked.
        </p>
      </header>
      {data?.map((topic) => (
        <Topic key={topic.title} topic={topic} />
      ))}
      {error !== null && (
        <EmptyState
          action={
            <Button variant="filled" onPress={() => void refetch()}>
              Try again
            </Button>
          }
        >
          The list did not come: {error.message}
        </EmptyState>
      )}
    </PageFrame>
  )
}

function Topic({ topic }: { readonly topic: ScenarioTopic }) {
  const progress = useScenarioProgress()
  const unsolved = topic.scenarios.filter((one) => {
    const { best } = progressOf(progress, one.id)
    return best === null || best.right < best.questions
  })
  return (
    <section className="scenario-topic" aria-labelledby={topicId(topic)}>
      <div className="scenario-topic__head">
        <h2 id={topicId(topic)}>{topic.title}</h2>
        <span>
          {topic.scenarios.length - unsolved.length} of {topic.scenarios.length} solved
        </span>
      </div>
      <ol>
        {topic.scenarios.map((scenario) => (
          <ScenarioRow
            key={scenario.id}
            scenario={scenario}
            progress={progressOf(progress, scenario.id)}
            isNext={scenario === unsolved[0]}
          />
        ))}
      </ol>
    </section>
  )
}

function topicId({ title }: ScenarioTopic): string {
  return `topic-${title.toLowerCase().replaceAll(/\W+/g, '-')}`
}
