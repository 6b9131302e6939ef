import { expect, it } from 'vitest'
import { taskTaggingWords } from './tagWords.ts'

it.each([
  ['SERVICE', false, 'New tasks start with the service’s tags. Those that are there keep what they have.'],
  [
    'TASK_DEFINITION',
    false,
    'New tasks start with their task definition’s tags. Those that are there keep what they have.',
  ],
  ['NONE', true, 'New tasks start with ECS’s own, of cluster and service. Those that are there keep what they have.'],
  ['NONE', false, ''],
] as const)('TAG-6 what new tasks are tagged with: %s, %s', (propagateTags, enableECSManagedTags, words) => {
  expect(taskTaggingWords({ propagateTags, enableECSManagedTags })).toBe(words)
})

it('says both at once, and nothing of a service that says nothing', () => {
  expect(taskTaggingWords({ propagateTags: 'SERVICE', enableECSManagedTags: true })).toContain(
    'the service’s tags and ECS’s own, of cluster and service.',
  )
  expect(taskTaggingWords(undefined)).toBe('')
})
