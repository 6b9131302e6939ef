import { shortAlarmName } from '../../../look/alarmName.ts'
import { act } from '../../../model/api/act.ts'
import type { Alarm } from '../../../model/world/monitoring/alarm.ts'
import { evaluate } from '../../../model/world/monitoring/evaluation.ts'
import { measuredBy, metricsWatched } from '../../../model/world/monitoring/watched.ts'
import type { World } from '../../../model/world/world.ts'
import { alarmWords, breachText, newestText, ofNText, watchedText } from '../../words/monitoring/alarmWords.ts'
import type { SubjectView } from '../subjectView.ts'
import { alarmActs } from './alarmActs.ts'
import { WhyAlarm } from './WhyAlarm.tsx'

/** A CloudWatch alarm, by its name. */
export const alarmView: SubjectView = {
  Why: WhyAlarm,
  head(id, { world }) {
    const alarm = world.alarms.get(id)
    if (alarm === undefined) return null
    return { object: `alarm ${shortAlarmName(id)}`, atMs: world.nowMs, ...alarmWords(alarm, evaluate(world, alarm)) }
  },
  acts(id, world) {
    const alarm = world.alarms.get(id)
    return alarm === undefined ? null : { heading: `Alarm ${shortAlarmName(id)}`, acts: alarmActs(alarm) }
  },
  card(id, world) {
    const alarm = world.alarms.get(id)
    if (alarm === undefined) return null
    return {
      title: shortAlarmName(id),
      kind: 'alarm',
      state: alarm.state,
      tone: alarm.state === 'ALARM' ? 'trouble' : 'plain',
      facts: [
        { label: 'watches', value: watchedText(alarm) },
        { label: 'breach', value: breachText(alarm) },
        { label: 'ALARM at', value: ofNText(alarm) },
        { label: 'newest', value: newestText(alarm, evaluate(world, alarm)) ?? 'no datapoint' },
      ],
    }
  },
  line(id, world) {
    const alarm = world.alarms.get(id)
    if (alarm === undefined) return null
    return {
      name: shortAlarmName(id),
      detail: alarm.state === 'INSUFFICIENT_DATA' ? 'no data' : alarm.state,
      tone: alarm.state === 'ALARM' ? 'trouble' : 'plain',
      words: `alarm ${shortAlarmName(id)}, ${alarm.state}, ${watchedText(alarm)} ${breachText(alarm)}`,
    }
  },
  describe: (id) => ({ act: act('cloudwatch', 'DescribeAlarms', { AlarmNames: [id] }), field: 'MetricAlarms' }),
  serviceKey: (id, { world }) => serviceKeyOf(world.alarms.get(id), world),
}

function serviceKeyOf(alarm: Alarm | undefined, world: World): string | null {
  const refs = alarm === undefined ? [] : metricsWatched(alarm).flatMap((one) => measuredBy(world, one))
  return refs.find(({ kind }) => kind === 'service')?.id ?? null
}
