import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { act, decidedShifts, revisionsNow } from '../../../testing/shiftReads.ts'
import { BLUE_GREEN, deployNext, shiftedService, traceOf, weightsAt } from '../../../testing/shifting.ts'
import { createService, register, registerFargate, updateService, yard } from '../../../testing/builders.ts'
import { history, until } from '../../../testing/deployments.ts'
import type { Input } from '../../../testing/testLab.ts'
import { targetsIn } from '../../../testing/balancers.ts'

const LINEAR: Input = { strategy: 'LINEAR', linearConfiguration: { stepPercent: 40, stepBakeTimeInMinutes: 2 } }
const CANARY: Input = {
  strategy: 'CANARY',
  canaryConfiguration: { canaryPercent: 12.5, canaryBakeTimeInMinutes: 3 },
  bakeTimeInMinutes: 1,
}

const BEFORE_TRAFFIC = [
  '0 PENDING - 100/0',
  '1 PRE_SCALE_UP 100/0',
  '5 SCALE_UP 100/0',
  '92 POST_SCALE_UP 100/0',
  '96 TEST_TRAFFIC_SHIFT 100/0',
  '100 POST_TEST_TRAFFIC_SHIFT 100/0',
  '104 PRE_PRODUCTION_TRAFFIC_SHIFT 100/0',
]

describe('DEP-31 the stages of a deployment, in AWS’s order', () => {
  it('blue/green: all at once, then the bake; the old revision goes after it', () => {
    const made = shiftedService(BLUE_GREEN)
    deployNext(made.lab)
    expect(traceOf(made, 900_000)).toEqual([
      ...BEFORE_TRAFFIC,
      '108 PRODUCTION_TRAFFIC_SHIFT 0/100',
      '112 POST_PRODUCTION_TRAFFIC_SHIFT 0/100',
      '116 BAKE_TIME 0/100',
      '416 CLEAN_UP 0/100',
      '475 SUCCESSFUL CLEAN_UP 0/100',
    ])
    expect(made.lab.messages().slice(-3)).toEqual([
      expect.stringContaining('has begun draining connections on 2 tasks.'),
      expect.stringContaining('deployment completed.'),
      'has reached a steady state.',
    ])
  })

  it('linear: the stages of the shift are gone through again for each step', () => {
    const made = shiftedService(LINEAR)
    deployNext(made.lab)
    expect(traceOf(made, 900_000)).toEqual([
      ...BEFORE_TRAFFIC,
      '108 PRODUCTION_TRAFFIC_SHIFT 60/40',
      '228 PRE_PRODUCTION_TRAFFIC_SHIFT 60/40',
      '232 PRODUCTION_TRAFFIC_SHIFT 20/80',
      '352 PRE_PRODUCTION_TRAFFIC_SHIFT 20/80',
      '356 PRODUCTION_TRAFFIC_SHIFT 0/100',
      '360 POST_PRODUCTION_TRAFFIC_SHIFT 0/100',
      '364 BAKE_TIME 0/100',
      '368 CLEAN_UP 0/100',
      '427 SUCCESSFUL CLEAN_UP 0/100',
    ])
  })

  it('canary: a part, then the rest; tenths of percents are weights of a thousand', () => {
    const made = shiftedService(CANARY)
    deployNext(made.lab)
    expect(traceOf(made, 900_000)).toEqual([
      ...BEFORE_TRAFFIC,
      '108 PRODUCTION_TRAFFIC_SHIFT 875/125',
      '288 PRE_PRODUCTION_TRAFFIC_SHIFT 875/125',
      '292 PRODUCTION_TRAFFIC_SHIFT 0/100',
      '296 POST_PRODUCTION_TRAFFIC_SHIFT 0/100',
      '300 BAKE_TIME 0/100',
      '360 CLEAN_UP 0/100',
      '419 SUCCESSFUL CLEAN_UP 0/100',
    ])
  })

  it('each stage is a decision, and a deployment that begins while another goes on reconciles first', () => {
    const made = shiftedService(BLUE_GREEN)
    const { lab } = made
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    expect(decidedShifts(lab)).toEqual([
      'PRE_SCALE_UP',
      'SCALE_UP',
      'POST_SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'POST_TEST_TRAFFIC_SHIFT',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
    ])
    registerFargate(lab)
    deployNext(lab, { taskDefinition: 'far:3' })
    const rows = traceOf(made, 900_000)
    expect(rows.slice(0, 2)).toEqual(['0 PENDING - 0/100', '4 RECONCILE_SERVICE 100/0'])
    expect(rows.at(-1)).toMatch(/SUCCESSFUL CLEAN_UP 0\/100$/)
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['far:3', 'far:3'])
  })
})

