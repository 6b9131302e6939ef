import { NO_TASK_TAGGING, type TaskTagging } from '../../../model/world/tags/tags.ts'

/** What a service's new tasks are tagged with, in a sentence; empty when with nothing. */
export function taskTaggingWords({ propagateTags, enableECSManagedTags }: TaskTagging = NO_TASK_TAGGING): string {
  const from = { SERVICE: 'the service’s tags', TASK_DEFINITION: 'their task definition’s tags', NONE: '' }[
    propagateTags
  ]
  const own = enableECSManagedTags ? 'ECS’s own, of cluster and service' : ''
  const both = [from, own].filter((one) => one !== '').join(' and ')
  return both === '' ? '' : `New tasks start with ${both}. Those that are there keep what they have.`
}

/** Of a task that has tags. */
export const TASK_TAGS_WORDS = 'What it has from its service or task definition, it took when it started.'
