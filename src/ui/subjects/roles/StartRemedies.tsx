import { instanceProfileOf, startingRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import { startingCalls } from '../../../model/world/roles/roleCalls.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { Mended } from '../remedy/Mended.tsx'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { notStarted, startTrial } from '../remedy/startTrial.ts'
import { roleRemedies } from './roleRemedies.ts'
import { wasRefused } from './startedBy.ts'

interface StartRemediesProps {
  readonly task: Task
  readonly world: World
}

/** What lets those roles start a task that may not; once they may, what comes next for one that they did not start. */
export function StartRemedies({ task, world }: StartRemediesProps) {
  const calls = startingCalls(world, task)
  if (calls.every(({ access }) => access?.isAllowed === true)) {
    return wasRefused(task, world) ? <Mended of={notStarted(task)} world={world} /> : null
  }
  const instance = world.instances.get(task.instanceId ?? '')
  const refused = {
    arn: startingRoleOf(world, task)?.arn ?? null,
    calls,
    roleFor: 'starting',
    ...(instance !== undefined && { profile: instanceProfileOf(instance) }),
  } as const
  return (
    <RemedyList
      title="What would let it start"
      remedies={roleRemedies(world, refused)}
      trial={startTrial(notStarted(task), world)}
    />
  )
}
