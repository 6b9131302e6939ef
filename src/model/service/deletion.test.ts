import { describe, expect, it } from 'vitest'
import { createService, NETWORK, registerFargate, steadyYard, updateService } from '../../testing/builders.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'

function remove(lab: TestLab, fields: object = {}): void {
  lab.ecs('DeleteService', { service: 'web', ...fields })
}

const WEB = { cluster: 'yard', service: 'web' }

describe('SVC-8 deleting a service', () => {
  it('needs a desired count of 0, or force', () => {
    const lab = steadyYard()
    expect(lab.refusal('ecs', 'DeleteService', WEB)).toEqual({
      name: 'InvalidParameterException',
      message: 'The service cannot be stopped while it is scaled above 0.',
    })
    updateService(lab, { desiredCount: 0 })
    remove(lab)
    expect(lab.service().status).toBe('DRAINING')
  })

  it('stops its tasks and is INACTIVE when the last has stopped', () => {
    const lab = steadyYard()
    const tasks = lab.tasks()
    remove(lab, { force: true })
    expect([lab.service().status, lab.service().desiredCount]).toEqual(['DRAINING', 0])
    lab.forward(1_000)
    expect(lab.tasks().map(statusOf)).toEqual(Array(4).fill('STOPPING'))
    lab.forward(2_999)
    expect(lab.service().status).toBe('DRAINING')
    lab.forward(1)
    expect([lab.service().status, lab.tasks()]).toEqual(['INACTIVE', []])
    expect(tasks.map((one) => lab.task(one.id).stopCode)).toEqual(Array(4).fill('ServiceSchedulerInitiated'))
    lab.forward(600_000)
    expect(lab.service().status).toBe('INACTIVE')
    expect(lab.engine.isSettled).toBe(true)
  })

  it('stops tasks that do not run yet too', () => {
    const lab = steadyYard()
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(4_000)
    expect(lab.tasks()).toHaveLength(8)
    remove(lab, { force: true })
    lab.forward(10_000)
    expect([lab.service().status, lab.tasks()]).toEqual(['INACTIVE', []])
  })

  it('is INACTIVE at the first look when it has no tasks', () => {
    const lab = steadyYard()
    updateService(lab, { desiredCount: 0 })
    lab.forward(60_000)
    remove(lab)
    lab.forward(1_000)
    expect(lab.service().status).toBe('INACTIVE')
  })

  it('cannot be updated or deleted then', () => {
    const lab = steadyYard()
    remove(lab, { force: true })
    for (const ms of [0, 60_000]) {
      lab.forward(ms)
      expect(lab.refusal('ecs', 'UpdateService', WEB)).toEqual({
        name: 'ServiceNotActiveException',
        message: 'Service was not ACTIVE.',
      })
      // DeleteService knows no other error of a service that is no longer there to be deleted.
      expect(lab.refusal('ecs', 'DeleteService', { ...WEB, force: true })).toEqual({
        name: 'ServiceNotFoundException',
        message: 'Service not found.',
      })
    }
  })

  it('is listed while it is ACTIVE, and described as long as it is known', () => {
    const lab = steadyYard()
    const seen = () => {
      const { services } = lab.ecs('DescribeServices', { services: ['web'] }) as { services: { status: string }[] }
      return [(lab.ecs('ListServices', {}).serviceArns as readonly string[]).length, services[0]?.status]
    }
    expect(seen()).toEqual([1, 'ACTIVE'])
    remove(lab, { force: true })
    expect(seen()).toEqual([0, 'DRAINING'])
    lab.forward(60_000)
    expect(seen()).toEqual([0, 'INACTIVE'])
  })

  it('frees its name when it is INACTIVE, not before', () => {
    const lab = steadyYard()
    const create = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2 }
    remove(lab, { force: true })
    lab.forward(1_000)
    expect(lab.refusal('ecs', 'CreateService', create)).toEqual({
      name: 'InvalidParameterException',
      message: 'Unable to Start a service that is still Draining.',
    })
    lab.forward(10_000)
    expect(lab.ecs('ListServices', {}).serviceArns).toEqual([])
    lab.ecs('CreateService', create)
    lab.forward(100_000)
    expect([lab.service().isSteady, lab.tasks().length, lab.service().deployments.length]).toEqual([true, 2, 1])
  })

  it('MET-1 and the service that has the name next gets one datapoint a minute, not two', () => {
    const lab = steadyYard()
    remove(lab, { force: true })
    lab.forward(6_000)
    createService(lab)
    lab.forward(600_000)
    const times = lab.world.metrics.get('yard/web')?.map((one) => one.atMs) ?? []
    expect(times.length).toBeGreaterThan(7)
    expect(new Set(times).size).toBe(times.length)
  })

  it('goes for Fargate too, interface by interface', () => {
    const lab = steadyYard()
    registerFargate(lab)
    const network = { launchType: 'FARGATE', networkConfiguration: NETWORK }
    createService(lab, { serviceName: 'far', taskDefinition: 'far', desiredCount: 2, ...network })
    lab.forward(5_000)
    lab.ecs('DeleteService', { service: 'far', force: true })
    lab.forward(2_000)
    // They had no host yet, so there was nothing to take down.
    expect(lab.service('far').status).toBe('INACTIVE')
  })
})
