import { shiftOf } from '../../../model/world/deployment/shifting/shiftOf.ts'
import { strategyText } from '../../words/deployment/shiftNames.ts'
import { isDeployedByEcs } from '../service/ServiceField.tsx'
import type { Trait } from '../trait.ts'

/** How a service shifts traffic between two revisions, and what can be done about it (DEP-30). */
export const shiftTrait: Trait = {
  acts(ref, world) {
    if (!isDeployedByEcs(ref, world)) return []
    return [{ id: 'shifting', label: 'Deployment strategy', run: ({ openForm }) => openForm('shiftTraffic', ref.id) }]
  },
  facts({ kind, id }, world) {
    const service = kind === 'service' ? world.services.get(id) : undefined
    const strategy = service?.settings.shifting?.strategy
    if (service === undefined || strategy === undefined || shiftOf(world, service) !== null) return []
    return [{ label: 'deployments', value: strategyText(strategy) }]
  },
}
