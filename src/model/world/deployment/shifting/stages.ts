/** The lifecycle stages of a deployment that shifts traffic, in their order and by AWS's names (DEP-31). */
export const LIFECYCLE_STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
] as const
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number]

/** Those at which hooks may be called (DEP-34). */
export const HOOK_STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
] as const satisfies readonly LifecycleStage[]
export type HookStage = (typeof HOOK_STAGES)[number]

/** Whether a deployment has come to a stage, or is past it. */
export function hasReached(now: LifecycleStage, stage: LifecycleStage): boolean {
  return LIFECYCLE_STAGES.indexOf(now) >= LIFECYCLE_STAGES.indexOf(stage)
}
