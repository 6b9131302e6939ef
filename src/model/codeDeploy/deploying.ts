import { must } from '../../base/assert.ts'
import { beginTaskSet } from '../service/beginTaskSet.ts'
import {
  isUnderWay,
  type DeploymentGroup,
  type CodeDeployment,
  type CodeDeployStep,
  type EventRun,
} from '../world/codeDeploy/codeDeploy.ts'
import { CODE_DEPLOY_STEPS } from '../world/codeDeploy/lifecycleEvents.ts'
import { trafficShifts } from '../world/codeDeploy/trafficConfigs.ts'
import type { Context, DueRows, Reactions, Waking } from '../world/context.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import { taskSetsOf } from '../world/taskSet/taskSetsOf.ts'
import type { World } from '../world/world.ts'
import { decideCodeDeploy } from './decideCodeDeploy.ts'
import { drain } from './draining.ts'
import { failDeployment, failureNow, PATIENCE_MS } from './failing.ts'
import { hookAnswer, hookOf } from './hook.ts'
import { aimListeners, pairOf } from './listenerTraffic.ts'
import { putDeployment, serviceOf, setNamed } from './stored.ts'

/** CDP-3: as short as one of the lab's steps lasts; AWS tells of no times. */
const STEP_MS = 1_000
const MINUTE_MS = 60_000

/** One look at a deployment: it fails, goes on, or rests. */
function lookAt(context: Context, id: string): void {
  const deployment = context.world.codeDeployments.get(id)
  if (deployment === undefined || !isUnderWay(deployment)) return
  const failure = failureNow(context.world, deployment)
  if (failure !== null) return failDeployment(context, deployment, failure)
  if (mayShift(context, deployment)) return shiftFurther(context, deployment)
  if (isOver(context, deployment)) return goOn(context, deployment)
  askAgain(context, deployment)
  rest(context, id)
}

/** A deployment whose step is over, or whose wait somebody ended, goes on to its next. */
export function goOn(context: Context, deployment: CodeDeployment): void {
  const next = nextStep(deployment)
  if (next === null) return succeed(context, deployment)
  enter(context, deployment, next)
}

function nextStep({ step, group, takesBack }: CodeDeployment): CodeDeployStep | null {
  if (takesBack !== null) return null
  // CDP-6: what is kept alive is nobody's any more.
  if (step === 'AfterAllowTraffic' && group.original.action === 'KEEP_ALIVE') return null
  const coming = CODE_DEPLOY_STEPS.slice(CODE_DEPLOY_STEPS.indexOf(step) + 1)
  return coming.find((one) => !isPassed(one, group)) ?? null
}

/** A wait that the group does not ask for. */
function isPassed(step: CodeDeployStep, { ready, original }: DeploymentGroup): boolean {
  if (step === 'ReadyWait') return ready.action === 'CONTINUE_DEPLOYMENT'
  return step === 'TerminationWait' && original.waitMinutes === 0
}

function mayShift({ nowMs }: Context, { step, shifts, group, untilMs, takesBack }: CodeDeployment): boolean {
  if (step !== 'AllowTraffic' || takesBack !== null || (untilMs ?? 0) > nowMs) return false
  return shifts < trafficShifts(group.configName).length
}

/** Whether a step has done what it is for. */
function isOver({ world, nowMs }: Context, deployment: CodeDeployment): boolean {
  const { step, stepAtMs, untilMs, greenId, blueId, takesBack } = deployment
  if (nowMs < stepAtMs + STEP_MS) return false
  const service = must(serviceOf(world, deployment), 'a service')
  const target = hookOf(deployment)
  if (target !== null) return hookAnswer(world, target).hookStatus === 'SUCCEEDED' && (untilMs ?? 0) <= nowMs
  switch (step) {
    case 'Install':
      return setNamed(service, greenId)?.rolloutState === 'COMPLETED'
    case 'ReadyWait':
      // Only somebody's word ends it.
      return false
    case 'Terminate':
      return setNamed(service, takesBack === null ? blueId : greenId) === undefined
    default:
      return (untilMs ?? 0) <= nowMs
  }
}

