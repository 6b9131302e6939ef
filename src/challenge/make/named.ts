import { Run } from '../../model/engine/run.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import type { Asked } from '../template.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'

/** How a template writes an id or an ARN that it cannot know: `instanceAt`, `ec2At`, `groupAt`, `labelAt`, `listenerAt` and their like. */
const PLACE = /@(instance|ec2|group|label|balancer|listener|rule|securityGroup):(\d+)/g
const MAKERS: ReadonlySet<string> = new Set([
  'AddContainerInstances',
  'CreateTargetGroup',
  'CreateLoadBalancer',
  'CreateListener',
  'CreateSecurityGroup',
])

/**
 * The question with what the model drew in the place of every `@instance:0`, in order of their making: in its commands,
 * looks and words. A command may name what commands before it have made.
 *
 * @throws StoryFault  when there is no such thing
 */
export function named(asked: Asked): Asked {
  if (!JSON.stringify(asked).includes('@')) return asked
  const run = runToTheLastMaker(asked.lab)
  return filled(asked, withIdsOf(run))
}

function runToTheLastMaker({ seed, commands }: LabFile): Run {
  const run = new Run({ seed, log: [] })
  const last = commands.findLastIndex(({ operation }) => MAKERS.has(operation))
  for (const { atMs, ...act } of commands.slice(0, last + 1)) {
    run.advance(atMs)
    run.act(filled(act, withIdsOf(run)))
  }
  return run
}

function withIdsOf({ world }: Run): (text: string) => string {
  const { instances, targetGroups, loadBalancers, listeners, listenerRules, securityGroups } = world
  const ids = (kind: string): readonly string[] => {
    switch (kind) {
      case 'instance':
        return [...instances.keys()]
      case 'ec2':
        return [...instances.values()].map(({ ec2InstanceId }) => ec2InstanceId)
      case 'group':
        return [...targetGroups.keys()]
      case 'label': {
        const [balancer = ''] = loadBalancers.keys()
        return [...targetGroups.keys()].map(
          (group) => `${afterColons(balancer, 'loadbalancer/')}/${afterColons(group)}`,
        )
      }
      case 'balancer':
        return [...loadBalancers.keys()]
      case 'listener':
        return [...listeners.keys()]
      case 'rule':
        return [...listenerRules.keys()]
      default:
        return [...securityGroups.keys()]
    }
  }
  return (text) =>
    text.replaceAll(PLACE, (_, kind: string, at: string) => {
      const found = ids(kind)[Number(at)]
      if (found === undefined) throw new StoryFault(`The question names ${kind} ${at}, which is not there.`)
      return found
    })
}

/** The end of an ARN: what comes after its last colon, and after a word that it may begin with. */
function afterColons(arn: string, word = ''): string {
  return arn.slice(arn.lastIndexOf(':') + 1 + word.length)
}

/** The same, each text in it replaced; functions stay. */
function filled<T>(value: T, withIds: (text: string) => string): T {
  if (typeof value === 'string') return withIds(value) as T
  if (Array.isArray(value)) return value.map((one: unknown) => filled(one, withIds)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one as unknown, withIds)])) as T
}
