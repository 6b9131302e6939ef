import { describe, expect, it } from 'vitest'
import { createService, register, updateService, yard } from '../../testing/builders.ts'
import { badUpdate, breaker, failChecks, history, registerBroken, until } from '../../testing/deployments.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const failure = (lab: TestLab) => lab.decisions.find((one) => one.kind === 'failure')

describe('DEP-18 a rollback', () => {
  it.each(['start', 'health'] as const)('goes back to the last COMPLETED deployment where %s fails', (how) => {
    const lab = badUpdate(how, { desiredCount: 2, ...breaker() })
    const [bad, good] = lab.service().deployments
    const old = lab.tasks().filter((one) => one.definitionKey === 'web:1')
    until(lab, () => failure(lab) !== undefined)
    expect(failure(lab)).toMatchObject({ to: { deploymentId: good?.id, definitionKey: 'web:1' }, rule: 'DEP-18' })
    expect(
      lab.service().deployments.map((one) => [one.id, one.status, one.rolloutState, one.rolloutStateReason]),
    ).toEqual([
      [
        good?.id,
        'PRIMARY',
        'IN_PROGRESS',
        `ECS deployment circuit breaker: rolling back to deploymentId ${good?.id ?? ''}.`,
      ],
      [bad?.id, 'ACTIVE', 'FAILED', 'ECS deployment circuit breaker: tasks failed to start.'],
    ])
    expect(history(lab)[0]).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    })
    until(lab, () => lab.service().isSteady)
    expect(lab.service().deployments[0]).toMatchObject({ runningCount: 2, healthyCount: 2 })
    // The same tasks as before: none of them is new.
    expect(lab.tasks()).toEqual(old.map(({ id }) => lab.task(id)))
    const told = lab.messages()
    expect(told.slice(told.indexOf(`rolling back to deployment ${good?.id ?? ''}.`)).at(-1)).toBe(
      'has reached a steady state.',
    )
    const [newest, before] = history(lab)
    expect([newest?.status, before?.status]).toEqual(['ROLLBACK_SUCCESSFUL', 'SUCCESSFUL'])
    expect(newest?.rollback).toMatchObject({
      serviceRevisionArn: `arn:aws:ecs:us-east-1:123456789012:service-revision/yard/web/${good?.id.slice(8) ?? ''}`,
    })
  })

  it('brings back a deployment whose last task has stopped, as it was', () => {
    const lab = badUpdate('health', {
      desiredCount: 1,
      ...breaker({}, { minimumHealthyPercent: 0, maximumPercent: 100 }),
    })
    until(lab, () => failure(lab) !== undefined)
    until(lab, () => lab.service().isSteady)
    expect(lab.service().deployments.map((one) => [one.definitionKey, one.rolloutState])).toEqual([
      ['web:1', 'COMPLETED'],
    ])
    expect(lab.tasks()).toHaveLength(1)
  })

  it('with none that was COMPLETED fails itself, and nothing is started', () => {
    const lab = yard()
    registerBroken(lab)
    createService(lab, { desiredCount: 1, ...breaker() })
    until(lab, () => failure(lab) !== undefined)
    lab.forward(600_000)
    expect(failure(lab)).toMatchObject({ rollsBack: true, to: null })
    expect(history(lab)[0]).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    })
    expect(lab.tasks()).toEqual([])
  })

  it('one that is rolled back to is no target until it is COMPLETED again', () => {
    const lab = badUpdate('start', { desiredCount: 2, ...breaker() })
    until(lab, () => failure(lab) !== undefined)
    registerBroken(lab)
    updateService(lab, { taskDefinition: 'web:3' })
    expect(history(lab)[1]).toMatchObject({ status: 'ROLLBACK_FAILED' })
    until(lab, () => history(lab)[0]?.status === 'ROLLBACK_FAILED')
    expect(history(lab)[0]).toMatchObject({ statusReason: 'No rollback candidate was found to run the rollback.' })
  })

  it('is at most once: what fails while it goes on counts for nothing', () => {
    const lab = badUpdate('health', { desiredCount: 2, ...breaker() })
    until(lab, () => failure(lab) !== undefined)
    failChecks(lab, 'web:1')
    lab.forward(900_000)
    expect(lab.decisions.filter((one) => one.kind === 'failure')).toHaveLength(1)
    expect(history(lab)[0]?.status).toBe('ROLLBACK_IN_PROGRESS')
  })
})