function enter(context: Context, before: CodeDeployment, step: CodeDeployStep): void {
  const { nowMs } = context
  const service = must(serviceOf(context.world, before), 'a service')
  const done = withEvent(before, before.step, { status: endOf(before), endedAtMs: nowMs })
  const entered = withEvent(done, step, { status: 'InProgress', startedAtMs: nowMs })
  const at: CodeDeployment = { ...entered, step, stepAtMs: nowMs, status: 'InProgress', untilMs: null }
  const after: CodeDeployment = { ...at, ...effectOf(context, at, service) }
  putDeployment(context, after)
  decideCodeDeploy(context, after, { action: step === 'AllowTraffic' ? 'shift' : 'step' })
  rest(context, after.id)
}

/** Test traffic is allowed where there is a test listener alone. */
function endOf({ step, group }: CodeDeployment): EventRun['status'] {
  return step === 'AllowTestTraffic' && group.testListenerArn === null ? 'Skipped' : 'Succeeded'
}

/** A deployment with one of its lifecycle events as it is now; what is none of them has no row. */
function withEvent(deployment: CodeDeployment, step: CodeDeployStep, fields: Partial<EventRun>): CodeDeployment {
  const events = deployment.events.map((one) => (one.name === step ? { ...one, ...fields } : one))
  return { ...deployment, events }
}

/** What comes of it as a step is entered (CDP-3 to CDP-6). */
function effectOf(context: Context, deployment: CodeDeployment, service: Service): Partial<CodeDeployment> {
  const { nowMs } = context
  const { step, group, greenId, blueId } = deployment
  switch (step) {
    case 'Install':
      return { greenId: install(context, deployment, service) }
    case 'AllowTestTraffic': {
      const test = group.testListenerArn === null ? 0 : 100
      aim(context, { ...deployment, test })
      return { test }
    }
    case 'ReadyWait':
      return { status: 'Ready', untilMs: nowMs + group.ready.waitMinutes * MINUTE_MS }
    case 'AllowTraffic':
      return shifted(context, deployment)
    case 'AfterAllowTraffic':
      context.emit({ kind: 'primaryTaskSetSet', serviceKey: service.key, deploymentId: greenId ?? '', atMs: nowMs })
      return {}
    case 'TerminationWait':
      return { untilMs: nowMs + group.original.waitMinutes * MINUTE_MS }
    case 'Terminate':
      drain(context, service, setNamed(service, blueId))
      return {}
    default:
      return {}
  }
}

/** The replacement task set, behind the target group that does not serve; what an earlier one left goes. */
function install(context: Context, deployment: CodeDeployment, service: Service): string {
  const { world } = context
  const { group, appSpec, blueId, id } = deployment
  const blue = must(setNamed(service, blueId), blueId)
  const greenArn = must(
    pairOf(world, group).find((arn) => arn !== null && arn !== blue.settings.loadBalancers[0]?.targetGroupArn),
    'CDP-3: a target group for the replacement',
  )
  for (const one of taskSetsOf(service)) if (one.id !== blueId) drain(context, service, one)
  aimListeners(context, group, { greenArn, production: 0, test: 0 })
  const { containerName, containerPort, definitionKey } = appSpec
  const loadBalancers = [{ targetGroupArn: greenArn, loadBalancerName: null, containerName, containerPort }]
  return beginTaskSet(context, service.key, {
    status: 'ACTIVE',
    definitionKey,
    network: blue.network,
    settings: { ...blue.settings, loadBalancers },
    launchType: blue.taskSet.launchType,
    scalePercent: 100,
    externalId: id,
    startedBy: 'CODE_DEPLOY',
  })
}

/** Writes the weights that a deployment stands at. */
function aim(context: Context, deployment: CodeDeployment): void {
  const service = must(serviceOf(context.world, deployment), 'a service')
  const green = setNamed(service, deployment.greenId)
  const greenArn = green?.settings.loadBalancers[0]?.targetGroupArn
  const { production, test } = deployment
  if (greenArn !== undefined && greenArn !== null) {
    aimListeners(context, deployment.group, { greenArn, production, test })
  }
}

