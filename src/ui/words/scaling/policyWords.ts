import { measuredText, metricText } from '../../../look/metricLook.ts'
import type { StepScaling, TargetTracking } from '../../../model/world/scaling/scalingPolicy.ts'
import { boundsText } from './scalingWords.ts'

/** Of a service's policy or a group's. */
type PolicyConfig =
  | Pick<TargetTracking, 'type' | 'queries' | 'targetValue' | 'disableScaleIn'>
  | Pick<StepScaling, 'type' | 'steps' | 'adjustmentType'>

/** What a policy does, in a line: `CPUUtilization of yard/web at 60 %`, or its steps. */
export function policyText({ config }: { readonly config: PolicyConfig }): string {
  if (config.type === 'TargetTrackingScaling') {
    const row = config.queries.find((one) => one.returnData)
    const stat = row?.stat ?? null
    const what = stat === null ? (row?.label ?? row?.expression ?? '') : metricText(stat.metric)
    return `keeps ${what} at ${measuredText(config.targetValue, stat?.metric)}${config.disableScaleIn ? ', never scales in' : ''}`
  }
  const unit = config.adjustmentType === 'PercentChangeInCapacity' ? ' %' : ''
  const steps = config.steps.map((one) => `${boundsText(one)}: ${sign(config.adjustmentType, one.adjustment)}${unit}`)
  return `steps from the threshold, ${steps.join('; ')}`
}

function sign(type: string, adjustment: number): string {
  if (type === 'ExactCapacity') return `exactly ${String(adjustment)}`
  return `${adjustment < 0 ? '−' : '+'}${String(Math.abs(adjustment))}`
}
