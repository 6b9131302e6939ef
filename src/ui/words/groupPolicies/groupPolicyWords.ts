import type { GroupPolicy } from '../../../model/world/groupPolicies/groupPolicy.ts'
import { policyText } from '../scaling/policyWords.ts'

/** What a policy of a group does, in a line. */
export function groupPolicyText({ config, isEnabled }: Pick<GroupPolicy, 'config' | 'isEnabled'>): string {
  return `${configText(config)}${isEnabled ? '' : ', not enabled'}`
}

function configText(config: GroupPolicy['config']): string {
  if (config.type !== 'SimpleScaling') return policyText({ config })
  const { adjustmentType, adjustment, cooldown } = config
  const by = `${adjustment < 0 ? '−' : '+'}${String(Math.abs(adjustment))}${adjustmentType === 'PercentChangeInCapacity' ? ' %' : ''}`
  const what = adjustmentType === 'ExactCapacity' ? `exactly ${String(adjustment)}` : by
  return `${what}, then a cooldown of ${cooldown === null ? 'the group’s' : `${String(cooldown)} s`}`
}
