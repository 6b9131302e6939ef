import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }

/** `web` of containers `main` (256, 512) and `side` (128, 128 to 256), `sized` of a size of its own, `far` on Fargate. */
function lab(): TestLab {
  const made = yard({ instances: 1 })
  register(made)
  made.ecs('RegisterTaskDefinition', {
    family: 'two',
    containerDefinitions: [
      { name: 'main', image: 'a', cpu: 256, memory: 512 },
      { name: 'side', image: 'b', cpu: 128, memory: 256, memoryReservation: 128 },
    ],
  })
  register(made, 'sized', { cpu: '512', memory: '1024' })
  registerFargate(made)
  return made
}

function reserved(fields: Input): readonly number[] {
  const made = lab()
  const [id = ''] = runTask(made, fields).ids
  return [made.task(id).cpuUnits, made.task(id).memoryMib]
}

describe('TSK-10 what is overridden is what a task reserves', () => {
  const of = (name: string, fields: Input): Input => ({ containerOverrides: [{ name, ...fields }] })
  it.each<readonly [what: string, fields: Input, cpuUnits: number, memoryMib: number]>([
    ['nothing', { taskDefinition: 'two' }, 384, 640],
    ['the CPU of one container', { taskDefinition: 'two', overrides: of('side', { cpu: 512 }) }, 768, 640],
    ['its reservation', { taskDefinition: 'two', overrides: of('side', { memoryReservation: 200 }) }, 384, 712],
    ['memory beside a reservation', { taskDefinition: 'two', overrides: of('side', { memory: 300 }) }, 384, 640],
    ['memory without one', { taskDefinition: 'two', overrides: of('main', { memory: 600 }) }, 384, 728],
    ['the task, where the definition has no size', { taskDefinition: 'two', overrides: { cpu: '1024' } }, 1_024, 640],
    ['the size of a task', { taskDefinition: 'sized', overrides: { cpu: '1 vCPU', memory: '2 GB' } }, 1_024, 2_048],
    ['a container within a size', { taskDefinition: 'sized', overrides: of('main', { cpu: 512 }) }, 512, 1_024],
    ['the size on Fargate', { ...FAR, overrides: { cpu: '512', memory: '4096' } }, 512, 4_096],
    ['an empty override', { taskDefinition: 'two', overrides: { containerOverrides: [{}] } }, 384, 640],
  ])('%s', (_what, fields, ...sizes) => {
    expect(reserved(fields)).toEqual(sizes)
  })

  it('on its instance, until it has stopped', () => {
    const made = lab()
    const before = made.instance(0).remaining
    const [id] = runTask(made, { overrides: of('main', { cpu: 700 }) }).ids
    expect(made.instance(0).remaining.cpuUnits).toBe(before.cpuUnits - 700)
    made.ecs('StopTask', { task: id })
    made.forward(60_000)
    expect(made.instance(0).remaining).toEqual(before)
  })

  it('and finds no place where that is too much', () => {
    expect(runTask(lab(), { overrides: of('main', { cpu: 100_000 }) }).reasons).toEqual(['RESOURCE:CPU'])
    const gpu = of('main', { resourceRequirements: [{ type: 'GPU', value: '1' }] })
    expect(runTask(lab(), { overrides: gpu }).reasons).toEqual(['RESOURCE:GPU'])
  })
})

describe('TSK-10 a task tells its overrides', () => {
  it('each container by name, overridden or not', () => {
    const made = lab()
    const overrides = {
      containerOverrides: [
        { name: 'side', cpu: 200, command: ['sleep', '1'], environment: [{ name: 'A', value: 'b' }] },
        { name: 'side', cpu: 300 },
      ],
      memory: '2048',
      taskRoleArn: 'arn:aws:iam::123456789012:role/r',
    }
    const { tasks } = made.ecs('RunTask', { taskDefinition: 'two', overrides })
    expect(tasks).toMatchObject([
      {
        cpu: '556',
        memory: '2048',
        containers: [{ cpu: '256' }, { cpu: '300', memory: '256', memoryReservation: '128' }],
      },
    ])
    expect((tasks as readonly Input[])[0]?.overrides).toEqual({
      containerOverrides: [{ name: 'main' }, { name: 'side', cpu: 300 }],
      memory: '2048',
      taskRoleArn: 'arn:aws:iam::123456789012:role/r',
      inferenceAcceleratorOverrides: [],
    })
  })

  it('ephemeral storage on Fargate: the override’s, else the definition’s, else 20 GiB', () => {
    const made = lab()
    registerFargate(made, 'wide', { ephemeralStorage: { sizeInGiB: 50 } })
    const storageOf = (fields: Input) => made.ecs('RunTask', { ...FAR, ...fields }).tasks
    expect(storageOf({})).toMatchObject([{ ephemeralStorage: { sizeInGiB: 20 } }])
    expect(storageOf({ taskDefinition: 'wide' })).toMatchObject([{ ephemeralStorage: { sizeInGiB: 50 } }])
    expect(storageOf({ overrides: { ephemeralStorage: { sizeInGiB: 21 } } })).toMatchObject([
      { ephemeralStorage: { sizeInGiB: 21 }, overrides: { ephemeralStorage: { sizeInGiB: 21 } } },
    ])
    expect(made.ecs('RunTask', { taskDefinition: 'web' }).tasks).not.toHaveProperty('[0].ephemeralStorage')
  })
})

