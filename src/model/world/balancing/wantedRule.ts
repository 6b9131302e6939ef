import type { Direction, RulePeer } from '../network/securityGroup.ts'

/** A rule that is not there and would let it. */
export interface WantedRule {
  readonly direction: Direction
  readonly groupId: string
  readonly groupName: string
  /** Of TCP. */
  readonly fromPort: number
  readonly toPort: number
  readonly peers: readonly RulePeer[]
}
