import { describe, expect, it } from 'vitest'
import {
  createService,
  NETWORK,
  register,
  registerFargate,
  runTask,
  steadyYard,
  updateService,
  yard,
} from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { Engine } from '../engine/engine.ts'
import { apply } from '../world/apply.ts'
import { tagsOf } from '../world/tags/tags.ts'
import { newWorld } from '../world/world.ts'

const TEAM = { key: 'team', value: 'dev' }
const STAGE = { key: 'stage', value: 'test' }
const INCLUDE = { include: ['TAGS'] }
const OF_CLUSTER = { key: 'aws:ecs:clusterName', value: 'yard' }
const OF_SERVICE = { key: 'aws:ecs:serviceName', value: 'web' }

function tagsOfTask(lab: TestLab, id: string) {
  return tagsOf(lab.world, { kind: 'task', id })
}

/** A service of one task in a yard, of a revision with the tag `stage`. */
function taggedYard(fields: Input = {}): TestLab {
  const lab = yard()
  for (let i = 0; i < 2; i++) register(lab, 'web', { tags: [STAGE] })
  createService(lab, { desiredCount: 1, tags: [TEAM], ...fields })
  lab.forward(60_000)
  return lab
}

/** The tags of the service's tasks, oldest first. */
function taskTags(lab: TestLab) {
  return lab.tasks().map(({ id }) => tagsOfTask(lab, id))
}

describe('TAG-4 what is made with tags', () => {
  it('has them from the start', () => {
    const lab = yard()
    lab.ecs('CreateCluster', { clusterName: 'second', tags: [TEAM] })
    register(lab, 'web', { tags: [STAGE] })
    createService(lab, { tags: [TEAM, STAGE] })
    const [first = '', second = ''] = runTask(lab, { count: 2, tags: [TEAM] }).ids
    expect(Object.fromEntries(lab.world.tags)).toEqual({
      'cluster second': [TEAM],
      'taskDefinition web:1': [STAGE],
      'service yard/web': [TEAM, STAGE],
      [`task ${first}`]: [TEAM],
      [`task ${second}`]: [TEAM],
    })
  })

  it('is not made where they are refused', () => {
    const lab = yard()
    const tags = [{ key: 'aws:x', value: '' }]
    expect(lab.refused('ecs', 'CreateCluster', { clusterName: 'second', tags }).field).toBe('tags[0].key')
    expect(lab.world.clusters.size).toBe(1)
  })

  it('a cluster that is there already stays as it is', () => {
    const lab = yard()
    lab.ecs('CreateCluster', { clusterName: 'yard', tags: [TEAM] })
    expect(lab.world.tags.size).toBe(0)
  })

  it('RegisterTaskDefinition alone refuses an empty list, in AWS’s words', () => {
    const lab = yard()
    const containerDefinitions = [{ name: 'main', image: 'web:1', cpu: 256, memory: 512 }]
    expect(lab.refusal('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions, tags: [] })).toEqual({
      name: 'ClientException',
      message: 'Tags can not be empty.',
    })
    lab.ecs('CreateCluster', { clusterName: 'second', tags: [] })
    register(lab)
    createService(lab, { tags: [] })
    expect(runTask(lab, { tags: [] }).ids).toHaveLength(1)
    expect(lab.world.tags.size).toBe(0)
  })

  it('no tag changes the hash of a lab without', () => {
    const hash = (fields: Input) => {
      const lab = yard()
      register(lab)
      createService(lab, fields)
      lab.forward(300_000)
      return lab.engine.hash
    }
    expect(hash({ tags: [] })).toBe(hash({}))
    expect(hash({ tags: [TEAM] })).not.toBe(hash({}))
  })
})

