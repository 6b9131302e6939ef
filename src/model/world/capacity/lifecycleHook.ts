/** A transition at which instances of a group wait (ASG-11). */
export const LIFECYCLE_TRANSITIONS = [
  'autoscaling:EC2_INSTANCE_LAUNCHING',
  'autoscaling:EC2_INSTANCE_TERMINATING',
] as const
export type LifecycleTransition = (typeof LIFECYCLE_TRANSITIONS)[number]

export const LIFECYCLE_RESULTS = ['CONTINUE', 'ABANDON'] as const
export type LifecycleResult = (typeof LIFECYCLE_RESULTS)[number]

export interface LifecycleHook {
  /** `ofGroupKey`. */
  readonly key: string
  readonly groupName: string
  readonly name: string
  readonly transition: LifecycleTransition
  readonly heartbeatSeconds: number
  /** What goes for an answer when none comes in time. */
  readonly defaultResult: LifecycleResult
}

/** An instance that is held by hooks of its group: it is let go when all have answered. */
export interface LifecycleWait {
  readonly groupName: string
  readonly transition: LifecycleTransition
  readonly hooks: readonly WaitingHook[]
}

/** What a hook was when the instance came to it; what becomes of the hook later does not matter to that instance. */
export interface WaitingHook {
  readonly name: string
  readonly untilMs: number
  readonly defaultResult: LifecycleResult
}
