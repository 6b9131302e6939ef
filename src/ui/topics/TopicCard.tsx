import { ChevronDown } from 'lucide-react'
import { counted, percentText } from '../../look/numbers.ts'
import type { ScenarioEntry } from '../../lessons/scenario.ts'
import type { Topic } from '../../lessons/topics.ts'
import { dueCount, levelOf, useDue } from '../../session/challenge/dueStore.ts'
import { progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'
import { useNow } from '../due/useNow.ts'
import { slotOf } from './topicProgress.ts'

interface TopicCardProps {
  readonly topic: Topic
  readonly scenarios: readonly ScenarioEntry[]
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** A topic on the map: a slot for each scenario, how many are solved in words, and of its questions what is due and known. */
export function TopicCard({ topic, scenarios, isOpen, onToggle }: TopicCardProps) {
  const progress = useScenarioProgress()
  const slots = scenarios.map((one) => ({ id: one.id, state: slotOf(progressOf(progress, one.id)) }))
  const solved = slots.filter((one) => one.state === 'solved').length
  const practised = useDue()
  const due = dueCount(practised, useNow(), topic.id)
  const level = levelOf(practised, topic.id)
  const minutes = scenarios.reduce((sum, one) => sum + one.minutes, 0)
  return (
    <li className="topic-card" data-open={isOpen || undefined}>
      <h2>
        <button type="button" aria-expanded={isOpen} aria-controls={`topic-${topic.id}`} onClick={onToggle}>
          <span className="topic-card__head">
            <span className="topic-card__title">{topic.title}</span>
            {due > 0 && <span className="topic-card__due">{due} due</span>}
          </span>
          <span className="topic-card__line">{topic.line}</span>
          <span className="topic-card__slots" aria-hidden="true">
            {slots.map((slot) => (
              <span key={slot.id} data-state={slot.state} />
            ))}
          </span>
          <span className="topic-card__foot">
            {scenarios.length === 0
              ? 'to come'
              : `${String(solved)} of ${counted(scenarios.length, 'scenario')} solved, ${String(minutes)} min`}
            {level !== null && <span className="topic-card__known">{percentText(Math.round(level * 100))} known</span>}
            <ChevronDown aria-hidden="true" />
          </span>
        </button>
      </h2>
    </li>
  )
}
