import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { activeDefinitions, mainImage, nextImage, nextKey } from './definitionActs.ts'
import { newestOf, type RevisionWanted } from './revisionWanted.ts'

const NEW_REVISION = 'new'

interface RevisionFieldProps {
  readonly world: World
  /** `family:revision` of what runs now. */
  readonly current: string
  readonly value: RevisionWanted
  readonly onChange: (value: Partial<RevisionWanted>) => void
  readonly refusals: { readonly definition: Refusal | null; readonly image: Refusal | null }
}

/** Which revision tasks are to be of: one that is registered, or the next with another image. */
export function RevisionField({ world, current, value, onChange, refusals }: RevisionFieldProps) {
  const running = world.taskDefinitions.get(current)
  const options = [
    ...(running === undefined
      ? []
      : [{ value: NEW_REVISION, label: nextKey(running.family, world), detail: 'new, with another image' }]),
    ...familyFirst(activeDefinitions(world), running?.family).map((one) => ({
      value: definitionKey(one),
      label: definitionKey(one),
      detail: definitionKey(one) === current ? 'as it is now' : mainImage(one),
    })),
  ]
  const choose = (chosen: string): void => {
    if (chosen !== NEW_REVISION) onChange({ taskDefinition: chosen, image: null })
    else if (running !== undefined)
      onChange({ image: nextImage(mainImage(newestOf(running.family, world) ?? running)) })
  }
  return (
    <>
      <div>
        <Select
          label="Task definition"
          options={options}
          value={value.image === null ? value.taskDefinition : NEW_REVISION}
          onChange={choose}
        />
        <RefusalLine refusal={refusals.definition} />
      </div>
      {value.image !== null && (
        <TextField
          label="Image of the new revision"
          isMono
          value={value.image}
          onChange={(image) => onChange({ image })}
          refusal={refusals.image}
        />
      )}
    </>
  )
}

/** An update mostly stays within its family. */
function familyFirst(definitions: readonly TaskDefinition[], family: string | undefined): readonly TaskDefinition[] {
  const own = definitions.filter((one) => one.family === family)
  return [...own, ...definitions.filter((one) => one.family !== family)]
}
