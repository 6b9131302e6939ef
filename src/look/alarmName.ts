/**
 * Those that target tracking and managed scaling make for themselves have names of eighty characters: which of the two
 * it is, and of what, says enough.
 */
export function shortAlarmName(name: string): string {
  const own = /^TargetTracking-(?:service\/[^/]+\/)?(.+)-(Alarm(?:High|Low))-[0-9a-f-]{36}$/.exec(name)
  return own === null ? name : `${own[2] ?? ''} of ${own[1] ?? ''}`
}
