import type { DecisionBase } from '../decisionBase.ts'

/** A fault came, or went: what it hit in a cluster. It is about each task and instance that it hit. */
export interface FaultDecision extends DecisionBase {
  readonly kind: 'fault'
  readonly what: FaultEvent
  /** Of what concerns one zone; else `null`. */
  readonly zone: string | null
  /** Of what concerns a registry: its host. */
  readonly registry?: string
  /** How many tasks of the cluster were stopped or struck, and how many of its instances. */
  readonly tasks: number
  readonly instances: number
  /** Until when it lasts, where that is known. */
  readonly untilMs: number | null
  /** A storm did it, nobody's command. */
  readonly isStorm: boolean
}

export type FaultEvent =
  | 'containerCrashed'
  | 'containerHangs'
  | 'agentDisconnected'
  | 'agentBack'
  | 'instanceTerminated'
  | 'spotInterrupted'
  | 'zoneOut'
  | 'zoneBack'
  | 'fargateShort'
  | 'fargateBack'
  | 'registryOut'
  | 'registryBack'
  | 'apiThrottled'
  | 'stormBegan'
  | 'stormOver'
