import { describe, expect, it } from 'vitest'
import { container } from '../../testing/builders.ts'
import { TestLab } from '../../testing/testLab.ts'
import { awsvpc, EXECUTION_ROLE, fargate, LOGS, logging, one, registered } from './definition.fixture.ts'

const AWSLOGS = logging('awslogs', { ...LOGS, 'awslogs-stream-prefix': 'web' })
const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_CORE' } }

describe('FGT-2 Fargate takes', () => {
  it.each([
    ['a role to log by', { ...fargate(AWSLOGS), ...EXECUTION_ROLE }],
    ['pidMode task', { ...fargate(), pidMode: 'task' }],
    ['a volume of its own', { ...fargate(), volumes: [{ name: 'v', host: {} }] }],
    ['the timeouts at their edges', fargate({ startTimeout: 2, stopTimeout: 120 })],
    ['Windows of 1 vCPU', { ...fargate(), ...windows, cpu: '1024', memory: '2048' }],
    ['21 and 200 GiB', { ...fargate(), ephemeralStorage: { sizeInGiB: 200 } }],
  ])('%s', (_what, input) => {
    expect(registered(input).compatibilities).toContain('FARGATE')
  })

  it('sizes in words are sizes', () => {
    const lab = new TestLab()
    for (const [cpu, memory] of [
      ['.25 vCPU', '0.5 GB'],
      ['0.25vcpu', '512'],
      ['256', '.5GB'],
    ] as const) {
      lab.ecs('RegisterTaskDefinition', { ...fargate(), cpu, memory })
    }
    expect([...lab.world.taskDefinitions.values()].map((found) => [found.cpuUnits, found.memoryMib])).toEqual(
      Array(3).fill([256, 512]),
    )
  })
})

describe('DEF-7 what a definition could run on', () => {
  const sized = { ...awsvpc(one({})), cpu: '256', memory: '512' }

  it.each([
    ['bridge', one({}), ['EXTERNAL', 'EC2']],
    ['host', { ...one({}), networkMode: 'host' }, ['EXTERNAL', 'EC2']],
    ['none', { ...one({}), networkMode: 'none' }, ['EXTERNAL', 'EC2']],
    ['awsvpc, with a size of Fargate’s', sized, ['EC2', 'MANAGED_INSTANCES', 'FARGATE']],
    ['awsvpc, without', { ...sized, cpu: '512', memory: '717' }, ['EC2', 'MANAGED_INSTANCES']],
    [
      'awsvpc, privileged',
      { ...sized, containerDefinitions: [container({ privileged: true })] },
      ['EC2', 'MANAGED_INSTANCES'],
    ],
    ['Windows', { ...sized, ...windows, cpu: '1024', memory: '2048' }, ['EC2', 'FARGATE']],
    ['storage that Fargate alone has', { ...sized, ephemeralStorage: { sizeInGiB: 30 } }, ['FARGATE']],
  ])('%s', (_what, input, compatibilities) => {
    expect(registered(input).compatibilities).toEqual(compatibilities)
  })
})
