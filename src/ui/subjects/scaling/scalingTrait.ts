import type { Trait } from '../trait.ts'
import { ScalingSection } from './ScalingSection.tsx'
import { deregisterAct } from './scalingActs.ts'

/** How Application Auto Scaling scales a service. */
export const scalingTrait: Trait = {
  acts(ref, world) {
    const service = ref.kind === 'service' ? world.services.get(ref.id) : undefined
    if (service?.status !== 'ACTIVE') return []
    const target = world.scalableTargets.get(ref.id)
    return [
      { id: 'autoScale', label: 'Auto scaling', run: ({ openForm }) => openForm('autoScale', ref.id) },
      ...(target === undefined
        ? []
        : [
            {
              id: 'deregister-scaling',
              label: 'End auto scaling',
              run: ({ giveNow }: { readonly giveNow: (act: ReturnType<typeof deregisterAct>) => void }) =>
                giveNow(deregisterAct(service)),
            },
          ]),
    ]
  },
  facts(ref, world) {
    const target = ref.kind === 'service' ? world.scalableTargets.get(ref.id) : undefined
    return target === undefined
      ? []
      : [{ label: 'scaled between', value: `${String(target.min)} and ${String(target.max)}` }]
  },
  Section: ScalingSection,
}
