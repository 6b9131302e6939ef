import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { takeBackAct } from '../shifting/shiftActs.ts'
import type { ObjectAct } from '../subjectView.ts'

/** StopServiceDeployment has no other way: ABORT is refused (DEP-19). CodeDeploy has one, and the same word for this. */
export const STOP_AND_ROLL_BACK = 'Stop and roll back'

/** DEP-19, DEP-36: a deployment can be stopped while it is rolled out or shifts traffic, not from CLEAN_UP on. */
export function stopDeployment(service: Service, world: World): readonly ObjectAct[] {
  const newest = world.serviceDeployments.get(service.key)?.[0]
  const isRolledOut = newest?.status === 'PENDING' || newest?.status === 'IN_PROGRESS'
  if (!isRolledOut || newest.shift?.stage === 'CLEAN_UP') return []
  return [
    {
      id: 'stopDeployment',
      label: STOP_AND_ROLL_BACK,
      tone: 'trouble',
      run: ({ giveNow }) => giveNow(takeBackAct(service, newest)),
    },
  ]
}
