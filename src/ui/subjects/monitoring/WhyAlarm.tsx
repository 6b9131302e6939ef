import { counted } from '../../../look/numbers.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import { evaluate } from '../../../model/world/monitoring/evaluation.ts'
import { Facts } from '../../kit/Facts.tsx'
import { breachText, missingText, ofNText, watchedText } from '../../words/monitoring/alarmWords.ts'
import { DecisionList } from '../decision/DecisionList.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { PeriodTable } from './PeriodTable.tsx'

/** What an alarm watches, the datapoints that it goes by now, and how it came into its states. */
export function WhyAlarm({ id, world, decisions, originMs, onSelect }: WhyProps) {
  const alarm = world.alarms.get(id)
  if (alarm === undefined) return null
  const { periods } = evaluate(world, alarm)
  // The lab begins at 0: of what lies before it there is nothing to list.
  const known = periods.filter(({ fromMs }) => fromMs >= 0)
  const before = periods.length - known.length
  return (
    <div className="inspector__stack">
      <section className="inspector__block">
        <h2 className="type-h3">Datapoints</h2>
        <PeriodTable periods={known} originMs={originMs} />
        {before > 0 && (
          <p className="inspector__text">
            {counted(before, 'period')} of its range {before === 1 ? 'lies' : 'lie'} before the lab began: missing.
          </p>
        )}
        <SourceLine ruleId="ALM-3" />
      </section>
      <Facts
        details={[
          { label: 'name', value: id },
          { label: 'watches', value: watchedText(alarm) },
          { label: 'breach', value: breachText(alarm) },
          { label: 'ALARM at', value: ofNText(alarm) },
          { label: 'missing data', value: missingText(alarm) },
        ]}
      />
      <blockquote className="inspector__event">
        <samp>{alarm.stateReason}</samp>
      </blockquote>
      <DecisionList
        {...{ world, decisions, originMs, onSelect }}
        title="States"
        isListed={(one) => one.kind === 'alarm' && isAbout(one, 'alarm', id)}
      />
    </div>
  )
}