describe('TSK-10 refuses', () => {
  const main = (fields: Input): Input => ({ containerOverrides: [{ name: 'main', ...fields }] })
  it.each<readonly [what: string, fields: Input, field: string, message: string]>([
    [
      'a container that the definition has not',
      { overrides: { containerOverrides: [{ name: 'main' }, { name: 'django', cpu: 1 }] } },
      'containerOverrides[1].name',
      'Override for container named django is not a container in the TaskDefinition.',
    ],
    [
      'an override of no container',
      { overrides: { containerOverrides: [{ cpu: 1 }] } },
      'containerOverrides[0].name',
      'Container override must have a name.',
    ],
    [
      'more than 8,192 characters',
      { overrides: main({ command: ['x'.repeat(8_192)] }) },
      'containerOverrides',
      'Container Overrides length must be at most 8192',
    ],
    [
      'less memory than its reservation',
      { taskDefinition: 'two', overrides: { containerOverrides: [{ name: 'side', memory: 100 }] } },
      'containerOverrides',
      "Invalid setting for container 'side'. 'memory' must be greater than or equal to 'memoryReservation'",
    ],
    [
      'more memory than the task has',
      { taskDefinition: 'sized', overrides: main({ memory: 2_000 }) },
      'containerOverrides',
      "'memory' setting for container 'main' is greater than for task.",
    ],
    [
      'more CPU than the task has',
      { taskDefinition: 'sized', overrides: main({ cpu: 513 }) },
      'cpu',
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    ],
    ['a size that is none', { overrides: { cpu: 'much' } }, 'cpu', "Invalid 'cpu' setting for task."],
    ['memory of nothing', { overrides: { memory: '0' } }, 'memory', "Invalid 'memory' setting for task."],
    ['CPU below 128 units', { overrides: { cpu: '127' } }, 'cpu', "Invalid 'cpu' setting for task."],
    [
      'a container’s memory below 6 MiB',
      { overrides: main({ memory: 5 }) },
      'containerOverrides[0].memory',
      "Invalid 'memory' setting for container 'main'.",
    ],
    [
      'ephemeral storage on EC2',
      { overrides: { ephemeralStorage: { sizeInGiB: 30 } } },
      'ephemeralStorage',
      'Tasks using the EC2 launch type do not support EphemeralStorage.',
    ],
    [
      'ephemeral storage of 20 GiB',
      { ...FAR, overrides: { ephemeralStorage: { sizeInGiB: 20 } } },
      'ephemeralStorage',
      'EphemeralStorage size should be at least 21',
    ],
    [
      'ephemeral storage of 201 GiB',
      { ...FAR, overrides: { ephemeralStorage: { sizeInGiB: 201 } } },
      'ephemeralStorage',
      'EphemeralStorage size should be at most 200',
    ],
  ])('%s', (_what, fields, ...[field, message]) => {
    const error = { name: 'InvalidParameterException', message, field: `overrides.${field}` }
    expect(lab().refused('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web', ...fields })).toEqual(error)
  })

  it('a pair of sizes that Fargate does not have', () => {
    const error = lab().refused('ecs', 'RunTask', { cluster: 'yard', ...FAR, overrides: { cpu: '4096' } })
    expect(error).toMatchObject({ name: 'InvalidParameterException', field: 'overrides.cpu' })
    expect(error.message).toMatch(/^No Fargate configuration exists for given values: 4096 CPU, 512 memory\./)
  })

  it('GPUs on Fargate', () => {
    const overrides = main({ resourceRequirements: [{ type: 'GPU', value: '1' }] })
    expect(lab().refused('ecs', 'RunTask', { cluster: 'yard', ...FAR, overrides })).toMatchObject({
      name: 'InvalidParameterException',
      message: 'Tasks using the Fargate launch type do not support GPU resource requirements.',
    })
  })
})
