import { shiftOf } from '../../../model/world/deployment/shifting/shiftOf.ts'
import { strategyText } from '../../words/deployment/shiftNames.ts'
import type { Trait } from '../trait.ts'
import { takeBackAct } from './shiftActs.ts'

/** How a service shifts traffic between two revisions, and what can be done about it (DEP-30). */
export const shiftTrait: Trait = {
  acts({ kind, id }, world) {
    const service = kind === 'service' ? world.services.get(id) : undefined
    if (service?.status !== 'ACTIVE') return []
    const [newest] = world.serviceDeployments.get(id) ?? []
    const isUnderWay = newest?.end === null && shiftOf(world, service) !== null
    return [
      { id: 'shifting', label: 'Deployment strategy', run: ({ openForm }) => openForm('shiftTraffic', id) },
      ...(isUnderWay
        ? [
            {
              id: 'takeBack',
              label: 'Take the deployment back',
              tone: 'trouble' as const,
              run: ({ giveNow }: { readonly giveNow: (act: ReturnType<typeof takeBackAct>) => void }) =>
                giveNow(takeBackAct(service, newest)),
            },
          ]
        : []),
    ]
  },
  facts({ kind, id }, world) {
    const service = kind === 'service' ? world.services.get(id) : undefined
    const strategy = service?.settings.shifting?.strategy
    if (service === undefined || strategy === undefined) return []
    const shift = shiftOf(world, service)
    return [
      { label: 'deployments', value: strategyText(strategy) },
      ...(shift === null ? [] : [{ label: 'stage', value: shift.stage }]),
    ]
  },
}
