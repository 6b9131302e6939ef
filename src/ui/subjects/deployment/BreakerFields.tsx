import {
  DEFAULT_THRESHOLD,
  thresholdOf,
  type CircuitBreaker,
  type ThresholdConfiguration,
} from '../../../model/world/deployment/circuitBreaker.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { thresholdText } from '../../words/deployment/breakerWords.ts'

export const BREAKER_PATH = 'deploymentConfiguration.deploymentCircuitBreaker'

type ThresholdType = ThresholdConfiguration['type']

const TYPES: readonly { readonly value: ThresholdType; readonly label: string; readonly detail: string }[] = [
  { value: 'BOUNDED_PERCENT', label: 'BOUNDED_PERCENT', detail: 'of desired, 3 to 200' },
  { value: 'UNBOUNDED_PERCENT', label: 'UNBOUNDED_PERCENT', detail: 'of desired' },
  { value: 'COUNT', label: 'COUNT', detail: 'failed tasks' },
]

interface BreakerFieldsProps {
  readonly desiredCount: number
  readonly breaker: CircuitBreaker
  readonly onChange: (breaker: CircuitBreaker) => void
  readonly refusal: Refusal | null
}

/** Whether failed tasks make a deployment fail, how many, and whether it is rolled back then (DEP-15). */
export function BreakerFields({ desiredCount, breaker, onChange, refusal }: BreakerFieldsProps) {
  const change = (some: Partial<CircuitBreaker>): void => onChange({ ...breaker, ...some })
  return (
    <>
      <Toggle isOn={breaker.enable} onChange={(enable) => change({ enable })}>
        Deployment circuit breaker
      </Toggle>
      {breaker.enable && (
        <>
          <Toggle isOn={breaker.rollback} onChange={(rollback) => change({ rollback })}>
            Rollback on failures
          </Toggle>
          <ThresholdFields
            desiredCount={desiredCount}
            configuration={breaker.thresholdConfiguration ?? DEFAULT_THRESHOLD}
            onChange={(thresholdConfiguration) => change({ thresholdConfiguration })}
          />
        </>
      )}
      <RefusalLine refusal={refusal} />
    </>
  )
}

interface ThresholdFieldsProps {
  readonly desiredCount: number
  readonly configuration: ThresholdConfiguration
  readonly onChange: (configuration: ThresholdConfiguration) => void
}

function ThresholdFields({ desiredCount, configuration, onChange }: ThresholdFieldsProps) {
  const { type } = configuration
  const threshold = thresholdOf({ thresholdConfiguration: configuration }, desiredCount)
  // A percentage is no count of tasks: what it came to goes on, and back to what ECS begins with.
  const choose = (chosen: ThresholdType): void => {
    if ((chosen === 'COUNT') === (type === 'COUNT')) onChange({ ...configuration, type: chosen })
    else onChange({ type: chosen, value: chosen === 'COUNT' ? Math.max(1, threshold) : DEFAULT_THRESHOLD.value })
  }
  return (
    <>
      <Select label="Threshold type" options={TYPES} value={type} onChange={choose} />
      <Stepper
        label={type === 'COUNT' ? 'Failed tasks' : 'Percent of the desired count'}
        value={configuration.value}
        min={1}
        max={type === 'COUNT' ? 9_999 : 100}
        onChange={(value) => onChange({ type, value })}
        help={`fails at ${thresholdText({ threshold, configuration, desiredCount })}`}
      />
    </>
  )
}
