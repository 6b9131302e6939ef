import { describe, expect, it } from 'vitest'
import { CHECKED, NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { statusOf, type Input, type TestLab } from '../../testing/testLab.ts'

/** A task of its own in an empty yard, and its life from 0 on. */
function oneTask(fields: Input = {}, run: Input = {}): { readonly lab: TestLab; readonly id: string } {
  const lab = yard({ instances: 1 })
  if (run.launchType === 'FARGATE') registerFargate(lab, 'web', fields)
  else register(lab, 'web', fields)
  const { ids } = runTask(lab, run)
  return { lab, id: ids[0] ?? '' }
}

/** What the API reports of a task from now on, with the seconds at which that began. */
function lifeOf({ lab, id }: { readonly lab: TestLab; readonly id: string }, ms = 200_000): string {
  const met: string[] = []
  let last = ''
  const look = () => {
    const status = statusOf(lab.task(id))
    if (status !== last) met.push(`${String(lab.nowMs / 1_000)} ${status}`)
    last = status
  }
  look()
  lab.forward(ms, look)
  return met.join(', ')
}

const FARGATE = { launchType: 'FARGATE', networkConfiguration: NETWORK }
const AWSVPC = { networkMode: 'awsvpc' }
const IN_VPC = { networkConfiguration: NETWORK }

describe('TSK-1 what a task goes through, and how long it takes', () => {
  it('on EC2: TIM-3 7 s to pull, TIM-4 1 s to start', () => {
    expect(lifeOf(oneTask())).toBe('0 PENDING, 7 ACTIVATING, 8 RUNNING')
  })

  it('on EC2 with awsvpc: TIM-5 10 s more for the interface', () => {
    expect(lifeOf(oneTask(AWSVPC, IN_VPC))).toBe('0 PROVISIONING, 10 PENDING, 17 ACTIVATING, 18 RUNNING')
  })

  it('on Fargate: TIM-6 17.7 s to the pull, 36 s in all', () => {
    expect(lifeOf(oneTask({}, FARGATE))).toBe('0 PROVISIONING, 17.7 PENDING, 33 ACTIVATING, 36 RUNNING')
  })

  it.each([
    { what: 'on EC2: TIM-7 3 s', fields: {}, run: {}, life: '60 STOPPING, 63 STOPPED' },
    {
      what: 'with an interface: TIM-8 12 s more',
      fields: AWSVPC,
      run: IN_VPC,
      life: '60 STOPPING, 63 DEPROVISIONING, 75 STOPPED',
    },
    { what: 'on Fargate as well', fields: {}, run: FARGATE, life: '60 STOPPING, 63 DEPROVISIONING, 75 STOPPED' },
    {
      what: 'TIM-7 sooner with a stopTimeout under 3 s',
      fields: { containerFields: { stopTimeout: 2 } },
      run: {},
      life: '60 STOPPING, 62 STOPPED',
    },
    {
      what: 'not later with a long one',
      fields: { containerFields: { stopTimeout: 120 } },
      run: {},
      life: '60 STOPPING, 63 STOPPED',
    },
  ])('stopping $what', ({ fields, run, life }) => {
    const one = oneTask(fields, run)
    one.lab.forward(60_000)
    one.lab.ecs('StopTask', { task: one.id })
    expect(lifeOf(one)).toBe(life)
  })

  it('stopping takes as long as its slowest container', () => {
    const lab = yard({ instances: 1 })
    const containers = [1, 2].map((stopTimeout) => ({
      name: `c${String(stopTimeout)}`,
      image: 'x',
      memory: 8,
      stopTimeout,
    }))
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: containers })
    const [id = ''] = runTask(lab).ids
    lab.forward(60_000)
    lab.ecs('StopTask', { task: id })
    expect(lifeOf({ lab, id })).toBe('60 STOPPING, 62 STOPPED')
  })
})

describe('TSK-5 stopped before it runs', () => {
  it.each([
    { what: 'without a host yet: at once', fields: {}, run: FARGATE, afterMs: 5_000, life: '5 STOPPED' },
    {
      what: 'while its interface is attached: that is taken back',
      fields: {},
      run: FARGATE,
      afterMs: 10_000,
      life: '10 DEPROVISIONING, 22 STOPPED',
    },
    { what: 'while it pulls', fields: {}, run: {}, afterMs: 5_000, life: '5 STOPPING, 8 STOPPED' },
    { what: 'while it starts', fields: {}, run: {}, afterMs: 7_500, life: '7.5 STOPPING, 10.5 STOPPED' },
  ])('$what', ({ fields, run, afterMs, life }) => {
    const one = oneTask(fields, run)
    one.lab.forward(afterMs)
    one.lab.ecs('StopTask', { task: one.id })
    expect(one.lab.task(one.id)).toMatchObject({ desiredStatus: 'STOPPED', stoppingAtMs: afterMs })
    expect(lifeOf(one)).toBe(life)
    expect(one.lab.task(one.id).startedAtMs).toBeNull()
  })
})

describe('TSK-2, TSK-7 stopping twice is stopping once', () => {
  it('the first reason stays, and nothing starts anew', () => {
    const { lab, id } = oneTask()
    lab.forward(20_000)
    lab.ecs('StopTask', { task: id, reason: 'first' })
    const { hash } = lab.engine
    lab.ecs('StopTask', { task: id, reason: 'second' })
    expect(lab.engine.hash).toBe(hash)
    lab.forward(2_000)
    lab.ecs('StopTask', { task: id })
    lab.forward(1_000)
    expect(lab.task(id)).toMatchObject({ step: 'stopped', stoppedReason: 'first', stoppedAtMs: 23_000 })
    lab.ecs('StopTask', { task: id })
    expect(lab.task(id).desiredStatus).toBe('STOPPED')
  })
})

