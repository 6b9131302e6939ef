import { describe, expect, it } from 'vitest'
import { act, decidedShifts, hooksNow, revisionsNow } from '../../../testing/shiftReads.ts'
import {
  BLUE_GREEN,
  deployNext,
  LAMBDA,
  lambdaHook,
  shiftedBy,
  shiftedService,
  traceOf,
  twoSided,
  weightsAt,
  type TwoSided,
} from '../../../testing/shifting.ts'
import { putAlarm } from '../../../testing/alarms.ts'
import { createService, NETWORK, registerFargate, updateService } from '../../../testing/builders.ts'
import { history, until } from '../../../testing/deployments.ts'
import type { TestLab } from '../../../testing/testLab.ts'

/** A canary whose tasks begin to answer with errors while a tenth of the requests is theirs. */
function failingCanary(enable: boolean): TwoSided {
  const deploymentCircuitBreaker = { enable, rollback: true }
  const canaryConfiguration = { canaryPercent: 10 }
  const made = shiftedService({ strategy: 'CANARY', canaryConfiguration, deploymentCircuitBreaker })
  const { lab } = made
  deployNext(lab)
  until(lab, () => weightsAt(made, made.production)[1] === 10)
  const responds = { fromSeconds: 120, how: 'code', code: 500 }
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition: 'far:2', responds })
  return made
}

describe('DEP-35 the bake and the clean-up', () => {
  it('both revisions run through the bake, and only then the old one stops', () => {
    const made = shiftedService({ ...BLUE_GREEN, bakeTimeInMinutes: 10 })
    const { lab } = made
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    lab.forward(595_000)
    expect(lab.tasks().filter((one) => one.step === 'running')).toHaveLength(4)
    lab.forward(10_000)
    expect(revisionsNow(lab).stage).toBe('CLEAN_UP')
    expect(lab.tasks().filter((one) => one.step === 'running')).toHaveLength(2)
  })

  it('an update of the bake time alone begins nothing anew, and holds from the next bake on', () => {
    const made = shiftedService({ ...BLUE_GREEN, bakeTimeInMinutes: 10 })
    const { lab } = made
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    updateService(lab, { deploymentConfiguration: { bakeTimeInMinutes: 1 } })
    lab.forward(595_000)
    expect(revisionsNow(lab).stage).toBe('BAKE_TIME')
    until(lab, () => history(lab)[0]?.status === 'SUCCESSFUL')
    deployNext(lab, { taskDefinition: 'far:1' })
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    lab.forward(65_000)
    expect(revisionsNow(lab).stage).toBe('CLEAN_UP')
  })
})

