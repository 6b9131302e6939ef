import { Run } from '../../model/engine/run.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import type { Asked } from '../template.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'

/** How a template writes the id of an instance, of ECS or of EC2, which it cannot know: `instanceAt`, `ec2At`. */
const PLACE = /@(instance|ec2):(\d+)/g

/**
 * The question with the ids that the model drew in the place of every `@instance:0`, in order of registration: in its
 * commands, looks and words. The instances have to be there before the first command that names one.
 *
 * @throws StoryFault  when there is no such instance
 */
export function named(asked: Asked): Asked {
  let ids: readonly Ids[] | null = null
  const withIds = (text: string): string =>
    text.replaceAll(PLACE, (_, kind: keyof Ids, at: string) => {
      ids ??= idsIn(asked.lab)
      const found = ids[Number(at)]
      if (found === undefined) throw new StoryFault(`The question names instance ${at}, which is not there.`)
      return found[kind]
    })
  return filled(asked, withIds)
}

interface Ids {
  readonly instance: string
  readonly ec2: string
}

function idsIn({ seed, commands }: LabFile): readonly Ids[] {
  const first = commands.findIndex(({ input }) => JSON.stringify(input).includes('@'))
  const log = first === -1 ? commands : commands.slice(0, first)
  const lastMs = log.findLast(({ operation }) => operation === 'AddContainerInstances')?.atMs ?? 0
  const run = new Run({ seed, log })
  run.advance(lastMs)
  return [...run.world.instances.values()].map(({ id, ec2InstanceId }) => ({ instance: id, ec2: ec2InstanceId }))
}

/** The same, each text in it replaced; functions stay. */
function filled<T>(value: T, withIds: (text: string) => string): T {
  if (typeof value === 'string') return withIds(value) as T
  if (Array.isArray(value)) return value.map((one: unknown) => filled(one, withIds)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one as unknown, withIds)])) as T
}
