import type { Trait } from '../trait.ts'
import { AlarmsSection } from './AlarmsSection.tsx'
import { alarmsOn } from './alarmsOn.ts'

/** What alarms there are on the metrics of a thing. */
export const alarmTrait: Trait = {
  acts(ref, world) {
    if (ref.kind !== 'service' || world.services.get(ref.id)?.status !== 'ACTIVE') return []
    return [{ id: 'alarm', label: 'Create an alarm', run: ({ openForm }) => openForm('putAlarm', ref.id) }]
  },
  facts: (ref, world) =>
    alarmsOn(ref, world)
      .filter(({ state }) => state === 'ALARM')
      .map(({ name }) => ({ label: `alarm ${name}`, value: 'ALARM' })),
  Section: AlarmsSection,
}