describe('TSK-2 desiredStatus', () => {
  it.each([3_000, 7_500, 20_000, 60_000])('is STOPPED for good when a task is asked to stop at %i ms', (atMs) => {
    const { lab, id } = oneTask()
    lab.to(atMs)
    lab.ecs('StopTask', { task: id })
    const met = new Set([lab.task(id).desiredStatus])
    lab.forward(60_000, () => met.add(lab.task(id).desiredStatus))
    expect([...met]).toEqual(['STOPPED'])
  })
})

describe('TSK-3 a STOPPED task', () => {
  it('has a time, a code and a reason, and holds nothing', () => {
    const { lab, id } = oneTask({ containerFields: { portMappings: [{ containerPort: 80, hostPort: 80 }] } })
    const { remaining, registered } = lab.instance(0)
    expect(remaining).toEqual({ cpuUnits: registered.cpuUnits - 256, memoryMib: registered.memoryMib - 512 })
    lab.forward(20_000)
    lab.ecs('StopTask', { task: id })
    // CAP-4: what it holds it holds until the end.
    expect(lab.instance(0).remaining).toEqual(remaining)
    lab.forward(3_000)
    expect(lab.task(id)).toMatchObject({
      stoppedAtMs: 23_000,
      stopCode: 'UserInitiated',
      stoppedReason: 'Task stopped by user',
    })
    expect(lab.instance(0)).toMatchObject({ remaining: registered, tasksCount: 0 })
    expect(lab.instance(0).takenPorts).not.toContain('tcp/80')
    expect(lab.world.liveByInstance.get(lab.instance(0).id)?.size).toBe(0)
  })
})

describe('TSK-4 the times of a task', () => {
  it.each([
    { what: 'on EC2', fields: {}, run: {}, times: [0, 0, 7, 8, 60, 63, 63] },
    { what: 'with an interface', fields: AWSVPC, run: IN_VPC, times: [0, 10, 17, 18, 60, 63, 75] },
    { what: 'on Fargate', fields: {}, run: FARGATE, times: [0, 17.7, 33, 36, 60, 63, 75] },
  ])('$what', ({ fields, run, times }) => {
    const { lab, id } = oneTask(fields, run)
    lab.forward(60_000)
    lab.ecs('StopTask', { task: id })
    lab.forward(60_000)
    const task = lab.task(id)
    const stamps = [
      task.createdAtMs,
      task.pullStartedAtMs,
      task.pullStoppedAtMs,
      task.startedAtMs,
      task.stoppingAtMs,
      task.executionStoppedAtMs,
      task.stoppedAtMs,
    ]
    expect(stamps).toEqual(times.map((seconds) => seconds * 1_000))
  })
})

describe('TSK-8 a stopped task', () => {
  it('can be described for an hour', () => {
    const { lab, id } = oneTask()
    lab.ecs('StopTask', { task: id })
    const described = () => (lab.ecs('DescribeTasks', { tasks: [id] }).tasks as readonly object[]).length
    lab.to(3_000 + 3_599_999)
    expect(described()).toBe(1)
    lab.forward(1)
    expect(described()).toBe(0)
    expect(lab.ecs('DescribeTasks', { tasks: [id] }).failures).toMatchObject([{ reason: 'MISSING' }])
  })
})

describe('DEP-4, TIM-1 when a task counts as healthy', () => {
  it('40 s after RUNNING without checks', () => {
    const { lab, id } = oneTask()
    lab.to(47_999)
    expect(lab.task(id)).toMatchObject({ isHealthy: false, healthyAtMs: 48_000 })
    lab.forward(1)
    expect(lab.task(id)).toMatchObject({ isHealthy: true, healthStatus: 'UNKNOWN' })
  })

  it('with a check at its first interval', () => {
    const { lab, id } = oneTask({ containerFields: CHECKED })
    lab.to(17_999)
    expect(lab.task(id)).toMatchObject({ isHealthy: false, healthStatus: 'UNKNOWN' })
    lab.forward(1)
    expect(lab.task(id)).toMatchObject({ isHealthy: true, healthStatus: 'HEALTHY' })
  })

  it('no more as soon as it stops, and never if it stops before', () => {
    const { lab, id } = oneTask()
    lab.to(50_000)
    lab.ecs('StopTask', { task: id })
    expect(lab.task(id).isHealthy).toBe(false)
    const early = oneTask()
    early.lab.to(20_000)
    early.lab.ecs('StopTask', { task: early.id })
    early.lab.to(60_000)
    expect(early.lab.task(early.id).isHealthy).toBe(false)
  })
})

describe('NET-1 addresses', () => {
  it('a task with awsvpc has one of the subnet of its zone, from its pull on; others have none', () => {
    const lab = yard({ instances: 3 })
    register(lab, 'own', AWSVPC)
    register(lab, 'web')
    const { ids } = runTask(lab, { taskDefinition: 'own', count: 9, ...IN_VPC })
    const plain = runTask(lab)
    expect(ids.every((id) => lab.task(id).privateIp === null)).toBe(true)
    lab.forward(10_000)
    const addresses = ids.map((id) => lab.task(id))
    expect(new Set(addresses.map((one) => one.privateIp)).size).toBe(9)
    for (const { privateIp, availabilityZone } of addresses) {
      expect(privateIp).toMatch(/^10\.[012]\.0\.\d+$/)
      const [, second, , fourth = ''] = privateIp?.split('.') ?? []
      expect(Number(second)).toBe('abc'.indexOf(availabilityZone.at(-1) ?? ''))
      // The first four of a subnet are AWS's.
      expect(Number(fourth)).toBeGreaterThanOrEqual(4)
    }
    expect(lab.task(plain.ids[0] ?? '').privateIp).toBeNull()
  })
})
