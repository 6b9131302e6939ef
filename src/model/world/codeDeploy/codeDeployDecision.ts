import type { DecisionBase } from '../decisionBase.ts'
import type { CodeDeployErrorCode, CodeDeployStep } from './codeDeploy.ts'
import type { TrafficConfigName } from './trafficConfigs.ts'

/** A deployment of CodeDeploy has come to a step, or to its end. */
export interface CodeDeployDecision extends DecisionBase {
  readonly kind: 'codeDeploy'
  /** step: it has entered one. shift: more of production traffic is shifted. hook: a function was asked and is at it still. */
  readonly action: 'step' | 'shift' | 'hook' | 'failed' | 'succeeded' | 'takesBack'
  readonly deploymentId: string
  readonly configName: TrafficConfigName
  readonly step: CodeDeployStep
  /** `family:revision` of the replacement and of the original task set. */
  readonly definitionKey: string
  readonly fromKey: string
  /** Percent of the traffic that go to the replacement from now on. */
  readonly production: number
  readonly test: number
  readonly shifts: number
  readonly shiftsOfAll: number
  /** Healthy tasks of the replacement, and how many it wants. */
  readonly healthy: number
  readonly desiredCount: number
  readonly untilMs: number | null
  /** The Lambda function of the step. */
  readonly hook: string | null
  readonly error: CodeDeployErrorCode | null
  /** Of one that fails the deployment that takes it back, of any other the one that it takes back. */
  readonly other: string | null
}
