import { useState } from 'react'
import { percentsOf, type ChangeTypes } from '../../lessons/questions/change.ts'
import type { PercentChange } from '../../lessons/document/scenarioDocument.ts'
import type { DeploymentConfiguration } from '../../model/world/service/service.ts'
import { PercentSlider } from '../kit/PercentSlider.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { lowerSum, upperSum } from '../words/deployment/percents.ts'
import { rollingOf, type AskProps } from './questionView.ts'

type Percent = keyof DeploymentConfiguration

/** One percent is set anew; the lines on the strip follow it before it is ordered. */
export function AskChange({ question, answer, onAnswer, scene }: AskProps<ChangeTypes>) {
  // Asked again, it begins with the percent that was tried.
  const [which, setWhich] = useState<Percent>(() => whichOf(question.attempts.at(-1)?.change))
  const now = percentsOf(question)
  const value = valueOf(answer, which) ?? now[which]
  const percents = {
    ...now,
    [which]: value,
    desiredCount: question.desiredCount,
    limits: rollingOf(scene).moment.limits,
  }
  const { lower, upper } = percents.limits
  return (
    <>
      <Segmented
        label="Which of the two"
        options={[
          { value: 'minimumHealthyPercent', label: 'Minimum' },
          { value: 'maximumPercent', label: 'Maximum' },
        ]}
        value={which}
        onChange={(chosen) => {
          setWhich(chosen)
          onAnswer(changeOf(chosen, now[chosen]))
        }}
      />
      <PercentSlider
        key={which}
        label={which === 'maximumPercent' ? 'Maximum percent' : 'Minimum healthy percent'}
        value={value}
        min={which === 'maximumPercent' ? 100 : 0}
        max={which === 'maximumPercent' ? 200 : 100}
        step={5}
        onChange={(chosen) => onAnswer(changeOf(which, chosen))}
        help={
          which === 'maximumPercent'
            ? `upper limit ${String(upper)} = ${upperSum(percents)}`
            : `lower limit ${String(lower)} = ${lowerSum(percents)}`
        }
      />
    </>
  )
}

function whichOf(change: PercentChange | undefined): Percent {
  return change !== undefined && 'maximumPercent' in change ? 'maximumPercent' : 'minimumHealthyPercent'
}

function changeOf(which: Percent, value: number): PercentChange {
  return which === 'maximumPercent' ? { maximumPercent: value } : { minimumHealthyPercent: value }
}

function valueOf(percent: PercentChange | null, which: Percent): number | undefined {
  if (percent === null) return undefined
  if ('maximumPercent' in percent) return which === 'maximumPercent' ? percent.maximumPercent : undefined
  return which === 'minimumHealthyPercent' ? percent.minimumHealthyPercent : undefined
}
