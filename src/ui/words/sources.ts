/** Where a rule of SPEC.md is written by AWS, in few words. */
export interface RuleSource {
  readonly ruleId: string
  readonly source: string
}

const DEPLOYMENT_CONFIGURATION = 'API reference, DeploymentConfiguration'
const ROLLING_UPDATE = 'Developer Guide, Amazon ECS service deployments: rolling update'
const STRATEGIES = 'Developer Guide, task placement strategies'
const PLACEMENT = 'Developer Guide, task placement'
const LIFECYCLE = 'Developer Guide, task lifecycle'
const DRAINING = 'Developer Guide, container instance draining'
const EVENTS = 'Developer Guide, service event messages'

const SOURCES: Readonly<Record<string, string>> = {
  'DEP-1': DEPLOYMENT_CONFIGURATION,
  'DEP-2': DEPLOYMENT_CONFIGURATION,
  'DEP-3': DEPLOYMENT_CONFIGURATION,
  'DEP-4': DEPLOYMENT_CONFIGURATION,
  'DEP-5': ROLLING_UPDATE,
  'DEP-6': ROLLING_UPDATE,
  'DEP-7': DEPLOYMENT_CONFIGURATION,
  'DEP-8': 'API reference, Deployment',
  'DEP-9': 'the model: AWS publishes no pace',
  'PLC-1': PLACEMENT,
  'PLC-2': STRATEGIES,
  'PLC-3': DRAINING,
  'PLC-4': 'API reference, UpdateService',
  'PLC-5': STRATEGIES,
  'PLC-6': EVENTS,
  'TSK-1': LIFECYCLE,
  'TSK-5': 'API reference, StopTask',
  'TSK-6': 'API reference, Task: stopCode',
  'SVC-2': 'Developer Guide, service event messages: steady state',
  'SVC-6': EVENTS,
}

/** The rule's id and its source; without one the rule is the model's own. */
export function sourceOf(ruleId: string): RuleSource {
  return { ruleId, source: SOURCES[ruleId] ?? 'SPEC.md' }
}

/** `Rule DEP-2 · source: API reference, DeploymentConfiguration`. */
export function sourceText(ruleId: string): string {
  return `Rule ${ruleId} · source: ${sourceOf(ruleId).source}`
}
