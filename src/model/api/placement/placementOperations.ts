import type { OperationList } from '../operation.ts'
import { TAGS_INPUT, TASK_TAGGING_ALONE } from '../tags/tagShapes.ts'
import {
  answer,
  checkedText,
  flag,
  isName,
  kept,
  keptAs,
  list,
  nameReason,
  optional,
  required,
  struct,
  text,
  whole,
  type InputOf,
} from '../shape.ts'
import { capacityProviderStrategy } from '../provider/providerShapes.ts'
import { clientToken, startedBy } from '../task/startShapes.ts'
import { overridesShape } from '../task/overridesShape.ts'
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

/** What RunTask and StartTask both take. */
const takenByBoth = {
  networkConfiguration: optional(networkConfiguration),
  group: optional(taskGroup),
  startedBy: optional(startedBy),
  overrides: optional(overridesShape),
  volumeConfigurations: kept('list'),
  referenceId: kept('string'),
  enableExecuteCommand: keptAs(flag()),
  ...TASK_TAGGING_ALONE,
  ...TAGS_INPUT,
}

const startTaskInput = struct({
  cluster: optional(text()),
  taskDefinition: required(text()),
  containerInstances: required(list(text(), { min: 1, max: 10 })),
  ...takenByBoth,
})

export const placementOperations = {
  RunTask: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      taskDefinition: required(text()),
      count: optional(whole({ min: 1, max: 10 })),
      launchType: optional(launchTypeWord),
      capacityProviderStrategy: optional(capacityProviderStrategy),
      placementStrategy: optional(placementStrategies),
      placementConstraints: optional(placementConstraints),
      platformVersion: keptAs(text()),
      clientToken: optional(clientToken(64)),
      ...takenByBoth,
    }),
    output: answer({ tasks: 'list', failures: 'list' }),
  },
  StartTask: { kind: 'write', input: startTaskInput, output: answer({ tasks: 'list', failures: 'list' }) },
} as const satisfies OperationList

/** What RunTask and StartTask have in common. */
export type StandaloneInput = Omit<InputOf<typeof startTaskInput>, 'containerInstances'>
