import type { LabDesk } from '../../acts/labDesk.ts'
import { isDeployedByEcs } from '../service/ServiceField.tsx'
import type { Trait } from '../trait.ts'

type Opening = Pick<LabDesk, 'openForm'>

/** What capacity providers are to clusters and services. */
export const providerTrait: Trait = {
  acts(ref, world) {
    if (ref.kind === 'cluster' && world.clusters.get(ref.id)?.status === 'ACTIVE') {
      const run = ({ openForm }: Opening) => openForm('clusterProviders', ref.id)
      return [{ id: 'clusterProviders', label: 'Capacity providers', run }]
    }
    if (isDeployedByEcs(ref, world)) {
      const run = ({ openForm }: Opening) => openForm('setStrategy', ref.id)
      return [{ id: 'setStrategy', label: 'Capacity provider strategy', run }]
    }
    return []
  },
}
