import { useState } from 'react'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { countedText } from '../../words/deployment/countedText.ts'
import { momentOfDecision, type ServiceMoment } from '../../words/deployment/counts.ts'
import { TwoQuestions, type TwoQuestionsProps } from './TwoQuestions.tsx'

type Moment = 'decided' | 'now'

interface DecidedQuestionsProps extends Omit<TwoQuestionsProps, 'moment' | 'caption'> {
  /** The newest; `undefined` before the first: then the service is counted as it is. */
  readonly decision: RollingDecision | undefined
  /** The service as it is, under the limits that a slider is moved to. */
  readonly now: ServiceMoment
  /** What the page calls 00:00. */
  readonly originMs: number
  /** Whether one may look at the counts of now instead. */
  readonly canSwitch?: boolean
}

/** The two questions as the scheduler answered them when it decided, before it acted; by a switch, as they stand now. */
export function DecidedQuestions({ decision, now, originMs, canSwitch = false, ...drawing }: DecidedQuestionsProps) {
  const [chosen, setChosen] = useState<{ readonly decisionId: number; readonly moment: Moment } | null>(null)
  if (decision === undefined) return <TwoQuestions {...drawing} moment={now} caption="As it stands now" />
  const counted = countedText(decision.atMs - originMs)
  const decided = momentOfDecision(decision)
  if (!canSwitch) return <TwoQuestions {...drawing} moment={decided} caption={counted} />
  const moment = chosen?.decisionId === decision.id ? chosen.moment : usualMoment(decided, now)
  return (
    <TwoQuestions
      {...drawing}
      moment={moment === 'decided' ? decided : now}
      caption={
        <Segmented
          label="Of which moment the counts are"
          isLabelHidden
          options={[
            { value: 'decided', label: counted },
            { value: 'now', label: 'Now' },
          ]}
          value={moment}
          onChange={(next) => setChosen({ decisionId: decision.id, moment: next })}
        />
      }
    />
  )
}

/** Limits that were moved since are what one wants to see: those of the decision say nothing of them. */
function usualMoment(decided: ServiceMoment, now: ServiceMoment): Moment {
  const isSame = decided.limits.lower === now.limits.lower && decided.limits.upper === now.limits.upper
  return isSame ? 'decided' : 'now'
}
