import { useQuery } from '@tanstack/react-query'
import type { ScenarioTopic } from '../../session/scenarioDocuments.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import { progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { ScenarioRow } from './ScenarioRow.tsx'
import './ScenarioTopics.css'

/** Every topic with its scenarios, or why the list did not come. */
export function ScenarioTopics() {
  const { data, error, refetch } = useQuery(scenarioListQuery, scenarioClient)
  return (
    <>
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
          The list did not come. {error.message}
        </EmptyState>
      )}
    </>
  )
}

function Topic({ topic }: { readonly topic: ScenarioTopic }) {
  const progress = useScenarioProgress()
  const unsolved = topic.scenarios.filter((one) => {
    const { best } = progressOf(progress, one.id)
    return best === null || best.right < best.questions
  })
  const next = topic.scenarios.find((one) => progressOf(progress, one.id).play !== null) ?? unsolved[0]
  return (
    <section className="scenario-topic" aria-labelledby={topicId(topic)}>
      <div className="scenario-topic__head">
        <h2 id={topicId(topic)}>{topic.title}</h2>
        <span>
          {topic.scenarios.length - unsolved.length} of {topic.scenarios.length} scenarios solved
        </span>
      </div>
      <ol>
        {topic.scenarios.map((scenario) => (
          <ScenarioRow
            key={scenario.id}
            scenario={scenario}
            progress={progressOf(progress, scenario.id)}
            isNext={scenario === next}
          />
        ))}
      </ol>
    </section>
  )
}

function topicId({ title }: ScenarioTopic): string {
  return `topic-${title.toLowerCase().replaceAll(/\W+/g, '-')}`
}
