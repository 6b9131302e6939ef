/** The lifecycle events of a deployment to Amazon ECS, in their order and by AWS's names (CDP-3). */
export const LIFECYCLE_EVENTS = [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'AllowTestTraffic',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
] as const
export type LifecycleEvent = (typeof LIFECYCLE_EVENTS)[number]

/** Those that run a Lambda function: the rest is CodeDeploy's own. */
export const HOOK_EVENTS = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
] as const satisfies readonly LifecycleEvent[]

/** Everything that a deployment is at, one after the other. */
export const CODE_DEPLOY_STEPS = [
  ...LIFECYCLE_EVENTS.slice(0, LIFECYCLE_EVENTS.indexOf('BeforeAllowTraffic')),
  'ReadyWait',
  ...LIFECYCLE_EVENTS.slice(LIFECYCLE_EVENTS.indexOf('BeforeAllowTraffic')),
  'TerminationWait',
  'Terminate',
] as const