describe('DEP-32 two groups, of which one serves', () => {
  it('tasks of the new revision are registered in the other group, and the roles swap each time', () => {
    const made = shiftedService(BLUE_GREEN)
    const { lab, groups } = made
    const counts = (): readonly number[] => groups.map((arn) => targetsIn(lab, arn).length)
    expect(counts()).toEqual([2, 0])
    deployNext(lab)
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    expect(counts()).toEqual([2, 2])
    expect(revisionsNow(lab)).toMatchObject({
      source: { requestedTaskCount: 2, runningTaskCount: 2, production: 0, test: 0 },
      target: { requestedTaskCount: 2, runningTaskCount: 2, production: 100, test: 100 },
    })
    // The revision says which group it came to serve behind, whichever its service names first.
    const resolved = (): unknown => {
      const serviceRevisionArns = [(must(history(lab)[0], 'its deployment').targetServiceRevision as Input).arn]
      const told = lab.ecs('DescribeServiceRevisions', { serviceRevisionArns }).serviceRevisions as readonly Input[]
      return told[0]?.resolvedConfiguration
    }
    const productionListenerRule = made.production
    expect(resolved()).toEqual({ loadBalancers: [{ targetGroupArn: groups[1], productionListenerRule }] })
    lab.forward(600_000)
    expect(counts()).toEqual([0, 2])
    deployNext(lab, { taskDefinition: 'far:1' })
    lab.forward(900_000)
    expect(counts()).toEqual([2, 0])
    expect(resolved()).toEqual({ loadBalancers: [{ targetGroupArn: groups[0], productionListenerRule }] })
    expect(weightsAt(made, made.production)).toEqual([100, 0])
  })

  it('the test rule comes first, and traffic follows the weights of both', () => {
    const made = shiftedService(CANARY)
    const { lab, listener, testListener } = made
    for (const [listenerArn, peakRequestsPerSecond] of [
      [listener, 40],
      [testListener, 8],
    ] as const) {
      act(lab, 'SetTraffic', { listenerArn, shape: 'constant', peakRequestsPerSecond })
    }
    deployNext(lab)
    const perSecond = (): readonly number[] =>
      made.groups.map((arn) => {
        lab.forward(10_000)
        return lab.world.poolFlows.get(arn)?.perSecond ?? 0
      })
    until(lab, () => revisionsNow(lab).stage === 'POST_SCALE_UP')
    lab.forward(100)
    expect(weightsAt(made, made.test)).toEqual([100, 0])
    until(lab, () => weightsAt(made, made.test)[1] === 100)
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    until(lab, () => weightsAt(made, made.production)[1] === 125)
    expect(perSecond()).toEqual([35, 13])
    until(lab, () => weightsAt(made, made.production)[1] === 100)
    expect(perSecond()).toEqual([0, 48])
  })

  it('each revision keeps its tasks until the clean-up, protected or not: a lost one of the old is replaced as it was', () => {
    const made = shiftedService(BLUE_GREEN)
    const { lab } = made
    deployNext(lab, { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } } })
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    const ofOld = () => lab.tasks().filter((one) => one.definitionKey === 'far:1')
    expect(ofOld().map((one) => one.availabilityZone)).toEqual(['us-east-1a', 'us-east-1b'])
    lab.ecs('StopTask', { task: ofOld()[1]?.id })
    lab.forward(120_000)
    expect(revisionsNow(lab)).toMatchObject({ stage: 'BAKE_TIME', source: { runningTaskCount: 2 } })
    // The new revision has one subnet, in the other zone.
    expect(ofOld().map((one) => one.availabilityZone)).toEqual(['us-east-1a', 'us-east-1b'])
    updateService(lab, { desiredCount: 3 })
    lab.forward(100_000)
    expect(revisionsNow(lab)).toMatchObject({
      stage: 'BAKE_TIME',
      source: { runningTaskCount: 3 },
      target: { runningTaskCount: 3 },
    })
  })

  it('a service without a load balancer goes through the stages, and no traffic is shifted', () => {
    const lab = yard()
    register(lab)
    register(lab)
    createService(lab, { deploymentConfiguration: { ...BLUE_GREEN, bakeTimeInMinutes: 1 } })
    lab.forward(100_000)
    updateService(lab, { taskDefinition: 'web:2' })
    until(lab, () => revisionsNow(lab).stage === 'BAKE_TIME')
    expect(lab.tasks()).toHaveLength(8)
    expect(revisionsNow(lab)).toMatchObject({ target: { production: 0, test: 0 } })
    lab.forward(200_000)
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['web:2', 'web:2', 'web:2', 'web:2'])
  })
})
