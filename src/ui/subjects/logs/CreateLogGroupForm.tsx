import { useState } from 'react'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { createLogGroupAct } from './logActs.ts'
import { missingGroups } from './logRemedies.ts'

const NAMES = { name: ['logGroupName'] } as const

interface CreateLogGroupFormProps {
  readonly world: World
  readonly name: string | null
  readonly onClose: () => void
}

/** A log group; at first the one that a task definition names and that is not there. */
export function CreateLogGroupForm({ world, name: given, onClose }: CreateLogGroupFormProps) {
  const [name, setName] = useState(given ?? missingGroups(world)[0] ?? '/ecs/web')
  return (
    <ActForm title="Create log group" submit="Create" acts={[createLogGroupAct(name)]} names={NAMES} onClose={onClose}>
      {(refusalAt) => (
        <TextField
          label="Name"
          isMono
          value={name}
          onChange={setName}
          help={
            world.logRegions.size === 0
              ? 'It is the first: from then on a task whose log group is not there fails, and containers that start keep their lines.'
              : 'Tasks that start log to it. One that failed for want of it is not tried again by itself, a service’s is.'
          }
          refusal={refusalAt('name')}
        />
      )}
    </ActForm>
  )
}
