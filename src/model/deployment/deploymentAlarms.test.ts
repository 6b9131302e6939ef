import { describe, expect, it } from 'vitest'
import { createService, register, updateService, yard } from '../../testing/builders.ts'
import { history, registerBroken, until } from '../../testing/deployments.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const ALARM = { MetricName: 'Errors', Namespace: 'Shop', Statistic: 'Sum', Period: 60, EvaluationPeriods: 2 }

/** A service that is steady on web:1 with alarms, and an alarm on errors. */
function watched(configuration: Input = {}, alarms: Input = {}): TestLab {
  const lab = yard()
  register(lab)
  register(lab)
  const how = { Threshold: 1, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' }
  for (const AlarmName of ['errors', 'slow']) lab.act('cloudwatch', 'PutMetricAlarm', { ...ALARM, ...how, AlarmName })
  const given = { alarmNames: ['errors', 'slow'], enable: true, rollback: true, ...alarms }
  createService(lab, { desiredCount: 2, deploymentConfiguration: { ...configuration, alarms: given } })
  until(lab, () => lab.service().isSteady)
  return lab
}

const raise = (lab: TestLab, AlarmName = 'errors') =>
  lab.act('cloudwatch', 'SetAlarmState', { AlarmName, StateValue: 'ALARM', StateReason: 'as told' })
const failure = (lab: TestLab) => lab.decisions.find((one) => one.kind === 'failure')

describe('DEP-21 alarms of a deployment', () => {
  it('one that goes into ALARM makes it fail, and rolls it back, in ECS’s words', () => {
    const lab = watched()
    const [good] = lab.service().deployments
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(20_000)
    const bad = lab.service().deployments[0]?.id ?? ''
    raise(lab)
    lab.forward(5_000)
    expect(failure(lab)).toMatchObject({ cause: 'alarms', alarmNames: ['errors'], to: { deploymentId: good?.id } })
    expect(lab.messages()).toContain(`(deployment ${bad}) deployment failed: alarm detected.`)
    expect(lab.messages()).toContain(`rolling back to deployment ${good?.id ?? ''}.`)
    expect(history(lab)[0]).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      alarms: { status: 'TRIGGERED', alarmNames: ['errors', 'slow'], triggeredAlarmNames: ['errors'] },
    })
    until(lab, () => lab.service().isSteady)
    expect(history(lab)[0]?.status).toBe('ROLLBACK_SUCCESSFUL')
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['web:1', 'web:1'])
  })

  it.each([
    ['without rollback it only fails', { rollback: false }, 'STOPPED'],
    ['that are off do nothing', { enable: false }, 'SUCCESSFUL'],
    ['another alarm than theirs does nothing', { alarmNames: ['slow'] }, 'SUCCESSFUL'],
  ])('%s', (_, alarms, status) => {
    const lab = watched({}, alarms)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(20_000)
    raise(lab)
    lab.forward(600_000)
    expect(history(lab)[0]?.status).toBe(status)
  })

  it('are ignored for the whole of a deployment that starts while one is in ALARM', () => {
    const lab = watched()
    raise(lab)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(10_000)
    raise(lab, 'slow')
    expect(history(lab)[0]).toMatchObject({ status: 'IN_PROGRESS', alarms: { status: 'DISABLED' } })
    until(lab, () => history(lab)[0]?.status === 'SUCCESSFUL')
    expect(failure(lab)).toBeUndefined()
    const bakes = lab.rolling().filter((one) => one.waitsFor === 'alarms')
    expect(bakes.map((one) => one.deployments[0]?.definitionKey)).toEqual(['web:1'])
  })

  it('and a circuit breaker: the first to fire, with its own rollback', () => {
    const lab = watched({ deploymentCircuitBreaker: { enable: true, rollback: false } })
    registerBroken(lab)
    updateService(lab, { taskDefinition: 'web:3' })
    until(lab, () => failure(lab) !== undefined)
    expect(failure(lab)).toMatchObject({ cause: 'circuitBreaker', rollsBack: false })
    raise(lab)
    lab.forward(60_000)
    expect(lab.decisions.filter((one) => one.kind === 'failure')).toHaveLength(1)
  })
})

describe('DEP-22 the bake time', () => {
  it.each([
    ['as it is given', { bakeTimeInMinutes: 10 }, 600_000],
    ['else as long as the alarms look back', {}, 120_000],
  ])('is %s: the deployment is IN_PROGRESS until it is over', (_, configuration, bakeMs) => {
    const lab = watched(configuration)
    updateService(lab, { taskDefinition: 'web:2' })
    const baking = () =>
      lab.rolling().findLast((one) => one.waitsFor === 'alarms' && one.deployments[0]?.definitionKey === 'web:2')
    until(lab, () => baking() !== undefined)
    const { atMs = 0, waitsUntilMs = 0 } = baking() ?? {}
    expect((waitsUntilMs ?? 0) - atMs).toBe(bakeMs)
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['web:2', 'web:2'])
    lab.to((waitsUntilMs ?? 0) - 1)
    expect(history(lab)[0]?.status).toBe('IN_PROGRESS')
    lab.forward(1)
    expect(history(lab)[0]?.status).toBe('SUCCESSFUL')
  })

  it('an alarm in it takes the service back to tasks of the old revision', () => {
    const lab = watched({ bakeTimeInMinutes: 10 })
    updateService(lab, { taskDefinition: 'web:2' })
    until(lab, () =>
      lab.rolling().some((one) => one.waitsFor === 'alarms' && one.deployments[0]?.definitionKey === 'web:2'),
    )
    lab.forward(300_000)
    raise(lab)
    until(lab, () => lab.service().isSteady)
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['web:1', 'web:1'])
  })
})
