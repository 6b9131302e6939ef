import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { EXAM_DOMAINS, TOPICS, type ExamDomain, type Topic } from '../../lessons/topics.ts'
import type { ScenarioEntry } from '../../lessons/scenario.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import { progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Select } from '../kit/Select.tsx'
import { TextField } from '../kit/TextField.tsx'
import { ScenarioRow } from './ScenarioRow.tsx'
import { TopicCard } from './TopicCard.tsx'
import { isSolved, topicMatches } from './topicProgress.ts'
import './ScenarioTopics.css'

const EVERY_DOMAIN = { value: 'all', label: 'Both exams' } as const
const DOMAINS = [EVERY_DOMAIN, ...Object.entries(EXAM_DOMAINS).map(([value, label]) => ({ value, label }))]

/** The map of topics: what each teaches, how far one is, and in the one that is open its scenarios. Nothing is locked. */
export function ScenarioTopics() {
  const { data, error, refetch } = useQuery(scenarioListQuery, scenarioClient)
  const [open, setOpen] = useState<string | null>(null)
  const [sought, setSought] = useState('')
  const [domain, setDomain] = useState<string>(EVERY_DOMAIN.value)
  const words = useDeferredValue(sought)
  const shown = TOPICS.filter((topic) => domain === 'all' || topic.domains.includes(domain as ExamDomain)).filter(
    (topic) => topicMatches(topic, data ?? [], words),
  )
  // What is sought stands open where it is found.
  const opened = words === '' ? (open ?? firstOpen(data ?? [])) : (shown[0]?.id ?? null)
  return (
    <>
      <div className="topics-find" role="search">
        <TextField label="Find a topic or a scenario" value={sought} onChange={setSought} />
        <Select label="Exam domain" options={DOMAINS} value={domain} onChange={setDomain} />
      </div>
      {error !== null && <ListMissing message={error.message} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <ul className="topics-map" aria-label="Topics">
          {shown.map((topic) => (
            <TopicPlace
              key={topic.id}
              topic={topic}
              scenarios={data.filter((one) => one.topic === topic.id)}
              isOpen={topic.id === opened}
              onToggle={() => setOpen(topic.id === opened ? '' : topic.id)}
            />
          ))}
        </ul>
      )}
      {shown.length === 0 && <p className="tone-2">No topic has these words. Shorter ones find more.</p>}
    </>
  )
}

interface TopicPlaceProps {
  readonly topic: Topic
  readonly scenarios: readonly ScenarioEntry[]
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function TopicPlace({ topic, scenarios, isOpen, onToggle }: TopicPlaceProps) {
  const progress = useScenarioProgress()
  const unsolved = scenarios.filter((one) => !isSolved(progressOf(progress, one.id)))
  const next = scenarios.find((one) => progressOf(progress, one.id).play !== null) ?? unsolved[0]
  return (
    <>
      <TopicCard {...{ topic, scenarios, isOpen, onToggle }} />
      {isOpen && (
        <li className="topics-open" id={`topic-${topic.id}`}>
          {scenarios.length === 0 ? (
            <p className="tone-2">No scenario is about this yet: the lab does not know all of it.</p>
          ) : (
            <ol aria-label={topic.title}>
              {scenarios.map((one) => (
                <ScenarioRow key={one.id} entry={one} progress={progressOf(progress, one.id)} isNext={one === next} />
              ))}
            </ol>
          )}
        </li>
      )}
    </>
  )
}

/** Where the list begins: the topic of the first scenario. */
function firstOpen(scenarios: readonly ScenarioEntry[]): string | null {
  return scenarios[0]?.topic ?? null
}

function ListMissing({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  return (
    <EmptyState
      action={
        <Button variant="filled" onPress={onRetry}>
          Try again
        </Button>
      }
    >
      The list did not come. {message}
    </EmptyState>
  )
}
