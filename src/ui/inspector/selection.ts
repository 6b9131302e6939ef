import type { Decision } from '../../model/world/decision.ts'
import type { Explanation } from '../../model/world/explanation.ts'
import type { World } from '../../model/world/world.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { shortInstance, shortTask } from '../../look/names.ts'
import { instanceWords, serviceWords, taskWords, type SubjectWords } from '../words/subjectWords.ts'
import { clockText } from '../../look/time.ts'

/** What the inspector is about. */
export type InspectorSelection =
  | { readonly kind: 'service'; readonly key: string }
  | { readonly kind: 'task'; readonly id: string }
  | { readonly kind: 'instance'; readonly id: string }
  | { readonly kind: 'decision'; readonly id: number }

export interface SelectionWords extends SubjectWords {
  /** `service web, decision 41`. */
  readonly object: string
  /** `00:14:02`: of a decision its own time, of anything else the present. */
  readonly time: string
}

export interface SelectionInput {
  readonly world: World
  /** Of the run's history, which keeps more than the world does. */
  readonly decisions: readonly Decision[]
  readonly originMs: number
  /** Of the selected decision, once it is known. */
  readonly explanation?: Explanation | null | undefined
}

/** Finds a decision in the history or, newest ones, in the world. */
export function decisionById(id: number, { world, decisions }: SelectionInput): Decision | undefined {
  return decisions.find((one) => one.id === id) ?? world.decisions.get(id)
}

/** The head of the inspector; `null` when what was selected does not exist at this time. */
export function selectionWords(selection: InspectorSelection, input: SelectionInput): SelectionWords | null {
  const { world, originMs, explanation } = input
  const words = { ...world, originMs, explanation }
  const time = clockText(world.nowMs - originMs)
  switch (selection.kind) {
    case 'service': {
      const service = world.services.get(selection.key)
      return service === undefined ? null : { object: `service ${service.name}`, time, ...serviceWords(service, words) }
    }
    case 'task': {
      const task = world.tasks.get(selection.id)
      if (task === undefined) return null
      return { object: `task ${shortTask(task.id)}, ${task.definitionKey}`, time, ...taskWords(task, words) }
    }
    case 'instance': {
      const instance = world.instances.get(selection.id)
      if (instance === undefined) return null
      const object = `${shortInstance(instance.ec2InstanceId)}, ${instance.instanceType} in ${instance.availabilityZone}`
      return { object, time, ...instanceWords(instance, world.nowMs) }
    }
    case 'decision': {
      const decision = decisionById(selection.id, input)
      if (decision === undefined) return null
      const of = decision.serviceName === null ? '' : `service ${decision.serviceName}, `
      const object = `${of}decision ${String(decision.id)}`
      return { object, time: clockText(decision.atMs - originMs), ...decisionWords(decision, words) }
    }
  }
}
