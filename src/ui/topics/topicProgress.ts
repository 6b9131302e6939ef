import type { ScenarioEntry } from '../../lessons/scenario.ts'
import type { Topic } from '../../lessons/topics.ts'
import type { ScenarioProgress } from '../../session/scenarioProgress.ts'

/** Answered to its end, all of it right. */
export function isSolved({ best }: ScenarioProgress): boolean {
  return best !== null && best.right === best.questions
}

/** What a slot of the map shows: solved, begun or answered in part, untouched. */
export type SlotState = 'solved' | 'begun' | 'free'

export function slotOf(progress: ScenarioProgress): SlotState {
  if (isSolved(progress)) return 'solved'
  return progress.play !== null || progress.best !== null ? 'begun' : 'free'
}

/** Whether all words are in what a topic or one of its scenarios says of itself, in whatever case. */
export function topicMatches(topic: Topic, scenarios: readonly ScenarioEntry[], sought: string): boolean {
  const own = scenarios.filter((one) => one.topic === topic.id).flatMap(({ title, summary }) => [title, summary])
  const text = [topic.title, topic.line, ...own].join(' ').toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
