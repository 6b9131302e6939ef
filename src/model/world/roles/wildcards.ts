/** `*` stands for any number of characters, `?` for one. In time of at most text times pattern. */
export function matchesPattern(pattern: string, text: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const sign = pattern[inPattern]
    if (sign === '*') {
      star = inPattern
      starAt = at
      inPattern += 1
    } else if (sign === '?' || sign === text[at]) {
      inPattern += 1
      at += 1
    } else if (star >= 0) {
      // The last star takes one more.
      starAt += 1
      at = starAt
      inPattern = star + 1
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern += 1
  return inPattern === pattern.length
}

/** Actions are compared whatever their case (IAM guide, reference_policies_elements_action). */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase())
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
  return given.every((part, index) => matchesPattern(wanted[index] ?? '*', part))
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':')
  return parts.length <= ARN_PARTS ? parts : [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')]
}
