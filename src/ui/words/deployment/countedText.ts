import { axisText } from '../../../look/time.ts'

/**
 * Of which moment the two questions are answered: what the scheduler counted before it acted is not what one counts
 * after it.
 *
 * @param sinceMs  of the decision, by the page's clock; left out where its time stands beside it
 */
export function countedText(sinceMs?: number): string {
  return sinceMs === undefined ? 'As ECS counted when it decided' : `As ECS counted at ${axisText(sinceMs)}`
}
