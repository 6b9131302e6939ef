import { describe, expect, it } from 'vitest'
import { createService, NETWORK, registerFargate, steadyYard, updateService } from '../../testing/builders.ts'
import { checkInvariants } from '../../testing/invariants.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'

function remove(lab: TestLab, fields: object = {}): void {
  lab.ecs('DeleteService', { service: 'web', ...fields })
}

const HOUR_MS = 3_600_000
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

  it('asks its tasks to stop, says so, and is INACTIVE then: it does not wait until they have stopped', () => {
    const lab = steadyYard()
    const tasks = lab.tasks()
    const [deployment] = lab.service().deployments
    remove(lab, { force: true })
    lab.forward(999)
    expect([lab.service().status, lab.service().desiredCount]).toEqual(['DRAINING', 0])
    lab.forward(1)
    expect(lab.service().status).toBe('INACTIVE')
    expect(lab.tasks().map(statusOf)).toEqual(Array(4).fill('STOPPING'))
    const words = tasks.map(({ id }) => `(task ${id})`).join(' ')
    expect(lab.service().events[0]?.message).toBe(`(service web) has stopped 4 running tasks: ${words}.`)
    lab.forward(3_000)
    expect(lab.tasks()).toEqual([])
    const ends = tasks.map((one) => lab.task(one.id)).map(({ stopCode, stoppedReason }) => [stopCode, stoppedReason])
    const reason = `Scaling activity initiated by (deployment ${deployment?.id ?? ''})`
    expect(ends).toEqual(Array(4).fill(['ServiceSchedulerInitiated', reason]))
    lab.forward(600_000)
    expect(lab.service().status).toBe('INACTIVE')
    expect(lab.engine.isSettled).toBe(true)
  })

  it('is told without deployments then, also when two were under way', () => {
    const lab = steadyYard()
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(4_000)
    const told = () => lab.ecs('DescribeServices', { services: ['web'] }).services
    remove(lab, { force: true })
    expect(told()).toMatchObject([{ status: 'DRAINING', deployments: { length: 2 } }])
    lab.forward(1_000)
    const none = { deployments: [], currentServiceRevisions: [], runningCount: 0, pendingCount: 0 }
    expect(told()).toMatchObject([{ status: 'INACTIVE', ...none }])
    expect(lab.messages().slice(-2)).toEqual([
      'stopped 4 pending tasks.',
      expect.stringMatching(/^has stopped 4 running tasks: /),
    ])
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

  it('cannot be updated then; to delete it again answers it as it stands, with or without force', () => {
    const lab = steadyYard()
    remove(lab, { force: true })
    for (const [ms, status] of [
      [0, 'DRAINING'],
      [60_000, 'INACTIVE'],
    ] as const) {
      lab.forward(ms)
      expect(lab.refusal('ecs', 'UpdateService', WEB)).toEqual({
        name: 'ServiceNotActiveException',
        message: 'Service was not ACTIVE.',
      })
      const before = lab.engine.hash
      for (const force of [true, false]) {
        expect(lab.ecs('DeleteService', { ...WEB, force })).toMatchObject({ service: { serviceName: 'web', status } })
      }
      expect(lab.engine.hash).toBe(before)
    }
    expect(lab.refusal('ecs', 'DeleteService', { ...WEB, service: 'nobody' })).toEqual({
      name: 'ServiceNotFoundException',
      message: 'Service not found.',
    })
  })
})

describe('SVC-8 a service that is deleted', () => {
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
    expect(lab.refusal('ecs', 'CreateService', create)).toEqual({
      name: 'InvalidParameterException',
      message: 'Unable to Start a service that is still Draining.',
    })
    lab.forward(1_000)
    expect(lab.ecs('ListServices', {}).serviceArns).toEqual([])
    lab.ecs('CreateService', create)
    // The tasks of the one before still stop, and are none of its own.
    expect([lab.tasks().length, checkInvariants(lab.world)]).toEqual([4, []])
    lab.forward(100_000)
    expect([lab.service().isSteady, lab.tasks().length, lab.service().deployments.length]).toEqual([true, 2, 1])
  })

  it('INS-5 what has its name is steady though tasks of it stop on an instance whose agent is away', () => {
    const lab = steadyYard({ instances: 2, service: { desiredCount: 2 } })
    const [gone] = lab.world.instances.keys()
    lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: gone, connected: false })
    remove(lab, { force: true })
    lab.forward(HOUR_MS * 2)
    // It is remembered as long as a task of it is, and no longer.
    expect(lab.service().status).toBe('INACTIVE')
    createService(lab, { desiredCount: 1 })
    lab.forward(60_000)
    expect([lab.service().isSteady, lab.tasks().map(statusOf).sort()]).toEqual([true, ['RUNNING', 'STOPPING']])
    expect(checkInvariants(lab.world)).toEqual([])
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