describe('TAG-5 tags in answers', () => {
  const one = (answer: Input, name: string) => (answer[name] as readonly Input[])[0] ?? {}

  it('stand in what was made, and beside a task definition', () => {
    const lab = yard()
    expect(lab.ecs('CreateCluster', { clusterName: 'second', tags: [TEAM] }).cluster).toMatchObject({ tags: [TEAM] })
    const containerDefinitions = [{ name: 'main', image: 'web:1', cpu: 256, memory: 512 }]
    const registered = lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions, tags: [STAGE] })
    expect(registered.tags).toEqual([STAGE])
    expect(registered.taskDefinition).not.toHaveProperty('tags')
    expect(lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions })).not.toHaveProperty('tags')
    const input = { serviceName: 'web', taskDefinition: 'web', desiredCount: 0 }
    expect(lab.ecs('CreateService', { ...input, tags: [TEAM] }).service).toMatchObject({ tags: [TEAM] })
    expect(lab.ecs('CreateService', { ...input, serviceName: 'api' }).service).not.toHaveProperty('tags')
    expect(one(lab.ecs('RunTask', { taskDefinition: 'web', tags: [TEAM] }), 'tasks').tags).toEqual([TEAM])
  })

  it('stand in a description that is asked to include them', () => {
    const lab = taggedYard({ propagateTags: 'SERVICE' })
    const tasks = lab.tasks().map(({ id }) => id)
    const containerInstances = [lab.instance(0).id]
    const resourceArn = `arn:aws:ecs:us-east-1:123456789012:container-instance/yard/${lab.instance(0).id}`
    lab.act('ecs', 'TagResource', { resourceArn, tags: [STAGE] })
    const asked: readonly (readonly [string, Input, string])[] = [
      ['DescribeClusters', { clusters: ['yard'] }, 'clusters'],
      ['DescribeServices', { services: ['web'] }, 'services'],
      ['DescribeTasks', { tasks }, 'tasks'],
      ['DescribeContainerInstances', { containerInstances }, 'containerInstances'],
    ]
    const told = (more: Input) =>
      asked.map(([name, input, field]) => one(lab.ecs(name, { ...input, ...more }), field).tags)
    expect(told(INCLUDE)).toEqual([[], [TEAM], [TEAM], [STAGE]])
    expect(told({})).toEqual([[], undefined, [], []])
    const definition = { taskDefinition: 'web:1' }
    expect(lab.ecs('DescribeTaskDefinition', { ...definition, ...INCLUDE }).tags).toEqual([STAGE])
    expect(lab.ecs('DescribeTaskDefinition', definition).tags).toEqual([])
    expect(lab.ecs('DescribeTaskDefinition', definition).taskDefinition).not.toHaveProperty('tags')
    expect(lab.ecs('DescribeClusters', { clusters: ['yard'], include: ['SETTINGS'] })).toHaveProperty('clusters')
  })

  it('and a service tells what its new tasks are tagged with', () => {
    const lab = taggedYard({ enableECSManagedTags: true })
    const told = () => one(lab.ecs('DescribeServices', { services: ['web'] }), 'services')
    expect(told()).toMatchObject({ propagateTags: 'NONE', enableECSManagedTags: true })
    updateService(lab, { propagateTags: 'TASK_DEFINITION' })
    expect(told()).toMatchObject({ propagateTags: 'TASK_DEFINITION', enableECSManagedTags: true })
    updateService(lab, { enableECSManagedTags: false, propagateTags: 'NONE' })
    expect(told()).toMatchObject({ propagateTags: 'NONE', enableECSManagedTags: false })
  })
})

describe('TAG-6 a new task takes tags', () => {
  it.each([
    ['SERVICE', [TEAM]],
    ['TASK_DEFINITION', [STAGE]],
    ['NONE', []],
    [undefined, []],
  ])('of what propagateTags says: %s', (propagateTags, tags) => {
    expect(taskTags(taggedYard({ propagateTags }))).toEqual([tags])
  })

  it('as they are when it starts: what comes later reaches new tasks alone', () => {
    const lab = taggedYard({ propagateTags: 'SERVICE' })
    const resourceArn = 'arn:aws:ecs:us-east-1:123456789012:service/yard/web'
    lab.act('ecs', 'TagResource', { resourceArn, tags: [{ ...TEAM, value: 'ops' }] })
    lab.act('ecs', 'UntagResource', { resourceArn, tagKeys: ['stage'] })
    expect(taskTags(lab)).toEqual([[TEAM]])
    updateService(lab, { desiredCount: 2 })
    lab.forward(60_000)
    expect(taskTags(lab)).toEqual([[TEAM], [{ ...TEAM, value: 'ops' }]])
  })

  it('and no deployment starts for it, until one is forced', () => {
    const lab = taggedYard()
    updateService(lab, { propagateTags: 'TASK_DEFINITION' })
    lab.forward(60_000)
    expect(lab.service().deployments).toHaveLength(1)
    expect(taskTags(lab)).toEqual([[]])
    updateService(lab, { forceNewDeployment: true })
    lab.forward(300_000)
    expect(taskTags(lab)).toEqual([[STAGE]])
  })

  it('as before where an update says nothing of it', () => {
    const lab = taggedYard({ propagateTags: 'SERVICE' })
    updateService(lab, { enableECSManagedTags: false, desiredCount: 2 })
    lab.forward(60_000)
    expect(taskTags(lab)).toEqual([[TEAM], [TEAM]])
  })

  it('of its own definition where RunTask says so, and never of a service', () => {
    const lab = taggedYard()
    const [id = ''] = runTask(lab, { propagateTags: 'TASK_DEFINITION' }).ids
    expect(tagsOfTask(lab, id)).toEqual([STAGE])
    const input = { cluster: 'yard', taskDefinition: 'web', propagateTags: 'SERVICE' }
    const { name, field } = lab.refused('ecs', 'RunTask', input)
    expect([name, field]).toEqual(['InvalidParameterException', 'propagateTags'])
  })
})

