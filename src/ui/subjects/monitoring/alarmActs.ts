import { act } from '../../../model/api/operations.ts'
import { ALARM_STATES, type Alarm } from '../../../model/world/monitoring/alarm.ts'
import type { ObjectAct } from '../subjectView.ts'

/** What can be done with an alarm: put it into another state for a test, or delete it. */
export function alarmActs({ name, state }: Alarm): readonly ObjectAct[] {
  const settable = ALARM_STATES.filter((one) => one !== state)
  return [
    ...settable.map((wanted): ObjectAct => ({
      id: `set-${wanted}`,
      label: `Set to ${wanted}`,
      run: ({ giveNow }) =>
        giveNow(
          act('cloudwatch', 'SetAlarmState', { AlarmName: name, StateValue: wanted, StateReason: 'Set in the lab' }),
        ),
    })),
    {
      id: 'delete-alarm',
      label: 'Delete',
      tone: 'trouble',
      run: ({ giveNow }) => giveNow(act('cloudwatch', 'DeleteAlarms', { AlarmNames: [name] })),
    },
  ]
}
