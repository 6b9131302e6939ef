import { shiftOf } from '../../../model/world/deployment/shifting/shiftOf.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { takeBackAct } from '../shifting/shiftActs.ts'
import type { ObjectAct } from '../subjectView.ts'

/** DEP-19, DEP-36: a deployment can be stopped while it is rolled out, not from CLEAN_UP on; `shiftTrait` has it while traffic is shifted. */
export function stopDeployment(service: Service, world: World): readonly ObjectAct[] {
  const newest = world.serviceDeployments.get(service.key)?.[0]
  const isRolledOut = newest?.status === 'PENDING' || newest?.status === 'IN_PROGRESS'
  if (!isRolledOut || newest.shift?.stage === 'CLEAN_UP' || shiftOf(world, service) !== null) return []
  return [
    {
      id: 'stopDeployment',
      label: 'Stop the deployment',
      run: ({ giveNow }) => giveNow(takeBackAct(service, newest)),
    },
  ]
}
