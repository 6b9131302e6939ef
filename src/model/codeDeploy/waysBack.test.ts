import { describe, expect, it } from 'vitest'
import { ALL_BACK, revisions, sets, codeDeployed, deploy, eventsOf, infoOf, waits } from '../../testing/codeDeploys.ts'
import { weightsAt } from '../../testing/shifting.ts'

describe('CDP-6 waits', () => {
  const stops = waits(
    { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 10 },
    { terminationWaitTimeInMinutes: 5 },
  )

  it('production traffic waits for ContinueDeployment, and the original task set for its time', () => {
    const made = codeDeployed(stops)
    const id = deploy(made.lab)
    made.lab.forward(300_000)
    expect(infoOf(made.lab, id).status).toBe('Ready')
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    made.lab.act('codedeploy', 'ContinueDeployment', { deploymentId: id })
    made.lab.forward(200_000)
    expect(infoOf(made.lab, id)).toMatchObject({ status: 'InProgress', instanceTerminationWaitTimeStarted: true })
    expect(revisions(made)).toHaveLength(4)
    made.lab.act('codedeploy', 'ContinueDeployment', { deploymentId: id, deploymentWaitType: 'TERMINATION_WAIT' })
    made.lab.forward(100_000)
    expect(infoOf(made.lab, id).status).toBe('Succeeded')
    expect(revisions(made)).toEqual(['far:2', 'far:2'])
  })

  it('is Stopped when nobody continues it in time', () => {
    const made = codeDeployed(stops)
    const id = deploy(made.lab)
    made.lab.forward(640_000)
    expect(infoOf(made.lab, id).status).toBe('Ready')
    made.lab.forward(20_000)
    expect(infoOf(made.lab, id)).toMatchObject({ status: 'Stopped', errorInformation: { code: 'TIMEOUT' } })
  })

  it('KEEP_ALIVE leaves the original task set', () => {
    const made = codeDeployed(waits({}, { action: 'KEEP_ALIVE' }))
    const id = deploy(made.lab)
    made.lab.forward(200_000)
    expect(infoOf(made.lab, id).status).toBe('Succeeded')
    expect(sets(made)).toMatchObject([{ status: 'PRIMARY' }, { status: 'ACTIVE', runningCount: 2 }])
  })
})

describe('CDP-7 what takes a deployment back', () => {
  const canary = { ...ALL_BACK, deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' }

  it('StopDeployment: another deployment gives all traffic back at once', () => {
    const made = codeDeployed(canary)
    const id = deploy(made.lab)
    made.lab.forward(120_000)
    expect(weightsAt(made, made.production)).toEqual([90, 10])
    made.lab.act('codedeploy', 'StopDeployment', { deploymentId: id })
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    const [back = ''] = made.lab.act('codedeploy', 'ListDeployments', {}).deployments as readonly string[]
    expect(infoOf(made.lab, id)).toMatchObject({ status: 'Stopped', rollbackInfo: { rollbackDeploymentId: back } })
    made.lab.forward(100_000)
    expect(infoOf(made.lab, back)).toMatchObject({
      status: 'Succeeded',
      creator: 'codeDeployRollback',
      rollbackInfo: { rollbackTriggeringDeploymentId: id },
    })
    expect(eventsOf(made.lab, id).slice(5)).toEqual([
      'BeforeAllowTraffic Succeeded',
      'AllowTraffic Failed',
      'AfterAllowTraffic Skipped',
    ])
    expect(revisions(made)).toEqual(['far:1', 'far:1'])
  })

  it('an alarm of its group, in the termination wait too', () => {
    const made = codeDeployed({
      ...ALL_BACK,
      ...waits({}, { terminationWaitTimeInMinutes: 60 }),
      alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] },
    })
    made.lab.act('cloudwatch', 'PutMetricAlarm', {
      AlarmName: 'errors',
      Namespace: 'lab',
      MetricName: 'errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    })
    const id = deploy(made.lab)
    made.lab.forward(300_000)
    expect(weightsAt(made, made.production)).toEqual([0, 100])
    made.lab.act('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'tried' })
    made.lab.forward(60_000)
    expect(infoOf(made.lab, id)).toMatchObject({ status: 'Stopped', errorInformation: { code: 'ALARM_ACTIVE' } })
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    expect(sets(made)[0]).toMatchObject({
      status: 'PRIMARY',
      taskDefinition: expect.stringMatching(/far:1$/) as string,
    })
  })

  it('without automatic rollback all stays as it is', () => {
    const made = codeDeployed({ deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' })
    const id = deploy(made.lab)
    made.lab.forward(120_000)
    made.lab.act('codedeploy', 'StopDeployment', { deploymentId: id })
    made.lab.forward(600_000)
    expect(weightsAt(made, made.production)).toEqual([90, 10])
    expect(sets(made)).toMatchObject([{ status: 'PRIMARY' }, { status: 'ACTIVE' }])
    expect(made.lab.refused('codedeploy', 'StopDeployment', { deploymentId: id }).name).toBe(
      'DeploymentAlreadyCompletedException',
    )
  })

  it('not once the original task set is deleted, and what takes one back is not taken back itself', () => {
    const made = codeDeployed({ ...ALL_BACK, ...waits({}, { terminationWaitTimeInMinutes: 0 }) })
    const id = deploy(made.lab)
    made.lab.forward(100_000)
    expect(sets(made)).toMatchObject([{ status: 'PRIMARY' }, { status: 'DRAINING' }])
    made.lab.act('codedeploy', 'StopDeployment', { deploymentId: id, autoRollbackEnabled: true })
    made.lab.forward(300_000)
    expect(infoOf(made.lab, id).status).toBe('Stopped')
    expect(infoOf(made.lab, id)).not.toHaveProperty('rollbackInfo')
    expect([weightsAt(made, made.production), revisions(made)]).toEqual([
      [0, 100],
      ['far:2', 'far:2'],
    ])

    const next = deploy(made.lab)
    made.lab.forward(20_000)
    made.lab.act('codedeploy', 'StopDeployment', { deploymentId: next, autoRollbackEnabled: true })
    const [back = ''] = made.lab.act('codedeploy', 'ListDeployments', {}).deployments as readonly string[]
    made.lab.act('codedeploy', 'StopDeployment', { deploymentId: back, autoRollbackEnabled: true })
    expect(made.lab.act('codedeploy', 'ListDeployments', {}).deployments).toHaveLength(3)
  })

  it('a service that is deleted fails it', () => {
    const made = codeDeployed(ALL_BACK)
    const id = deploy(made.lab)
    made.lab.forward(20_000)
    made.lab.ecs('DeleteService', { service: 'web', force: true })
    made.lab.forward(10_000)
    expect(infoOf(made.lab, id)).toMatchObject({ status: 'Failed', errorInformation: { code: 'ECS_UPDATE_ERROR' } })
  })
})
