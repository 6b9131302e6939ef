import { isUnderWay } from '../../../model/world/codeDeploy/codeDeploy.ts'
import { newestOf } from '../../../model/world/codeDeploy/newestOf.ts'
import type { World } from '../../../model/world/world.ts'
import { waitOf } from '../../words/codeDeploy/codeDeployWords.ts'
import type { ObjectAct } from '../subjectView.ts'
import type { Trait } from '../trait.ts'
import { continueAct, stopAct, stopsOf } from './codeDeployActs.ts'
import { CodeDeploySection } from './CodeDeploySection.tsx'
import { deployable } from './deployWanted.ts'

/** A service whose deployments CodeDeploy or an external controller makes, and what can be done about them (TST-1, CDP-2). */
export const codeDeployTrait: Trait = {
  Section: CodeDeploySection,
  acts({ kind, id }, world) {
    const service = kind === 'service' ? world.services.get(id) : undefined
    if (service?.status !== 'ACTIVE') return []
    if (service.controller === 'EXTERNAL') {
      return [{ id: 'createTaskSet', label: 'Create task set', run: ({ openForm }) => openForm('createTaskSet', id) }]
    }
    return service.controller === 'CODE_DEPLOY' ? deployActsOf(id, world) : []
  },
}

/** A deployment, or what can be said to the one that is under way. */
function deployActsOf(id: string, world: World): readonly ObjectAct[] {
  const service = world.services.get(id)
  if (service === undefined) return []
  const newest = newestOf(world, service)
  if (newest === undefined || !isUnderWay(newest)) {
    if (!deployable(world).includes(service)) return []
    return [{ id: 'deploy', label: 'Create deployment', run: ({ openForm }) => openForm('deploy', id) }]
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
