import { Run } from '../../model/engine/run.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import type { Asked } from '../template.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'

/** How a template writes an id or an ARN that it cannot know: `instanceAt`, `ec2At`, `groupAt`, `balancerAt`. */
const PLACE = /@(instance|ec2|group|balancer):(\d+)/g

/**
 * The question with what the model drew in the place of every `@instance:0`, in order of registration: in its commands,
 * looks and words. What is named so has to be there before the first command that names any.
 *
 * @throws StoryFault  when there is no such thing
 */
export function named(asked: Asked): Asked {
  let ids: Ids | null = null
  const withIds = (text: string): string =>
    text.replaceAll(PLACE, (_, kind: keyof Ids, at: string) => {
      ids ??= idsIn(asked.lab)
      const found = ids[kind][Number(at)]
      if (found === undefined) throw new StoryFault(`The question names ${kind} ${at}, which is not there.`)
      return found
    })
  return filled(asked, withIds)
}

type Ids = Readonly<Record<'instance' | 'ec2' | 'group' | 'balancer', readonly string[]>>

function idsIn({ seed, commands }: LabFile): Ids {
  const first = commands.findIndex(({ input }) => JSON.stringify(input).includes('@'))
  const log = first === -1 ? commands : commands.slice(0, first)
  const last = log.findLast(({ operation }) => MAKERS.has(operation))
  const run = new Run({ seed, log })
  run.advance(last?.atMs ?? 0)
  const { instances, targetGroups, loadBalancers } = run.world
  return {
    instance: [...instances.values()].map(({ id }) => id),
    ec2: [...instances.values()].map(({ ec2InstanceId }) => ec2InstanceId),
    group: [...targetGroups.keys()],
    balancer: [...loadBalancers.keys()],
  }
}

const MAKERS: ReadonlySet<string> = new Set(['AddContainerInstances', 'CreateTargetGroup', 'CreateLoadBalancer'])

/** The same, each text in it replaced; functions stay. */
function filled<T>(value: T, withIds: (text: string) => string): T {
  if (typeof value === 'string') return withIds(value) as T
  if (Array.isArray(value)) return value.map((one: unknown) => filled(one, withIds)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one as unknown, withIds)])) as T
}
