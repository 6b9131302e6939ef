import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { createService, steadyYard } from '../../../testing/builders.ts'
import { copyWorld, type World } from '../world.ts'
import { DeploymentCounts } from './deploymentCounts.ts'
import type { Task } from './task.ts'

function twoServices() {
  const lab = steadyYard()
  createService(lab, { serviceName: 'other', desiredCount: 2 })
  lab.forward(120_000)
  return { world: copyWorld(lab.world), of: (name: string) => lab.tasks(name) }
}

function countsOf(world: World, name: string): readonly number[] {
  const { pendingCount, runningCount, leavingCount, healthyCount } = must(
    world.services.get(`yard/${name}`)?.deployments[0],
    name,
  )
  return [pendingCount, runningCount, leavingCount, healthyCount]
}

const stopping = (task: Task): Task => ({ ...task, step: 'stopping', isHealthy: false })

describe('DEP-10 the counts of deployments', () => {
  it('are changed once for all tasks of one in a row, and right for those of several', () => {
    const { world, of } = twoServices()
    const [running, others] = [of('web').length, of('other').length]
    const counts = new DeploymentCounts(world)
    const [one, two] = [must(of('web')[0], 'one'), must(of('web')[1], 'two')]
    const other = must(of('other')[0], 'another')
    const before = world.services.get('yard/web')
    counts.add(one, stopping(one))
    counts.add(two, stopping(two))
    expect(world.services.get('yard/web')).toBe(before)
    counts.add(other, stopping(other))
    expect(countsOf(world, 'web')).toEqual([0, running - 2, 2, running - 2])
    counts.finish()
    expect(countsOf(world, 'other')).toEqual([0, others - 1, 1, others - 1])
  })

  it('stay as they are, the service too, where a step changes none of them', () => {
    const { world, of } = twoServices()
    const [task] = of('web').map((one): Task => ({ ...one, step: 'pulling', isHealthy: false }))
    const before = world.services.get('yard/web')
    const counts = new DeploymentCounts(world)
    counts.add(must(task, 'a task'), { ...must(task, 'a task'), step: 'activating' })
    counts.add(null, { ...must(task, 'a task'), serviceName: null })
    counts.finish()
    expect(world.services.get('yard/web')).toBe(before)
  })

  it('forget the failures in a row as one task is healthy', () => {
    const { world, of } = twoServices()
    const task = must(of('web')[0], 'a task')
    const service = must(world.services.get('yard/web'), 'web')
    const [deployment] = service.deployments
    world.services.set('yard/web', { ...service, deployments: [{ ...must(deployment, 'one'), failedTasks: 3 }] })
    const counts = new DeploymentCounts(world)
    counts.add({ ...task, isHealthy: false }, task)
    counts.finish()
    expect(world.services.get('yard/web')?.deployments[0]?.failedTasks).toBe(0)
  })
})
