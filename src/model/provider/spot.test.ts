import { describe, expect, it } from 'vitest'
import { createService, NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { addProvider, putProviders } from '../../testing/providers.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'

const BY_SPOT = {
  capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
  networkConfiguration: NETWORK,
}

function spotYard(): TestLab {
  const lab = yard({ instances: 0 })
  putProviders(lab, ['FARGATE', 'FARGATE_SPOT'])
  registerFargate(lab)
  createService(lab, { taskDefinition: 'far', desiredCount: 2, ...BY_SPOT })
  lab.forward(120_000)
  return lab
}

describe('CPR-11 Fargate Spot', () => {
  it('an interrupted task is told to stop, and its service starts another', () => {
    const lab = spotYard()
    const [task] = lab.tasks()
    lab.act('lab', 'InterruptSpotTask', { cluster: 'yard', task: task?.id })
    expect(lab.ecs('DescribeTasks', { tasks: [task?.id] }).tasks).toMatchObject([
      {
        desiredStatus: 'STOPPED',
        lastStatus: 'STOPPING',
        stopCode: 'SpotInterruption',
        stoppedReason: 'Your Spot Task was interrupted.',
      },
    ])
    expect(lab.decisions.findLast((one) => one.kind === 'stop')).toMatchObject({ cause: 'spotInterruption' })
    // Its replacement does not wait until it has stopped.
    lab.forward(2_000)
    expect(lab.tasks().map(statusOf)).toEqual(['STOPPING', 'RUNNING', 'PROVISIONING'])
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING'])
  })

  it('while there is no capacity nothing starts, on Spot alone, and the service says so', () => {
    const lab = spotYard()
    lab.act('lab', 'SetSpotCapacity', { available: false })
    lab.act('lab', 'InterruptSpotTask', { cluster: 'yard', task: lab.tasks()[0]?.id })
    lab.forward(300_000)
    expect([lab.tasks().length, lab.service().waiting?.count]).toEqual([1, 1])
    expect(lab.messages().at(-1)).toMatch(/^was unable to place a task. Reason: Capacity is unavailable at this time./)
    expect(runTask(lab, { taskDefinition: 'far', count: 2, ...BY_SPOT })).toEqual({
      ids: [],
      reasons: ['RESOURCE:FARGATE', 'RESOURCE:FARGATE'],
    })
    const onDemand = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
    expect(runTask(lab, onDemand).ids).toHaveLength(1)
    lab.act('lab', 'SetSpotCapacity', { available: true })
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING'])
  })

  it('what is no task of it is not interrupted', () => {
    const lab = spotYard()
    const onDemand = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
    const { ids } = runTask(lab, onDemand)
    expect(lab.refused('lab', 'InterruptSpotTask', { cluster: 'yard', task: ids[0] }).field).toBe('task')
  })
})

describe('CPR-10 a Spot Instance that is interrupted', () => {
  it('drains for two minutes, is gone then, and is replaced by its group', () => {
    const lab = yard({ instances: 1 })
    const LaunchTemplate = { LaunchTemplateSpecification: { LaunchTemplateName: 'cp' } }
    const InstancesDistribution = { OnDemandPercentageAboveBaseCapacity: 0 }
    const mixed = { LaunchTemplate: undefined, MixedInstancesPolicy: { LaunchTemplate, InstancesDistribution } }
    addProvider(lab, { instances: 1, group: mixed })
    register(lab)
    lab.forward(180_000)
    const [other, spot] = lab.instances
    expect(lab.refused('lab', 'InterruptSpotInstance', { cluster: 'yard', containerInstance: other?.id }).field).toBe(
      'containerInstance',
    )
    createService(lab, { desiredCount: 2, placementStrategy: [{ type: 'spread', field: 'instanceId' }] })
    lab.forward(60_000)
    lab.act('lab', 'InterruptSpotInstance', { cluster: 'yard', containerInstance: spot?.id })
    expect(lab.world.instances.get(spot?.id ?? '')?.status).toBe('DRAINING')
    lab.forward(119_999)
    expect([lab.world.instances.has(spot?.id ?? ''), lab.tasks().map((one) => one.instanceId)]).toEqual([
      true,
      [other?.id, other?.id],
    ])
    lab.forward(1)
    expect(lab.instances.map((one) => [one.id === other?.id, one.status])).toEqual([
      [true, 'ACTIVE'],
      [false, 'booting'],
    ])
  })
})
