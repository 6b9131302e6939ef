import type { OperationList } from '../operation.ts'
import { TAGS_INPUT, TASK_TAGGING_ALONE } from '../tags/tagShapes.ts'
import {
  absent,
  answer,
  checkedText,
  isName,
  kept,
  nameReason,
  optional,
  required,
  struct,
  text,
  whole,
} from '../shape.ts'
import { launchTypeWord, networkConfiguration, placementConstraints, placementStrategies } from './placementShape.ts'

/** A name, or the form that ECS itself gives a task without a group: `family:web`. */
const taskGroup = checkedText(100_000, (given) => {
  const family = 'family:'
  if (given.startsWith(family)) {
    const name = given.slice(family.length)
    if (name === '') return { reason: 'must not be empty' }
    return isName(name) ? null : { reason: nameReason('a family') }
  }
  return isName(given) ? null : { reason: nameReason('a group') }
})

export const placementOperations = {
  RunTask: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      taskDefinition: required(text()),
      count: optional(whole({ min: 1, max: 10 })),
      launchType: optional(launchTypeWord),
      capacityProviderStrategy: absent('capacity providers', 'list'),
      networkConfiguration: optional(networkConfiguration),
      placementStrategy: optional(placementStrategies),
      placementConstraints: optional(placementConstraints),
      group: optional(taskGroup),
      startedBy: optional(text({ max: 128 })),
      overrides: kept('structure'),
      volumeConfigurations: kept('list'),
      referenceId: kept('string'),
      platformVersion: kept('string'),
      enableExecuteCommand: kept('boolean'),
      ...TASK_TAGGING_ALONE,
      clientToken: kept('string'),
      ...TAGS_INPUT,
    }),
    output: answer({ tasks: 'list', failures: 'list' }),
  },
} as const satisfies OperationList
