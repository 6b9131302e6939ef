import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { BAD_REVISIONS, wayTitle, type DeploymentSetting } from '../../lessons/deploymentSetting.ts'
import type { DeploymentSums } from '../../lessons/deploymentSums.ts'
import { DEPLOYMENT_ORIGIN_MS } from '../../lessons/deploymentDemo.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { axisText } from '../../look/time.ts'
import { outcomeQuery } from '../../session/deploymentOutcomes.ts'
import { useLabSession } from '../../session/labContext.ts'
import { Button } from '../kit/Button.tsx'
import { RadioRows } from '../kit/RadioRows.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import {
  FAILING,
  judged,
  predictionKey,
  TAKEN_BACK,
  type Failing,
  type Prediction,
  type TakenBack,
} from './prediction.ts'
import './PredictDeployment.css'

interface PredictDeploymentProps {
  readonly setting: DeploymentSetting
  /** It was answered and is to be seen. */
  readonly onSee: () => void
}

/** Predict first: what takes it back, at which failed task, and how many requests it costs. The model has played it. */
export function PredictDeployment({ setting, onSee }: PredictDeploymentProps) {
  const { data } = useQuery(outcomeQuery(setting))
  const [takenBack, setTakenBack] = useState<TakenBack | null>(null)
  const [failing, setFailing] = useState<Failing | null>(null)
  const [threshold, setThreshold] = useState(1)
  const [isGiven, setGiven] = useState(false)
  const given = takenBack === null || failing === null ? null : { takenBack, failing, threshold }
  return (
    <section className="predict-deployment" aria-label="Predict">
      <h2 className="type-h2">
        {wayTitle(setting.way)}. The new revision: {BAD_REVISIONS[setting.bad].label.toLowerCase()},{' '}
        {BAD_REVISIONS[setting.bad].detail}. What comes of it?
      </h2>
      <RadioRows
        label="Is it taken back, and by what?"
        rows={rowsOf(TAKEN_BACK)}
        value={takenBack}
        onChange={setTakenBack}
        isDisabled={isGiven}
      />
      {takenBack === 'circuitBreaker' && (
        <Stepper
          label="At failed task"
          value={threshold}
          min={1}
          max={20}
          onChange={setThreshold}
          isDisabled={isGiven}
        />
      )}
      <RadioRows
        label="Requests that fail in 30 minutes"
        rows={rowsOf(FAILING)}
        value={failing}
        onChange={setFailing}
        isDisabled={isGiven}
      />
      <div role="status">
        {isGiven && given !== null && data !== undefined && (
          <Judged parts={judged(given, predictionKey(data, setting.perSecond))} sums={data} />
        )}
      </div>
      {isGiven && data !== undefined ? (
        <SeeButton sums={data} onSee={onSee} />
      ) : (
        <Button
          variant="filled"
          isBlock
          isDisabled={given === null || data === undefined}
          onPress={() => setGiven(true)}
        >
          {data === undefined ? 'The model plays it' : 'Answer'}
        </Button>
      )}
    </section>
  )
}

function rowsOf<Value extends string>(labels: Readonly<Record<Value, string>>) {
  return (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }))
}

interface JudgedProps {
  readonly parts: ReturnType<typeof judged>
  readonly sums: DeploymentSums
}

function Judged({ parts, sums }: JudgedProps) {
  return (
    <ul className="predict-deployment__parts">
      {parts.map(({ part, isRight }) => (
        <li key={part} data-right={isRight}>
          {isRight ? <Check role="img" aria-label="Right:" /> : <X role="img" aria-label="Not right:" />}
          {came(part, sums)}
        </li>
      ))}
    </ul>
  )
}

function SeeButton({ sums, onSee }: Pick<JudgedProps, 'sums'> & Pick<PredictDeploymentProps, 'onSee'>) {
  const session = useLabSession()
  const see = (): void => {
    session.pause()
    void session.seek(DEPLOYMENT_ORIGIN_MS + (sums.failure?.atMs ?? sums.wholeAtMs ?? SEEN_AFTER_MS))
    onSee()
  }
  return (
    <Button variant="filled" isBlock autoFocus onPress={see}>
      Go there and see why
    </Button>
  )
}

/** By then one sees that nothing ends it. */
const SEEN_AFTER_MS = 600_000

function came(part: keyof Prediction, { failure, failed, wholeAtMs }: DeploymentSums): string {
  if (part === 'failing') return failed === 0 ? 'No request fails.' : `${counted(failed, 'request')} failed.`
  if (part === 'threshold') {
    const [threshold, count] = [failure?.threshold ?? 0, failure?.count ?? 0]
    const more = count > threshold ? ` ${grouped(count)} had failed when ECS looked.` : ''
    return `At failed task ${grouped(threshold)}.${more}`
  }
  if (failure === null) return wholeAtMs === null ? 'Nothing takes it back.' : `Done at ${axisText(wholeAtMs)}.`
  const by = failure.cause === 'alarms' ? 'an alarm' : 'the circuit breaker'
  return `Taken back by ${by} at ${axisText(failure.atMs)}.`
}
