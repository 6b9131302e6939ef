import type { Refused, StringShape } from '../shape.ts'
import { bytes, described, optional, required, text, whole } from '../shape.ts'

/** AWS's model. */
export const groupName: StringShape = {
  ...text({ max: 512 }),
  pattern: { regex: /^[.\-_/#A-Za-z0-9]+$/, reason: 'it takes letters, digits and . - _ / #' },
}

export const streamName: StringShape = {
  ...text({ max: 512 }),
  pattern: { regex: /^[^:*]*$/, reason: 'it takes neither a colon nor an asterisk' },
}

/** Which group is asked: by its name, or by its name or ARN. */
export const ONE_GROUP = {
  logGroupName: optional(groupName),
  logGroupIdentifier: described(optional(text({ max: 2_048 })), 'The name or the ARN of a log group.'),
}

interface GroupAsked {
  readonly logGroupName?: string | undefined
  readonly logGroupIdentifier?: string | undefined
}

export function refuseNotOneGroup({ logGroupName, logGroupIdentifier }: GroupAsked): Refused | null {
  if ((logGroupName === undefined) !== (logGroupIdentifier === undefined)) return null
  const reason = 'You must include either logGroupIdentifier or logGroupName, but not both.'
  return { member: 'logGroupName', reason, as: 'InvalidParameterException' }
}

/** In ms since 1970, as CloudWatch Logs counts. */
const epochMs = whole({ min: 0, max: 9_007_199_254_740_991 })

/** With what AWS counts beside it 64 KiB, in the lab; 1 MB on AWS. */
const MESSAGE_BYTES_MAX = 65_510

export const inputEvent = {
  timestamp: required(epochMs),
  message: required(bytes(MESSAGE_BYTES_MAX)),
}

export const PERIOD = {
  startTime: described(optional(epochMs), 'In ms since 1970; events of this time are in it.'),
  endTime: described(optional(epochMs), 'In ms since 1970; events of this time are not in it.'),
}

/** Of one command in the lab, where AWS takes as many as it answers at most. */
export const PUT_EVENTS_MAX = 1_000
export const EVENTS_MAX = 10_000
export const eventsLimit = whole({ min: 1, max: EVENTS_MAX })
export const listLimit = whole({ min: 1, max: 50 })