describe('DEP-20 a service deployment that fails', () => {
  it('has stoppedAt only where nothing is rolled back', () => {
    for (const rollback of [true, false]) {
      const lab = badUpdate('start', { desiredCount: 2, ...breaker({ rollback }) })
      until(lab, () => failure(lab) !== undefined)
      const [newest] = history(lab)
      expect(newest?.status).toBe(rollback ? 'ROLLBACK_IN_PROGRESS' : 'STOPPED')
      expect([newest?.stoppedAt !== undefined, newest?.rollback !== undefined]).toEqual([!rollback, rollback])
      // What ListServiceDeployments says of it is as much.
      const { serviceDeployments } = lab.ecs('ListServiceDeployments', { service: 'web' })
      expect((serviceDeployments as readonly Input[])[0]?.statusReason).toBe(newest?.statusReason)
      expect(history(lab)).toHaveLength(2)
    }
  })
})

describe('DEP-19 StopServiceDeployment', () => {
  const arnOf = (lab: TestLab) => history(lab)[0]?.serviceDeploymentArn
  const stop = (lab: TestLab, fields: Input = {}) =>
    lab.ecs('StopServiceDeployment', { serviceDeploymentArn: arnOf(lab), ...fields })

  it('rolls back one that is PENDING or IN_PROGRESS, without any rollback option', () => {
    for (const afterMs of [0, 8_000]) {
      const lab = badUpdate('start', { desiredCount: 2 })
      lab.forward(afterMs)
      expect(stop(lab, { stopType: 'ROLLBACK' })).toEqual({ serviceDeploymentArn: arnOf(lab) })
      expect(history(lab)[0]?.status).toBe('ROLLBACK_REQUESTED')
      lab.forward(4_000)
      expect(history(lab)[0]?.status).toBe('ROLLBACK_IN_PROGRESS')
      // Again is no other act.
      expect(stop(lab)).toEqual({ serviceDeploymentArn: arnOf(lab) })
      until(lab, () => lab.service().isSteady)
      expect(history(lab)[0]?.status).toBe('ROLLBACK_SUCCESSFUL')
      expect(failure(lab)).toMatchObject({ cause: 'user', rule: 'DEP-19' })
      const over = { serviceDeploymentArn: arnOf(lab) }
      expect(lab.refusal('ecs', 'StopServiceDeployment', over).name).toBe('ConflictException')
    }
  })

  it('what is stopped before the scheduler has looked, and cannot be rolled back, never starts', () => {
    const lab = yard()
    register(lab)
    createService(lab, { desiredCount: 2 })
    stop(lab)
    lab.forward(60_000)
    expect(history(lab)[0]).toMatchObject({ status: 'ROLLBACK_FAILED' })
    expect(history(lab)[0]).not.toHaveProperty('startedAt')
    expect(lab.service().deployments[0]?.rolloutState).toBe('FAILED')
  })

  it('takes no ABORT, in AWS’s words, and none that is over or not there', () => {
    const lab = badUpdate('start', { desiredCount: 2 })
    const serviceDeploymentArn = arnOf(lab)
    expect(lab.refused('ecs', 'StopServiceDeployment', { serviceDeploymentArn, stopType: 'ABORT' })).toEqual({
      name: 'UnsupportedFeatureException',
      message: 'ECS StopServiceDeployment API with ABORT stopType is not supported.',
      field: 'stopType',
    })
    const old = history(lab)[1]?.serviceDeploymentArn
    expect(lab.refusal('ecs', 'StopServiceDeployment', { serviceDeploymentArn: old }).name).toBe('ConflictException')
    const none = { serviceDeploymentArn: `${String(old)}x` }
    expect(lab.refusal('ecs', 'StopServiceDeployment', none).name).toBe('ServiceDeploymentNotFoundException')
  })
})
