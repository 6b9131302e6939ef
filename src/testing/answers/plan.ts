import type { Command } from '../../model/api/command.ts'

/**
 * A lab before its ids are known. `$task:7` and its like in an input mean "some task", and become an id when the lab is
 * played: so a plan stays playable when commands are taken out of it, though every id is another then.
 */
export interface Plan {
  readonly seed: number
  readonly title: string
  readonly steps: readonly PlanStep[]
}

/** A command that may hold references. */
export type PlanStep = Command

export type Input = Readonly<Record<string, unknown>>

/** What the answers told of: what a reference can mean. */
export interface Known {
  readonly tasks: readonly { readonly arn: string; readonly cluster: string }[]
  readonly instances: readonly { readonly arn: string; readonly ec2Id: string; readonly cluster: string }[]
}

const REFERENCE = /^\$(task|taskId|taskCluster|instance|instanceId|instanceCluster|ec2):(\d+)$/
/** When there is none, an id that could be one. */
const NOBODY = '0123456789abcdef0123456789abcdef'

/** An input with ids in the place of references. */
export function resolve(value: unknown, known: Known): unknown {
  if (typeof value === 'string') return resolveText(value, known)
  if (Array.isArray(value)) return value.map((one) => resolve(one, known))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one, known)]))
}

function resolveText(text: string, known: Known): string {
  const [, kind, digits] = REFERENCE.exec(text) ?? []
  if (kind === undefined) return text
  const pick = Number(digits)
  if (kind.startsWith('task')) {
    // The youngest first: old ones are STOPPED mostly.
    const task = known.tasks.at(-1 - (pick % Math.max(1, known.tasks.length)))
    if (kind === 'taskCluster') return task?.cluster ?? 'yard'
    return kind === 'task' ? (task?.arn ?? NOBODY) : idOf(task?.arn ?? NOBODY)
  }
  const instance = known.instances[pick % Math.max(1, known.instances.length)]
  if (kind === 'instanceCluster') return instance?.cluster ?? 'yard'
  if (kind === 'ec2') return instance?.ec2Id ?? 'i-00123456789abcdef'
  return kind === 'instance' ? (instance?.arn ?? NOBODY) : idOf(instance?.arn ?? NOBODY)
}

/** The last part of an ARN. */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
