import { matchesWildcards } from '../../../base/wildcards.ts'

/** Actions are compared whatever their case (IAM guide, reference_policies_elements_action). */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcards(pattern.toLowerCase(), action.toLowerCase())
}

const ARN_PARTS = 6

/**
 * Part by part between the colons: no wildcard reaches over one, but in the last part, which is the rest. Parts that a
 * pattern has not are anything (IAM guide, reference_policies_elements_resource).
 */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true
  const wanted = arnParts(pattern)
  const given = arnParts(arn)
  if (given.length < ARN_PARTS) return false
  return given.every((part, index) => matchesWildcards(wanted[index] ?? '*', part))
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':')
  return parts.length <= ARN_PARTS ? parts : [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')]
}
