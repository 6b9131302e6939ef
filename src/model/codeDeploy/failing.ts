import type { CodeDeployErrorCode, CodeDeployment, EventRun, RollbackEvent } from '../world/codeDeploy/codeDeploy.ts'
import type { Context } from '../world/context.ts'
import type { World } from '../world/world.ts'
import { decideCodeDeploy } from './decideCodeDeploy.ts'
import { drawId } from './drawId.ts'
import { hookAnswer, hookOf } from './hook.ts'
import { aimListeners, isReachable } from './listenerTraffic.ts'
import { putDeployment, serviceOf, setNamed } from './stored.ts'
import { drain } from './draining.ts'

/** CDP-3, CDP-5: how long CodeDeploy waits for a replacement to be steady, and for a function to tell. */
export const PATIENCE_MS = 3_600_000

export interface CodeDeployFailure {
  readonly status: 'Failed' | 'Stopped'
  readonly code: CodeDeployErrorCode
  readonly message: string
  /** What its group may roll it back for. */
  readonly event: RollbackEvent
}

function failed(code: CodeDeployErrorCode, message: string): CodeDeployFailure {
  return { status: 'Failed', code, message, event: 'DEPLOYMENT_FAILURE' }
}

/** What makes a deployment fail now; `null` for nothing (CDP-5, CDP-7). */
export function failureNow(world: World, deployment: CodeDeployment): CodeDeployFailure | null {
  if (serviceOf(world, deployment) === undefined) {
    return failed('ECS_UPDATE_ERROR', 'The ECS service is not there, or is no more ACTIVE.')
  }
  // The original task set goes, or all is taken back already: nothing leads back from there.
  if (deployment.step === 'Terminate') return null
  return (
    alarmed(world, deployment) ??
    tooLate(world, deployment) ??
    hookFailed(world, deployment) ??
    cutOff(world, deployment)
  )
}

function alarmed(world: World, { group: { alarms } }: CodeDeployment): CodeDeployFailure | null {
  const names = alarms.enabled ? alarms.names.filter((name) => world.alarms.get(name)?.state === 'ALARM') : []
  if (names.length === 0) return null
  const message = `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <${names.join(', ')}>`
  return { status: 'Stopped', code: 'ALARM_ACTIVE', message, event: 'DEPLOYMENT_STOP_ON_ALARM' }
}

function tooLate({ nowMs }: World, { step, stepAtMs, untilMs }: CodeDeployment): CodeDeployFailure | null {
  if (step === 'ReadyWait' && nowMs >= (untilMs ?? 0)) {
    const message = 'The wait for traffic to be rerouted is over.'
    return { status: 'Stopped', code: 'TIMEOUT', message, event: 'DEPLOYMENT_FAILURE' }
  }
  if (step !== 'Install' || nowMs < stepAtMs + PATIENCE_MS) return null
  return failed(
    'TIMEOUT',
    'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
  )
}

function hookFailed(world: World, deployment: CodeDeployment): CodeDeployFailure | null {
  const target = hookOf(deployment)
  if (target === null) return null
  const isTooLate = world.nowMs >= deployment.stepAtMs + PATIENCE_MS
  const isFailed = hookAnswer(world, target).hookStatus === 'FAILED' && (deployment.untilMs ?? 0) <= world.nowMs
  if (!isTooLate && !isFailed) return null
  return failed('HOOK_EXECUTION_FAILURE', `The Lambda function ${target} of ${deployment.step} did not succeed.`)
}

function cutOff(world: World, { step, group }: CodeDeployment): CodeDeployFailure | null {
  const isNeeded = step === 'BeforeInstall' || step === 'BeforeAllowTraffic'
  if (!isNeeded || isReachable(world, group)) return null
  return failed(
    'ELASTIC_LOAD_BALANCING_INVALID',
    'The ELB could not be updated due to the following error: Primary taskset target group must be behind listener.',
  )
}

/** CDP-7: a deployment fails, and is taken back by another where its group says so. */
export function failDeployment(context: Context, before: CodeDeployment, failure: CodeDeployFailure): void {
  const { nowMs } = context
  const { code, message, status, event } = failure
  const { rollback } = before.group
  const service = serviceOf(context.world, before)
  // From there nothing leads back: the task set that would get all traffic again goes.
  const mayGoBack = service !== undefined && before.step !== 'Terminate'
  const isTakenBack = mayGoBack && rollback.enabled && rollback.events.includes(event)
  const backId = isTakenBack ? `d-${drawId(context)}` : null
  const events = before.events.map((one) => ended(one, nowMs))
  const error = { code, message }
  const over = { ...before, events, status, error, completedAtMs: nowMs, untilMs: null, rolledBackBy: backId }
  putDeployment(context, over)
  decideCodeDeploy(context, over, { action: 'failed' })
  if (backId !== null) takeBack(context, over, backId)
}

function ended(one: EventRun, atMs: number): EventRun {
  if (one.status === 'InProgress') return { ...one, status: 'Failed', endedAtMs: atMs }
  return one.status === 'Pending' ? { ...one, status: 'Skipped' } : one
}

/** The original task set has all traffic and is PRIMARY again at once; the replacement goes. */
function takeBack(context: Context, failed: CodeDeployment, id: string): void {
  const { nowMs: atMs } = context
  const service = serviceOf(context.world, failed)
  if (service === undefined) return
  const { blueId, greenId, group } = failed
  const green = setNamed(service, greenId)
  const greenArn = green?.settings.loadBalancers[0]?.targetGroupArn
  if (greenArn !== undefined && greenArn !== null) aimListeners(context, group, { greenArn, production: 0, test: 0 })
  if (service.deployments[0]?.id !== blueId) {
    context.emit({ kind: 'primaryTaskSetSet', serviceKey: service.key, deploymentId: blueId, atMs })
  }
  drain(context, service, green)
  const events = failed.events.map((one): EventRun => {
    const isOwn = one.name === 'AllowTraffic'
    return {
      ...one,
      status: isOwn ? 'Succeeded' : 'Skipped',
      startedAtMs: isOwn ? atMs : null,
      endedAtMs: isOwn ? atMs : null,
    }
  })
  const back: CodeDeployment = {
    ...failed,
    id,
    creator: 'codeDeployRollback',
    description: null,
    status: 'InProgress',
    events,
    step: 'Terminate',
    stepAtMs: atMs,
    production: 0,
    test: 0,
    error: null,
    rolledBackBy: null,
    takesBack: failed.id,
    createdAtMs: atMs,
    completedAtMs: null,
  }
  putDeployment(context, back)
  decideCodeDeploy(context, back, { action: 'takesBack' })
  context.schedule(atMs + 1_000, { kind: 'codeDeployDue', deploymentId: id })
}