function shifted(context: Context, deployment: CodeDeployment): Partial<CodeDeployment> {
  const { shifts, group } = deployment
  const { percent, minutes } = must(trafficShifts(group.configName)[shifts], 'CDP-4: a shift')
  aim(context, { ...deployment, production: percent })
  const untilMs = minutes > 0 ? context.nowMs + minutes * MINUTE_MS : null
  return { production: percent, shifts: shifts + 1, untilMs }
}

function shiftFurther(context: Context, before: CodeDeployment): void {
  const after: CodeDeployment = { ...before, ...shifted(context, before) }
  putDeployment(context, after)
  decideCodeDeploy(context, after, { action: 'shift' })
  rest(context, after.id)
  // With the last shift nothing is left to wait for: the event ends as soon as any.
  if (after.untilMs === null) {
    context.schedule(context.nowMs + STEP_MS, { kind: 'codeDeployDue', deploymentId: after.id })
  }
}

/** CDP-5: a function that is at it still is asked again after a while. */
function askAgain(context: Context, deployment: CodeDeployment): void {
  const { nowMs, world } = context
  const target = hookOf(deployment)
  if (target === null || nowMs < deployment.stepAtMs + STEP_MS || (deployment.untilMs ?? 0) > nowMs) return
  const { callBackDelaySeconds } = hookAnswer(world, target)
  const after = { ...deployment, untilMs: nowMs + callBackDelaySeconds * 1_000 }
  putDeployment(context, after)
  decideCodeDeploy(context, after, { action: 'hook' })
}

function succeed(context: Context, before: CodeDeployment): void {
  const { nowMs } = context
  const done = withEvent(before, before.step, { status: endOf(before), endedAtMs: nowMs })
  const after: CodeDeployment = { ...done, status: 'Succeeded', completedAtMs: nowMs, untilMs: null }
  putDeployment(context, after)
  decideCodeDeploy(context, after, { action: 'succeeded' })
}

/** Something comes of it by itself: the step is over, its rest, or CodeDeploy's patience. */
export function rest(context: Context, id: string): void {
  const { nowMs } = context
  const { stepAtMs, untilMs } = must(context.world.codeDeployments.get(id), id)
  const coming = [stepAtMs + STEP_MS, untilMs ?? 0, stepAtMs + PATIENCE_MS].filter((atMs) => atMs > nowMs)
  if (coming.length > 0) context.schedule(Math.min(...coming), { kind: 'codeDeployDue', deploymentId: id })
}

export const codeDeployDue: DueRows<'codeDeployDue'> = {
  codeDeployDue: {
    phase: 'delivery',
    once: ({ deploymentId }) => `codeDeploy ${deploymentId}`,
    run: (context, { deploymentId }) => {
      lookAt(context, deploymentId)
      return undefined
    },
  },
}

function wake(waking: Waking, is: (deployment: CodeDeployment) => boolean): void {
  const { world, nowMs } = waking
  for (const one of world.codeDeployments.values()) {
    if (isUnderWay(one) && is(one)) waking.schedule(nowMs, { kind: 'codeDeployDue', deploymentId: one.id })
  }
}

function isOf(key: string): (deployment: CodeDeployment) => boolean {
  return ({ group }) => serviceKey(group.clusterName, group.serviceName) === key
}

function isDeleted(world: World, key: string): boolean {
  return world.services.get(key)?.status !== 'ACTIVE'
}

export const codeDeployReactions: Reactions = {
  taskSetChanged: (waking, { serviceKey: key }) => wake(waking, isOf(key)),
  deploymentRemoved: (waking, { serviceKey: key }) => wake(waking, isOf(key)),
  serviceUpdated: (waking, { serviceKey: key }) => {
    if (isDeleted(waking.world, key)) wake(waking, isOf(key))
  },
  alarmEvaluated: (waking, { alarmName, state }) => {
    if (state === 'ALARM') wake(waking, ({ group }) => group.alarms.enabled && group.alarms.names.includes(alarmName))
  },
}