describe('DEP-36 taking it back', () => {
  const stop = (made: TwoSided): void => {
    made.lab.ecs('StopServiceDeployment', { serviceDeploymentArn: history(made.lab)[0]?.serviceDeploymentArn })
  }

  it('in the bake traffic is back at once, and then the new revision stops', () => {
    const made = shiftedService(BLUE_GREEN)
    const { lab } = made
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    stop(made)
    expect(traceOf(made, 300_000)).toEqual([
      '0 ROLLBACK_REQUESTED BAKE_TIME 0/100',
      '4 ROLLBACK_IN_PROGRESS - 100/0',
      '63 ROLLBACK_SUCCESSFUL - 100/0',
    ])
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['far:1', 'far:1'])
    // The next begins from the same side.
    deployNext(lab)
    lab.forward(600_000)
    expect(weightsAt(made, made.production)).toEqual([0, 100])
  })

  it('in CLEAN_UP there is no way back but a new deployment', () => {
    const made = shiftedService(BLUE_GREEN)
    const { lab } = made
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'CLEAN_UP')
    const serviceDeploymentArn = history(lab)[0]?.serviceDeploymentArn
    expect(lab.refusal('ecs', 'StopServiceDeployment', { serviceDeploymentArn }).name).toBe('ConflictException')
  })

  it('an alarm takes a canary back while a part of the traffic is with it', () => {
    const alarms = { alarmNames: ['high'], enable: true, rollback: true }
    const made = shiftedService({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 10 }, alarms })
    const { lab } = made
    putAlarm(lab)
    deployNext(lab)
    until(lab, () => weightsAt(made, made.production)[1] === 10)
    lab.act('cloudwatch', 'SetAlarmState', { AlarmName: 'high', StateValue: 'ALARM', StateReason: 'test' })
    lab.forward(5_000)
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    expect(history(lab)[0]).toMatchObject({ status: 'ROLLBACK_IN_PROGRESS', alarms: { triggeredAlarmNames: ['high'] } })
  })

  it('without any alarm a circuit breaker takes a canary back whose tasks turn unhealthy', () => {
    const made = failingCanary(true)
    expect(traceOf(made, 600_000)).toEqual([
      '0 PRODUCTION_TRAFFIC_SHIFT 90/10',
      '258 ROLLBACK_IN_PROGRESS - 100/0',
      '317 ROLLBACK_SUCCESSFUL - 100/0',
    ])
    expect(history(made.lab)[0]).toMatchObject({
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 4, threshold: 3 },
    })
  })

  it('with neither all traffic comes to it when its time is over, and the old revision stays until it is healthy', () => {
    const made = failingCanary(false)
    expect(traceOf(made, 1_200_000).at(-1)).toBe('620 CLEAN_UP 0/100')
    const running = made.lab.tasks().filter((one) => one.step === 'running' && one.definitionKey === 'far:1')
    expect(running).toHaveLength(2)
  })

  it('a revision that was rolled out task by task has its traffic back too: the next update brought the strategy', () => {
    const made = twoSided()
    const { lab, groups } = made
    registerFargate(lab)
    registerFargate(lab)
    const [targetGroupArn] = groups
    createService(lab, {
      taskDefinition: 'far:1',
      desiredCount: 2,
      launchType: 'FARGATE',
      networkConfiguration: NETWORK,
      loadBalancers: [{ targetGroupArn, containerName: 'main', containerPort: 80 }],
    })
    lab.forward(300_000)
    deployNext(lab, { loadBalancers: shiftedBy(made), deploymentConfiguration: BLUE_GREEN })
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    stop(made)
    lab.forward(5_000)
    expect(weightsAt(made, made.production)).toEqual([100, 0])
  })

  it('a circuit breaker finds a new revision out before it has any traffic', () => {
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }
    const made = shiftedService({ ...BLUE_GREEN, ...breaker })
    const { lab } = made
    const broken = { name: 'side', image: 'broken:1', memory: 64, essential: false }
    const dependsOn = [{ containerName: 'side', condition: 'SUCCESS' }]
    const main = { name: 'main', image: 'web:1', portMappings: [{ containerPort: 80 }], dependsOn }
    registerFargate(lab, 'far', { containerDefinitions: [main, broken] })
    lab.act('lab', 'SetContainerBehavior', { image: 'broken:1', exitAfterSeconds: 0, exitCode: 1 })
    deployNext(lab, { taskDefinition: 'far:3' })
    until(lab, () => history(lab)[0]?.status === 'ROLLBACK_SUCCESSFUL')
    expect(decidedShifts(lab)).toEqual(['PRE_SCALE_UP', 'SCALE_UP'])
    expect(history(lab)[0]).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' })
    expect(weightsAt(made, made.production)).toEqual([100, 0])
  })

  it('the hooks of both shifts are called once more, and the rollback waits for none', () => {
    const { lab, made } = hookedCanary()
    const before = hooksNow(lab).length
    act(lab, 'SetLifecycleHookAnswer', { hookTargetArn: LAMBDA, hookStatus: 'IN_PROGRESS' })
    stop(made)
    lab.forward(5_000)
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    expect(hooksNow(lab).slice(before)).toMatchObject([
      { targetArn: LAMBDA, status: 'IN_PROGRESS' },
      { targetArn: LAMBDA, status: 'IN_PROGRESS' },
    ])
    expect(calledBack(lab)).toEqual(['PRODUCTION_TRAFFIC_SHIFT IN_PROGRESS', 'TEST_TRAFFIC_SHIFT IN_PROGRESS'])
    act(lab, 'SetLifecycleHookAnswer', { hookTargetArn: LAMBDA, hookStatus: 'FAILED' })
    lab.forward(40_000)
    expect(calledBack(lab).slice(2)).toEqual(['PRODUCTION_TRAFFIC_SHIFT FAILED', 'TEST_TRAFFIC_SHIFT FAILED'])
    until(lab, () => history(lab)[0]?.status === 'ROLLBACK_SUCCESSFUL')
    expect(history(lab)[0]?.status).toBe('ROLLBACK_SUCCESSFUL')
  })

  it('hooks of other stages are not', () => {
    const { lab, made } = hookedCanary(['POST_SCALE_UP', 'PRE_PRODUCTION_TRAFFIC_SHIFT'])
    stop(made)
    lab.forward(100_000)
    expect(calledBack(lab)).toEqual([])
  })
})

/** A canary with a part of the traffic, and a Lambda function at these stages. */
function hookedCanary(stages: readonly string[] = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT']) {
  const made = shiftedService({ strategy: 'CANARY', lifecycleHooks: [lambdaHook(stages)] })
  deployNext(made.lab)
  until(made.lab, () => weightsAt(made, made.production)[1] === 5)
  return { lab: made.lab, made }
}

/** What hooks answered as the deployment rolled back. */
function calledBack({ decisions }: TestLab): readonly string[] {
  return decisions.flatMap((one) =>
    one.kind === 'shift' && one.isRollback === true ? one.hooks.map(({ status }) => `${one.stage} ${status}`) : [],
  )
}
