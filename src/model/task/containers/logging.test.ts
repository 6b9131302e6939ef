import { describe, expect, it } from 'vitest'
import { runTask, yard } from '../../../testing/builders.ts'
import { awslogs, GROUP, linesOf, logged, runLogging, runLoggingFargate, streams } from '../../../testing/logs.ts'
import { CLUSTER, type Input, type TestLab } from '../../../testing/testLab.ts'
import { containersOf } from '../../world/container/containersOf.ts'

const MISSING = { 'awslogs-group': '/ecs/none' }
const NO_GROUP =
  'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.'

describe('LOG-1 a region of which no log group was ever created', () => {
  it('has every group, and keeps no lines', () => {
    const lab = yard()
    const id = runLogging(lab, MISSING)
    lab.forward(60_000)
    expect(lab.task(id).step).toBe('running')
    expect(lab.world.containers.size).toBe(0)
    expect(lab.world.logStreams.size).toBe(0)
    expect(lab.world.logGroups.size).toBe(0)
  })

  it('is told for good by the first one, and for itself alone', () => {
    const lab = logged(yard())
    lab.act('logs', 'DeleteLogGroup', { logGroupName: GROUP })
    const here = runLogging(lab)
    const elsewhere = runLogging(lab, { 'awslogs-region': 'eu-west-1' })
    lab.forward(60_000)
    expect(lab.task(here).step).toBe('stopped')
    expect(lab.task(elsewhere).step).toBe('running')
  })
})

describe('LOG-8 a container’s log stream', () => {
  it('is prefix, container and task', () => {
    const lab = logged(yard())
    const id = runLogging(lab)
    lab.forward(60_000)
    expect(streams(lab)).toEqual([`app/main/${id}`])
  })

  it('without a prefix is Docker’s id of the container, as DescribeTasks tells it', () => {
    const lab = logged(yard())
    const id = runLogging(lab, { 'awslogs-stream-prefix': '' })
    lab.forward(60_000)
    const { tasks } = lab.ecs('DescribeTasks', { tasks: [id] })
    expect(tasks).toMatchObject([{ containers: [{ runtimeId: streams(lab)[0] }] }])
  })
})

