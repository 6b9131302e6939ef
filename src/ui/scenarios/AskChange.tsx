import { useState, type FormEvent } from 'react'
import type { ChangeStep } from '../../lessons/course.ts'
import type { PercentChange } from '../../lessons/scenario.ts'
import type { DeploymentConfiguration } from '../../model/world/service/service.ts'
import { Button } from '../kit/Button.tsx'
import { PercentSlider } from '../kit/PercentSlider.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { lowerSum, upperSum } from '../words/deployment/percents.ts'
import { changeHints } from './hintWords.ts'
import { HintButton, HintList } from './HintList.tsx'
import { PanelHead } from './PanelHead.tsx'
import { percentText, PredictionList } from './PredictionList.tsx'
import type { PanelProps } from './panelProps.ts'

type Percent = keyof DeploymentConfiguration

/** One percent is set anew; the lines on the strip follow it before it is ordered. */
export function AskChange(props: PanelProps & { readonly step: ChangeStep }) {
  const { play, step, stepText } = props
  const { context, send } = play
  const { scenario, percent, hints, trouble } = context
  const offered = changeHints(step)
  const lockIn = (event: FormEvent): void => {
    event.preventDefault()
    send({ type: 'lockIn' })
  }
  return (
    <>
      <PanelHead
        topic={scenario.topic}
        stepText={stepText}
        title={scenario.change?.question ?? ''}
        action={<HintButton total={offered.length} shown={hints} onHint={() => send({ type: 'hint' })} />}
      >
        <p className="tone-2">{scenario.change?.prompt}</p>
      </PanelHead>
      <form className="scenario-panel__form" onSubmit={lockIn}>
        <PercentChoice {...props} />
        <div className="scenario-panel__lock">
          <Button
            type="submit"
            variant="filled"
            size="touch"
            isBlock
            isDisabled={percent === null || isUnchanged(percent, currentOf(step))}
          >
            {percent === null ? 'Set a percent' : `Set ${percentText(percent)}`}
          </Button>
          <Button variant="quiet" size="touch" onPress={() => send({ type: 'skip' })}>
            Show me
          </Button>
        </div>
        {trouble !== null && (
          <p className="scenario-panel__note tone-trouble" role="alert">
            {trouble}
          </p>
        )}
        <p className="scenario-panel__note">Time is paused until you set it or have it shown.</p>
      </form>
      <HintList hints={offered} shown={hints} />
      <PredictionList context={context} />
    </>
  )
}

function PercentChoice({ play, scene, step }: PanelProps & { readonly step: ChangeStep }) {
  const [which, setWhich] = useState<Percent>('minimumHealthyPercent')
  const now = currentOf(step)
  const { percent } = play.context
  const value = valueOf(percent, which) ?? now[which]
  const percents = { ...now, [which]: value, desiredCount: step.desiredCount, limits: scene.moment.limits }
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
          play.send({ type: 'percentSet', percent: changeOf(chosen, now[chosen]) })
        }}
      />
      <PercentSlider
        key={which}
        label={which === 'maximumPercent' ? 'Maximum percent' : 'Minimum healthy percent'}
        value={value}
        min={which === 'maximumPercent' ? 100 : 0}
        max={which === 'maximumPercent' ? 200 : 100}
        step={5}
        onChange={(chosen) => play.send({ type: 'percentSet', percent: changeOf(which, chosen) })}
        help={
          which === 'maximumPercent'
            ? `upper limit ${String(upper)} = ${upperSum(percents)}`
            : `lower limit ${String(lower)} = ${lowerSum(percents)}`
        }
      />
    </>
  )
}

function currentOf(step: ChangeStep): DeploymentConfiguration {
  return step.attempts.at(-1)?.after ?? step.before
}

function changeOf(which: Percent, value: number): PercentChange {
  return which === 'maximumPercent' ? { maximumPercent: value } : { minimumHealthyPercent: value }
}

function valueOf(percent: PercentChange | null, which: Percent): number | undefined {
  if (percent === null) return undefined
  if ('maximumPercent' in percent) return which === 'maximumPercent' ? percent.maximumPercent : undefined
  return which === 'minimumHealthyPercent' ? percent.minimumHealthyPercent : undefined
}

function isUnchanged(percent: PercentChange, now: DeploymentConfiguration): boolean {
  return (
    (valueOf(percent, 'maximumPercent') ?? now.maximumPercent) === now.maximumPercent &&
    (valueOf(percent, 'minimumHealthyPercent') ?? now.minimumHealthyPercent) === now.minimumHealthyPercent
  )
}
