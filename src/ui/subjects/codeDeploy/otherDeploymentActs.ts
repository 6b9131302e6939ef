import { isUnderWay } from '../../../model/world/codeDeploy/codeDeploy.ts'
import { newestOf } from '../../../model/world/codeDeploy/newestOf.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { waitOf } from '../../words/codeDeploy/codeDeployWords.ts'
import type { ObjectAct } from '../subjectView.ts'
import { continueAct, stopAct, stopsOf } from './codeDeployActs.ts'
import { deployable } from './deployWanted.ts'

/** What makes and steers deployments of a service where ECS does not (TST-1, CDP-2). */
export function otherDeploymentActs(service: Service, world: World): readonly ObjectAct[] {
  const { controller, key } = service
  if (controller === 'CODE_DEPLOY') return codeDeployActs(service, world)
  return [{ id: 'createTaskSet', label: 'Create task set', run: ({ openForm }) => openForm('createTaskSet', key) }]
}

/** A deployment, or what can be said to the one that is under way. */
function codeDeployActs(service: Service, world: World): readonly ObjectAct[] {
  const newest = newestOf(world, service)
  if (newest === undefined || !isUnderWay(newest)) {
    if (!deployable(world).includes(service)) return []
    return [{ id: 'deploy', label: 'Create deployment', run: ({ openForm }) => openForm('deploy', service.key) }]
  }
  const wait = waitOf(newest.step)
  return [
    ...(wait === null
      ? []
      : [
          {
            id: 'continueDeployment',
            label: 'Continue the deployment',
            run: ({ giveNow }) => giveNow(continueAct(newest.id, wait)),
          } satisfies ObjectAct,
        ]),
    ...stopsOf(newest).map(({ isTakenBack, label }): ObjectAct => ({
      id: isTakenBack ? 'stopAndRollBack' : 'stopCodeDeployment',
      label,
      tone: 'trouble',
      run: ({ giveNow }) => giveNow(stopAct(newest.id, isTakenBack)),
    })),
  ]
}