describe('DET-4 tags that no command gave', () => {
  it('come from the changes alone: in the page’s copy, and after a checkpoint', () => {
    const lab = yard()
    const copy = newWorld(lab.world.seed)
    lab.engine.listener = (change) => apply(copy, change)
    register(lab, 'web', { tags: [STAGE] })
    lab.ecs('CreateCluster', { clusterName: 'annex', tags: [TEAM] })
    lab.act('ecs', 'CreateService', {
      cluster: 'annex',
      serviceName: 'far',
      taskDefinition: registerFargate(lab, 'far', { tags: [STAGE] }),
      launchType: 'FARGATE',
      networkConfiguration: NETWORK,
      desiredCount: 3,
      propagateTags: 'TASK_DEFINITION',
      enableECSManagedTags: true,
    })
    const restored = Engine.restore(lab.engine.checkpoint())
    lab.to(300_000)
    restored.runUntil(300_000)
    expect(lab.world.tags.size).toBe(6)
    expect(copy.tags).toEqual(lab.world.tags)
    expect(restored.world.tags).toEqual(lab.world.tags)
    expect(restored.hash).toBe(lab.engine.hash)
  })
})

describe('TAG-7 RunTask’s own tags', () => {
  it('stand in the place of those of the definition', () => {
    const lab = taggedYard()
    const tags = [TEAM, { key: 'stage', value: 'live' }]
    const [id = ''] = runTask(lab, { propagateTags: 'TASK_DEFINITION', tags }).ids
    expect(tagsOfTask(lab, id)).toEqual([{ key: 'stage', value: 'live' }, TEAM])
  })

  it('and those together are at most 50, or no task starts', () => {
    const lab = taggedYard()
    const tags = Array.from({ length: 50 }, (_, index) => ({ key: `key${String(index)}`, value: '' }))
    const input = { cluster: 'yard', taskDefinition: 'web', propagateTags: 'TASK_DEFINITION' }
    expect(lab.refusal('ecs', 'RunTask', { ...input, tags })).toEqual({
      name: 'InvalidParameterException',
      message: 'The resource would have 51 tags of its own, it takes 50.',
    })
    const managed = { ...input, enableECSManagedTags: true, tags: tags.slice(1) }
    const [id = ''] = runTask(lab, managed).ids
    expect(tagsOfTask(lab, id)).toHaveLength(51)
  })
})

describe('TAG-8 ECS’s own tags', () => {
  it('name a task’s cluster and service', () => {
    const lab = taggedYard({ enableECSManagedTags: true, propagateTags: 'SERVICE' })
    expect(taskTags(lab)).toEqual([[OF_CLUSTER, OF_SERVICE, TEAM]])
  })

  it('and of a task without a service its cluster alone', () => {
    const lab = taggedYard()
    const [id = ''] = runTask(lab, { enableECSManagedTags: true }).ids
    expect(tagsOfTask(lab, id)).toEqual([OF_CLUSTER])
  })

  it('are given as a task starts, so those that are there have none', () => {
    const lab = steadyYard()
    const before = lab.tasks().length
    updateService(lab, { enableECSManagedTags: true, desiredCount: before + 1 })
    lab.forward(60_000)
    expect(taskTags(lab)).toEqual([...Array.from({ length: before }, () => []), [OF_CLUSTER, OF_SERVICE]])
  })
})
