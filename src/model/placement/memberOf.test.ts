import { describe, expect, it } from 'vitest'
import { addInstances, createService, register, runTask, updateService, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const PROD = 'attribute:stack == prod'
const UNMET = 'MemberOf placement constraint unsatisfied.'

function memberOf(expression: string): Input {
  return { type: 'memberOf', expression }
}

function asking(...expressions: readonly string[]): Input {
  return { placementConstraints: expressions.map(memberOf) }
}

function put(lab: TestLab, index: number, of: Readonly<Record<string, string>>): void {
  const target = { targetType: 'container-instance', targetId: lab.instance(index).id }
  lab.ecs('PutAttributes', { attributes: Object.entries(of).map(([name, value]) => ({ name, value, ...target })) })
}

/** Of the tasks that nobody has asked to stop: by instance, in order of launch. */
function countsOf(lab: TestLab): readonly number[] {
  const tasks = [...lab.world.tasks.values()].filter((one) => one.desiredStatus === 'RUNNING')
  return lab.instances.map((instance) => tasks.filter((one) => one.instanceId === instance.id).length)
}

/** Three instances of which the second is prod and the third dev. */
function stacks(): TestLab {
  const lab = yard({ instances: 3 })
  put(lab, 1, { stack: 'prod' })
  put(lab, 2, { stack: 'dev' })
  register(lab)
  return lab
}

describe('PLC-8 memberOf', () => {
  it('leaves RunTask the instances that it selects, and says of others that it is unsatisfied', () => {
    const lab = stacks()
    expect(runTask(lab, { count: 3, ...asking(PROD) }).reasons).toEqual([])
    expect(countsOf(lab)).toEqual([0, 3, 0])
    expect(runTask(lab, asking('attribute:stack == none')).reasons).toEqual([UNMET, UNMET, UNMET])
  })

  it('holds together: every one of them, and those of the definition', () => {
    const lab = stacks()
    register(lab, 'own', asking('attribute:stack exists'))
    expect(runTask(lab, { taskDefinition: 'own', count: 2, ...asking('attribute:stack != prod') }).reasons).toEqual([])
    expect(countsOf(lab)).toEqual([0, 0, 2])
    expect(runTask(lab, { taskDefinition: 'own', ...asking('attribute:stack !exists') }).reasons).toHaveLength(3)
  })

  it('of a definition, of another type of instance, starts nothing', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'inference', asking('attribute:ecs.instance-type == inf1.xlarge'))
    expect(runTask(lab, { taskDefinition: 'inference' }).reasons).toEqual([UNMET])
    expect(lab.ecs('DescribeTaskDefinition', { taskDefinition: 'inference' }).taskDefinition).toMatchObject(
      asking('attribute:ecs.instance-type == inf1.xlarge'),
    )
  })

  it('of a service is said in its event, and an attribute that is put gives its tasks their place', () => {
    const lab = stacks()
    createService(lab, { desiredCount: 2, ...asking('attribute:stack == test') })
    lab.to(10_000)
    const [closest] = lab.instances
    expect(lab.messages().at(-1)).toBe(
      `was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance ${closest?.id ?? ''}) encountered error "${UNMET}". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
    )
    expect(lab.ecs('DescribeServices', { services: ['web'] }).services).toMatchObject([
      { placementConstraints: [memberOf('attribute:stack == test')] },
    ])
    put(lab, 0, { stack: 'test' })
    lab.forward(5_000)
    expect(countsOf(lab)).toEqual([2, 0, 0])
  })

  it('that UpdateService gives counts for tasks that start later', () => {
    const lab = stacks()
    createService(lab, { desiredCount: 2, ...asking(PROD) })
    lab.to(60_000)
    updateService(lab, { desiredCount: 4, ...asking('attribute:stack == dev') })
    lab.forward(60_000)
    expect(countsOf(lab)).toEqual([0, 2, 2])
    updateService(lab, { desiredCount: 7, placementConstraints: [] })
    lab.forward(60_000)
    expect(countsOf(lab)).toEqual([3, 2, 2])
  })
})

describe('PLC-8 memberOf by the tasks of an instance', () => {
  it('looks again with each task that is placed', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    const apart = asking('not(task:group == family:web)')
    expect(runTask(lab, { count: 3, ...apart }).reasons).toEqual([UNMET, UNMET])
    expect(countsOf(lab)).toEqual([1, 1])
  })

  it('waits for a task of a group, and is placed beside it', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    register(lab, 'db')
    createService(lab, { desiredCount: 2, ...asking('task:group == family:db') })
    lab.to(10_000)
    expect(countsOf(lab)).toEqual([0, 0])
    runTask(lab, { taskDefinition: 'db' })
    lab.forward(5_000)
    expect([...countsOf(lab)].sort()).toEqual([0, 3])
  })

  it('has a place away from a group as soon as one is told to stop, like distinctInstance', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'db')
    register(lab)
    const [id] = runTask(lab, { taskDefinition: 'db' }).ids
    createService(lab, { desiredCount: 1, ...asking('task:group != family:db') })
    lab.to(10_000)
    expect(countsOf(lab)).toEqual([1])
    lab.ecs('StopTask', { task: id })
    const [group] = [{ group: 'family:db', placementConstraints: [{ type: 'distinctInstance' }] }]
    expect(runTask(lab, { taskDefinition: 'db', ...group }).reasons).toEqual([])
    lab.ecs('StopTask', { task: [...lab.world.tasks.keys()].at(-1) })
    lab.forward(1_000)
    expect(countsOf(lab)).toEqual([1])
    expect(lab.tasks()).toHaveLength(1)
  })
})

describe('PLC-8 memberOf, as it is given and explained', () => {
  it('is refused past ten with those of the definition', () => {
    const lab = yard()
    register(lab, 'six', asking(...Array<string>(6).fill(PROD)))
    const refusal = lab.refusal('ecs', 'RunTask', {
      cluster: 'yard',
      taskDefinition: 'six',
      ...asking(...Array<string>(5).fill(PROD)),
    })
    expect(refusal).toEqual({ name: 'InvalidParameterException', message: 'Maximum number of constraints is 10' })
    expect(runTask(lab, { taskDefinition: 'six', ...asking(...Array<string>(4).fill(PROD)) }).reasons).toHaveLength(3)
  })

  it('CQL-1 of a definition that cannot be read is refused as a definition is', () => {
    const message =
      "The expression 'stack' cannot be read: at character 1 it takes attribute:NAME, agentConnected, agentVersion, ec2InstanceId, registeredAt, runningTasksCount, task:group."
    const containerDefinitions = [{ name: 'main', image: 'web', memory: 128 }]
    const refusal = yard().refusal('ecs', 'RegisterTaskDefinition', {
      family: 'a',
      containerDefinitions,
      ...asking('stack'),
    })
    expect(refusal).toEqual({ name: 'ClientException', message })
  })

  it('is explained by what is on each instance', () => {
    const lab = stacks()
    createService(lab, { desiredCount: 1, ...asking('agentConnected == true', PROD) })
    lab.to(5_000)
    const checks = lab
      .placement(0)
      .explanation?.candidates.map((one) => one.checks.find((check) => check.name === 'memberOf'))
    expect(checks).toEqual([
      { name: 'memberOf', isOk: false, detail: PROD, value: 'attribute:stack is not there' },
      {
        name: 'memberOf',
        isOk: true,
        detail: `agentConnected == true, ${PROD}`,
        value: 'agentConnected is true, attribute:stack is prod',
      },
      { name: 'memberOf', isOk: false, detail: PROD, value: 'attribute:stack is dev' },
    ])
  })
})

describe('CQL-1 ListContainerInstances', () => {
  it('lists those that its filter selects', () => {
    const lab = stacks()
    const arns = lab.ecs('ListContainerInstances', { filter: 'attribute:stack exists and runningTasksCount == 0' })
    expect(arns.containerInstanceArns).toEqual(
      [1, 2].map((index) => expect.stringContaining(lab.instance(index).id) as string),
    )
    expect(lab.refusal('ecs', 'ListContainerInstances', { cluster: 'yard', filter: 'x' }).message).toMatch(
      /^The expression 'x' cannot/,
    )
  })
})

describe('PLC-9 GPUs', () => {
  const GPU = { containerFields: { resourceRequirements: [{ type: 'GPU', value: '2' }] } }

  it('are on no instance of the lab, so a task that asks for them has no place', () => {
    const lab = yard({ instances: 2 })
    register(lab, 'gpu', GPU)
    expect(runTask(lab, { taskDefinition: 'gpu' }).reasons).toEqual(['RESOURCE:GPU', 'RESOURCE:GPU'])
    createService(lab, { taskDefinition: 'gpu', desiredCount: 1 })
    lab.to(10_000)
    expect(lab.messages().at(-1)).toContain('encountered error "RESOURCE:GPU".')
    addInstances(lab, { count: 1 })
    lab.forward(10_000)
    expect(lab.tasks()).toEqual([])
  })
})

describe('PLC-2 spread over an attribute that somebody put', () => {
  it('counts instances without it as one group', () => {
    const lab = yard({ instances: 4 })
    put(lab, 0, { rack: 'r1' })
    put(lab, 1, { rack: 'r2' })
    register(lab)
    createService(lab, {
      desiredCount: 6,
      placementStrategy: [
        { type: 'spread', field: 'attribute:rack' },
        { type: 'spread', field: 'host' },
      ],
    })
    lab.to(60_000)
    expect(countsOf(lab)).toEqual([2, 2, 1, 1])
    updateService(lab, { desiredCount: 3 })
    lab.forward(60_000)
    const [first, second, ...others] = countsOf(lab)
    expect([first, second, others.reduce((sum, one) => sum + one, 0)]).toEqual([1, 1, 1])
  })
})
