import type { HookStage } from './stages.ts'

export const SHIFTING_STRATEGIES = ['BLUE_GREEN', 'LINEAR', 'CANARY'] as const
export type ShiftingStrategy = (typeof SHIFTING_STRATEGIES)[number]

/** How a service's deployments shift traffic from one revision to the next (DEP-30): all that is not a rolling update. */
export interface Shifting {
  readonly strategy: ShiftingStrategy
  readonly lifecycleHooks: readonly LifecycleHook[]
  readonly linearConfiguration?: { readonly stepPercent: number; readonly stepBakeTimeInMinutes: number }
  readonly canaryConfiguration?: { readonly canaryPercent: number; readonly canaryBakeTimeInMinutes: number }
}

/** What is called, or pauses, at stages of a deployment (DEP-34). */
export interface LifecycleHook {
  readonly targetType: 'AWS_LAMBDA' | 'PAUSE'
  /** `null` where it pauses. */
  readonly hookTargetArn: string | null
  readonly roleArn: string | null
  readonly lifecycleStages: readonly HookStage[]
  /** What is passed to the function; the lab tells it again. */
  readonly hookDetails?: Readonly<Record<string, unknown>>
  readonly timeoutInMinutes: number
  readonly timeoutAction: 'ROLLBACK' | 'CONTINUE'
}

export const LINEAR_DEFAULT = { stepPercent: 10, stepBakeTimeInMinutes: 6 } as const
export const CANARY_DEFAULT = { canaryPercent: 5, canaryBakeTimeInMinutes: 10 } as const
export const HOOK_TIMEOUT_DEFAULT = 1_440

/** DEP-33: one shift of production traffic: up to how many percent of it, and how long it rests there before the next. */
export interface ShiftStep {
  readonly percent: number
  readonly bakeMinutes: number
}

/** DEP-33: the shifts of production traffic that a strategy makes, the last of all of it. In tenths, so that sums are exact. */
export function stepsOf({ strategy, linearConfiguration, canaryConfiguration }: Shifting): readonly ShiftStep[] {
  const last: ShiftStep = { percent: 100, bakeMinutes: 0 }
  if (strategy === 'BLUE_GREEN') return [last]
  if (strategy === 'CANARY') {
    const { canaryPercent, canaryBakeTimeInMinutes } = canaryConfiguration ?? CANARY_DEFAULT
    return canaryPercent >= 100 ? [last] : [{ percent: canaryPercent, bakeMinutes: canaryBakeTimeInMinutes }, last]
  }
  const { stepPercent, stepBakeTimeInMinutes } = linearConfiguration ?? LINEAR_DEFAULT
  const stepTenths = Math.round(stepPercent * 10)
  const steps: ShiftStep[] = []
  for (let tenths = stepTenths; tenths < 1_000; tenths += stepTenths) {
    steps.push({ percent: tenths / 10, bakeMinutes: stepBakeTimeInMinutes })
  }
  return [...steps, last]
}
