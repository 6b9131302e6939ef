import { shortAlarmName } from '../../../look/alarmName.ts'
import { breachText } from '../../words/monitoring/alarmWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import type { SectionProps } from '../trait.ts'
import { alarmsOn } from './alarmsOn.ts'

/** The alarms on a thing's metrics, each with its state. */
export function AlarmsSection({ subject, world, onSelect }: SectionProps) {
  const alarms = alarmsOn(subject, world)
  if (alarms.length === 0) return null
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Alarms</h2>
      {alarms.map((alarm) => (
        <p key={alarm.name} className="inspector__text">
          <SubjectLink to={{ kind: 'alarm', id: alarm.name }} onSelect={onSelect}>
            {shortAlarmName(alarm.name)}
          </SubjectLink>
          , {breachText(alarm)}: {alarm.state}
        </p>
      ))}
    </section>
  )
}