describe('LOG-9 a log group that is not there', () => {
  it('fails a task on Fargate before any of its containers starts', () => {
    const lab = logged(yard({ instances: 0 }))
    const id = runLoggingFargate(lab, MISSING)
    lab.forward(120_000)
    expect(lab.task(id)).toMatchObject({
      step: 'stopped',
      startedAtMs: null,
      stopCode: 'TaskFailedToStart',
      stoppedReason: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ${NO_GROUP}`,
    })
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([{ lastStatus: 'STOPPED', reason: null }])
    expect(lab.decisions.at(-1)).toMatchObject({ kind: 'stop', rule: 'LOG-9', cause: 'failedToStart' })
  })

  it('fails the container on an instance, whose task tells less', () => {
    const lab = logged(yard())
    const id = runLogging(lab, MISSING)
    lab.forward(60_000)
    expect(lab.task(id)).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: 'Task failed to start' })
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([
      {
        startedAtMs: null,
        exitCode: null,
        reason: `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: ${NO_GROUP}`,
      },
    ])
  })

  it('on an instance takes the container alone, where that is not essential', () => {
    const lab = logged(yard())
    const side = { name: 'side', image: 'side:1', memory: 64, essential: false, ...awslogs(MISSING) }
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [main(), side] })
    const [id = ''] = runTask(lab).ids
    lab.forward(60_000)
    expect(lab.task(id).step).toBe('running')
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([{ lastStatus: 'RUNNING' }, { lastStatus: 'STOPPED' }])
  })

  it('is made with awslogs-create-group', () => {
    const lab = logged(yard())
    runLogging(lab, { ...MISSING, 'awslogs-create-group': 'true' })
    lab.forward(60_000)
    expect([...lab.world.logGroups.keys()]).toEqual([GROUP, '/ecs/none'])
    expect(streams(lab, '/ecs/none')).toHaveLength(1)
  })
})

describe('LOG-10 what containers write', () => {
  it('is that they start and listen, are asked to stop and end', () => {
    const { lab, stream } = running()
    lab.forward(50_000)
    lab.ecs('StopTask', { task: stream.slice(-32) })
    lab.forward(20_000)
    expect(linesOf(lab, stream)).toEqual([
      '8 INFO starting web:1',
      '8 INFO listening on port 80',
      '60 INFO received SIGTERM, shutting down',
      '63 INFO shut down',
    ])
  })

  it.each<readonly [string, Input, readonly string[]]>([
    ['ends by itself', { exitAfterSeconds: 5 }, ['13 INFO work done']],
    ['crashes', { exitAfterSeconds: 5, exitCode: 3 }, ['13 ERROR unhandled error, exiting with code 3']],
    ['is ready late', { readyAfterSeconds: 7 }, ['15 INFO listening on port 80']],
    // The kernel’s SIGKILL is heard of nowhere: the log ends.
    ['is killed for its memory', { memoryMib: 600 }, []],
  ])('that %s is as much as they can say', (_, behavior, lines) => {
    const { lab, stream } = running(behavior)
    lab.forward(60_000)
    const plain = ['8 INFO starting web:1', '8 INFO listening on port 80']
    expect(linesOf(lab, stream).filter((one) => !plain.includes(one))).toEqual(lines)
  })

  it('says nothing where SIGTERM is not heeded, and nothing of SIGKILL', () => {
    const { lab, stream } = running({ ignoresSigterm: true })
    lab.ecs('StopTask', { task: stream.slice(-32) })
    lab.forward(60_000)
    expect(linesOf(lab, stream)).toHaveLength(2)
  })

  it.each([
    ['exit', ['WARN health check answered with an error']],
    ['timeout', []],
  ])('of a check that fails by %s what answered it says so', (how, warnings) => {
    const healthCheck = { command: ['CMD', 'true'], interval: 5, retries: 1, startPeriod: 0 }
    const { lab, stream } = running({ checkFails: { fromSeconds: 0, how } }, { healthCheck })
    lab.forward(30_000)
    expect(linesOf(lab, stream).flatMap((one) => /WARN.*/.exec(one) ?? [])).toEqual(warnings)
  })

  it('is what the lab was told as well, once or again and again, until it is told otherwise', () => {
    const { lab, stream } = running({
      logs: [
        { text: 'cache warm', afterSeconds: 4 },
        { text: 'tick', everySeconds: 10 },
      ],
    })
    lab.to(30_000)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', logs: [{ text: 'tock', everySeconds: 20 }] })
    lab.to(70_000)
    const own = linesOf(lab, stream).filter((one) => !one.includes('INFO'))
    expect(own).toEqual(['12 cache warm', '18 tick', '28 tick', '48 tock', '68 tock'])
  })
})

describe('LOG-11 how lines are delivered', () => {
  it('costs a group that goes while a container runs its lines, not the container', () => {
    const { lab, stream } = running({ logs: [{ text: 'tick', everySeconds: 5 }] })
    lab.act('logs', 'DeleteLogGroup', { logGroupName: GROUP })
    lab.forward(20_000)
    expect(lab.task(stream.slice(-32)).step).toBe('running')
    expect(lab.world.logStreams.size).toBe(0)
  })
})

describe('LOG-12 awsfirelens', () => {
  it('starts its router first, stops it last, and sends by it', () => {
    const { lab, id } = routed({ log_group_name: GROUP })
    lab.forward(50_000)
    lab.ecs('StopTask', { task: id })
    lab.forward(20_000)
    const [app, router] = containersOf(lab.world, lab.task(id))
    expect(router?.startedAtMs).toBeLessThanOrEqual(app?.startedAtMs ?? 0)
    expect(router?.finishedAtMs).toBe((app?.finishedAtMs ?? 0) + 3_000)
    expect(linesOf(lab, `web-main-firelens-${id}`)).toHaveLength(3)
  })

  it('starts without its group as well: the router loses the lines, or makes the group where it is told to', () => {
    const { lab, id } = routed({ log_group_name: '/ecs/none' })
    lab.forward(60_000)
    expect(lab.task(id).step).toBe('running')
    expect(lab.world.logStreams.size).toBe(0)
    const other = routed({ log_group_name: '/ecs/none', auto_create_group: 'true' })
    other.lab.forward(60_000)
    expect(streams(other.lab, '/ecs/none')).toEqual([`web-main-firelens-${other.id}`])
  })
})

function main(): Input {
  return { name: 'main', image: 'web:1', memory: 128 }
}

/** A task that logs and has started eight seconds after the lab. */
function running(
  behavior: Input = {},
  containerFields: Input = {},
): { readonly lab: TestLab; readonly stream: string } {
  const lab = logged(yard())
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', ...behavior })
  const id = runLogging(lab, {}, containerFields)
  lab.to(10_000)
  return { lab, stream: `app/main/${id}` }
}

function routed(options: Input): { readonly lab: TestLab; readonly id: string } {
  const lab = logged(yard())
  const logConfiguration = {
    logDriver: 'awsfirelens',
    options: { Name: 'cloudwatch_logs', region: 'us-east-1', log_stream_prefix: 'web-', ...options },
  }
  const router = { name: 'router', image: 'fluent-bit:2', memory: 64, firelensConfiguration: { type: 'fluentbit' } }
  lab.ecs('RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [{ ...main(), logConfiguration }, router],
  })
  const [id = ''] = runTask(lab, { cluster: CLUSTER }).ids
  return { lab, id }
}
