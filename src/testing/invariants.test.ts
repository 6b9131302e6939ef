import { clusterOptionsOf } from '../model/world/cluster/clusterOptions.ts'
import { describe, expect, it } from 'vitest'
import { must } from '../base/assert.ts'
import type { Cluster } from '../model/world/cluster/cluster.ts'
import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import { schedulingOf } from '../model/world/service/scheduling.ts'
import { passName, type Deployment, type Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import { copyWorld, type WritableWorld } from '../model/world/world.ts'
import { NETWORK, percents, registerFargate, runTask, steadyYard, updateService } from './builders.ts'
import { checkInvariants } from './invariants.ts'
import type { TestLab } from './testLab.ts'

/** A bit of everything: a rolling update under way, Fargate, a fixed port, a group, a task that has stopped. */
function richLab(): TestLab {
  const lab = steadyYard({
    service: percents(50, 150),
    revisions: { containerFields: { portMappings: [{ containerPort: 80 }] } },
  })
  registerFargate(lab)
  const data = { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' }
  lab.act('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 't', LaunchTemplateData: data })
  const group = { AutoScalingGroupName: 'g', MinSize: 0, MaxSize: 3, DesiredCapacity: 1 }
  lab.act('autoscaling', 'CreateAutoScalingGroup', { ...group, LaunchTemplate: { LaunchTemplateName: 't' } })
  const far = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK, count: 2 }
  const { ids } = runTask(lab, far)
  lab.forward(60_000)
  lab.ecs('StopTask', { task: ids[0] })
  lab.forward(30_000)
  updateService(lab, { taskDefinition: 'web:2' })
  lab.forward(20_000)
  return lab
}

const lab = richLab()
const [webTask, otherTask] = lab.tasks()
const stopped = must(
  [...lab.world.tasks.values()].find((one) => one.step === 'stopped'),
  'a stopped task',
)
const farTask = must(
  [...lab.world.tasks.values()].find((one) => one.privateIp !== null && one !== stopped),
  'Fargate',
)
const booting = must(
  lab.instances.find((one) => one.status === 'booting'),
  'an instance that boots',
)

/** Puts other fields on an entity of a world. */
function setTask(world: WritableWorld, task: Task | undefined, fields: Partial<Task>): void {
  const { id } = must(task, 'a task')
  world.tasks.set(id, { ...must(world.tasks.get(id), id), ...fields })
}
function setInstance(world: WritableWorld, { id }: ContainerInstance, fields: Partial<ContainerInstance>): void {
  world.instances.set(id, { ...must(world.instances.get(id), id), ...fields })
}
function setService(world: WritableWorld, fields: Partial<Service>): void {
  world.services.set('yard/web', { ...must(world.services.get('yard/web'), 'web'), ...fields })
}
function setCluster(world: WritableWorld, fields: Partial<Cluster>): void {
  world.clusters.set('annex', { name: 'annex', status: 'ACTIVE', createdAtMs: 0, deletedAtMs: null, ...fields })
}
function setDeployment(world: WritableWorld, fields: Partial<Deployment>): void {
  const { deployments } = must(world.services.get('yard/web'), 'web')
  setService(world, { deployments: deployments.map((one, index) => (index === 0 ? { ...one, ...fields } : one)) })
}

function fill<T extends object>(map: Map<string, T>, { of, count }: { readonly of: T; readonly count: number }): void {
  for (let i = 0; i < count; i++) map.set(`copy${String(i)}`, { ...of, id: `copy${String(i)}` })
}

function fillServices(world: WritableWorld, status: Service['status'], count: number): void {
  fill(world.services, { of: { ...must(world.services.get('yard/web'), 'web'), status }, count })
}
function fillClusters(world: WritableWorld, status: Cluster['status']): void {
  const deletedAtMs = status === 'ACTIVE' ? null : world.nowMs
  fill(world.clusters, { of: { name: 'c', status, createdAtMs: 0, deletedAtMs }, count: 101 })
}

const { remaining, takenPorts } = lab.instance(0)

const CORRUPTIONS: readonly (readonly [rule: string, what: string, corrupt: (world: WritableWorld) => void])[] = [
  [
    'CAP-4',
    'a unit of CPU more is left',
    (w) => setInstance(w, lab.instance(0), { remaining: { ...remaining, cpuUnits: remaining.cpuUnits + 1 } }),
  ],
  [
    'CAP-4',
    'a MiB less is left',
    (w) => setInstance(w, lab.instance(0), { remaining: { ...remaining, memoryMib: remaining.memoryMib - 1 } }),
  ],
  [
    'CAP-1',
    'less was registered',
    (w) => setInstance(w, lab.instance(0), { registered: { cpuUnits: 1, memoryMib: 16_384 } }),
  ],
  [
    'CAP-2',
    'less memory was registered',
    (w) => setInstance(w, lab.instance(0), { registered: { cpuUnits: 8_192, memoryMib: 1 } }),
  ],
  ['CAP-4', 'a task more is counted', (w) => setInstance(w, lab.instance(0), { tasksCount: 9 })],
  [
    'CAP-5',
    'a port was not given back',
    (w) => setInstance(w, lab.instance(0), { takenPorts: [...takenPorts, 'tcp/9'] }),
  ],
  ['CAP-5', 'a port was forgotten', (w) => setInstance(w, lab.instance(0), { takenPorts: takenPorts.slice(0, -1) })],
  [
    'CAP-5',
    'a port has two holders',
    (w) =>
      setTask(w, webTask, {
        ports: [0, 1].map(() => ({ containerName: 'a', containerPort: 1, hostPort: 7, protocol: 'tcp' as const })),
      }),
  ],
  ['INS-1', 'it booted too long', (w) => setInstance(w, booting, { readyAtMs: 1 })],
  ['INS-1', 'it was registered while it boots', (w) => setInstance(w, booting, { registeredAtMs: 1 })],
  ['INS-4', 'an instance is gone without its tasks', (w) => void w.instances.delete(lab.instance(0).id)],
  [
    'CLU-1',
    'a cluster is gone without what is in it',
    (w) => void w.clusters.set('yard', { name: 'yard', status: 'INACTIVE', createdAtMs: 0, deletedAtMs: 0 }),
  ],
  [
    'INS-6',
    'what was deregistered is still registered',
    (w) => void w.deregisteredInstances.set(lab.instance(0).id, lab.instance(0)),
  ],
  ['INS-7', 'an instance has no version', (w) => void w.instanceVersions.delete(lab.instance(0).id)],
  ['CLU-2', 'options have no cluster', (w) => void w.clusterOptions.set('nowhere', clusterOptionsOf(w, 'nowhere'))],
  ['ASG-2', 'a group has an instance less', (w) => setInstance(w, booting, { autoScalingGroupName: null })],
  ['TSK-2', 'a task runs and is to be STOPPED', (w) => setTask(w, webTask, { desiredStatus: 'STOPPED' })],
  ['TSK-2', 'a stopped task is to run', (w) => setTask(w, stopped, { desiredStatus: 'RUNNING' })],
  ['TSK-3', 'it has no reason', (w) => setTask(w, stopped, { stoppedReason: null })],
  ['TSK-3', 'it has no time', (w) => setTask(w, stopped, { stoppedAtMs: null })],
  ['TSK-3', 'it stands in the index', (w) => void w.liveByInstance.get(lab.instance(0).id)?.add(stopped.id)],
  ['TSK-3', 'a live one does not', (w) => void w.liveByService.get('yard/web')?.delete(webTask?.id ?? '')],
  ['TSK-3', 'the index of an instance is missing', (w) => void w.liveByInstance.delete(lab.instance(2).id)],
  ['TSK-3', 'the index of nobody is there', (w) => void w.liveByService.set('yard/none', new Set())],
  ['TSK-4', 'it started before its pull', (w) => setTask(w, webTask, { startedAtMs: 1 })],
  ['TSK-4', 'it was never pulled', (w) => setTask(w, webTask, { pullStartedAtMs: null })],
  ['TSK-4', 'it stopped in the future', (w) => setTask(w, stopped, { stoppedAtMs: w.nowMs + 1 })],
  ['TSK-8', 'it was not forgotten', (w) => setTask(w, stopped, { stoppedAtMs: w.nowMs - 3_600_000 })],
  ['TSK-1', 'a step was not taken', (w) => setTask(w, webTask, { step: 'pulling', nextStepAtMs: 1 })],
  ['DEP-4', 'it is healthy too early', (w) => setTask(w, lab.tasks().at(-1), { isHealthy: true })],
  ['DEP-4', 'it is not healthy in time', (w) => setTask(w, webTask, { isHealthy: false })],
  ['DEP-4', 'it is HEALTHY without a check', (w) => setTask(w, webTask, { healthStatus: 'HEALTHY' })],
  ['PLC-1', 'it reserves another size', (w) => setTask(w, webTask, { cpuUnits: 1 })],
  ['PLC-1', 'it is in another zone', (w) => setTask(w, webTask, { availabilityZone: 'us-east-1z' })],
  ['PLC-7', 'a Fargate task is on an instance', (w) => setTask(w, farTask, { instanceId: lab.instance(0).id })],
  ['FGT-1', 'it has a size that Fargate has not', (w) => setTask(w, farTask, { memoryMib: 768 })],
  ['SVC-11', 'there are too many of it', (w) => fill(w.tasks, { of: stopped, count: 50_001 })],
  ['DET-8', 'there are too many instances', (w) => fill(w.instances, { of: lab.instance(0), count: 5_001 })],
  ['DET-8', 'there are too many services', (w) => fillServices(w, 'ACTIVE', 201)],
  ['SVC-12', 'too many that were deleted are kept', (w) => fillServices(w, 'INACTIVE', 201)],
  ['SVC-12', 'one was not forgotten', (w) => setCluster(w, { status: 'INACTIVE', deletedAtMs: w.nowMs - 3_600_000 })],
  ['DET-8', 'there are too many clusters', (w) => fillClusters(w, 'ACTIVE')],
  ['SVC-12', 'too many that were deleted are kept', (w) => fillClusters(w, 'INACTIVE')],
  ['SVC-11', 'the services want too many', (w) => setService(w, { desiredCount: 20_001 })],
  ['NET-1', 'it has no address', (w) => setTask(w, farTask, { privateIp: null })],
  ['NET-1', 'it has one of another zone', (w) => setTask(w, farTask, { privateIp: '10.2.200.9' })],
  ['NET-1', 'it has one of AWS', (w) => setTask(w, farTask, { privateIp: '10.0.0.3' })],
  ['NET-1', 'it has one that is not known', (w) => w.addresses.clear()],
  ['NET-1', 'one is not given back', (w) => void w.addresses.set('10.0.0.99', 'x')],
  ['NET-1', 'it has an address and no interface', (w) => setTask(w, webTask, { privateIp: '10.0.1.1' })],
  ['DEP-3', 'a task more is counted as running', (w) => setDeployment(w, { runningCount: 9 })],
  ['DEP-3', 'a task less is counted as healthy', (w) => setDeployment(w, { healthyCount: 9 })],
  [
    'DEP-10',
    'there are two PRIMARY deployments',
    (w) =>
      setService(w, { deployments: lab.service().deployments.map((one) => ({ ...one, status: 'PRIMARY' as const })) }),
  ],
  ['DEP-10', 'a task is of no deployment', (w) => setTask(w, otherTask, { deploymentId: 'ecs-svc/1' })],
  [
    'SVC-3',
    'the deployment wants another count',
    (w) => {
      setDeployment(w, { desiredCount: 9 })
      setService(w, { isSteady: true })
    },
  ],
  ['DEP-13', 'the history does not begin with the PRIMARY', (w) => void w.serviceDeployments.set('yard/web', [])],
  [
    'DEP-14',
    'there are six deployments',
    (w) => setService(w, { deployments: Array(6).fill(lab.service().deployments[0]) as Service['deployments'] }),
  ],
  ['SVC-8', 'a service is INACTIVE and has tasks', (w) => setService(w, { status: 'INACTIVE', desiredCount: 0 })],
  ['SVC-9', 'it wants too many', (w) => setService(w, { desiredCount: 5_001 })],
  [
    'SVC-6',
    'it has too many events',
    (w) => setService(w, { events: Array.from({ length: 101 }, () => must(lab.service().events[0], 'an event')) }),
  ],
  [
    'MET-1',
    'there are two datapoints of a minute',
    (w) =>
      void w.metrics.set(
        'yard/web',
        [60_000, 60_000].map((atMs) => ({ atMs, cpuPercent: 0, memoryPercent: 0 })),
      ),
  ],
  ['DEF-2', 'a revision is left out', (w) => void w.latestRevisions.set('web', 1)],
  [
    'DEF-3',
    'a revision is INACTIVE since never',
    (w) =>
      void w.taskDefinitions.set('web:1', { ...must(w.taskDefinitions.get('web:1'), 'web:1'), status: 'INACTIVE' }),
  ],
  [
    'DET-6',
    'a decision has another number',
    (w) => void (w.counters = { ...w.counters, decisions: w.counters.decisions + 1 }),
  ],
  ['DET-8', 'a decision is gone', (w) => void w.decisions.delete(1)],
]

describe('the checker of invariants bites', () => {
  it('but not a world that is right', () => {
    expect(checkInvariants(lab.world)).toEqual([])
  })

  it.each(CORRUPTIONS)('%s: %s', (rule, _what, corrupt) => {
    const world = copyWorld(lab.world)
    corrupt(world)
    const problems = checkInvariants(world)
    expect(problems.some((one) => one.startsWith(`${rule} `))).toBe(true)
    expect(checkInvariants(lab.world)).toEqual([])
  })

  it('SVC-2, DEP-6: a service that nobody looks at again', () => {
    const quiet = steadyYard()
    expect(problemsOf(quiet)).toEqual([])
    setService(quiet.writable, { isSteady: false })
    expect(problemsOf(quiet)[0]).toMatch(/^SVC-2 done, so steady/)
    setService(quiet.writable, { isSteady: true, desiredCount: 5 })
    setDeployment(quiet.writable, { desiredCount: 5 })
    const problems = problemsOf(quiet).join()
    expect(problems).toMatch(/SVC-2 steady, so done/)
    expect(problems).toMatch(/DEP-6 nobody looks at it again after complete/)
  })

  it.each<readonly [what: string, lastActionMs: number, nextPassMs: number]>([
    ['past', -4_000, 0],
    ['sooner than 4 s after an action', 0, 1],
    ['too late', -4_000, 9_000],
  ])('DEP-9: the next look is %s', (_what, lastActionMs, nextPassMs) => {
    const world = copyWorld(lab.world)
    const { nowMs } = world
    const { key, createdAtMs } = lab.service()
    world.scheduling.set(key, { ...schedulingOf(world, key), lastActionAtMs: nowMs + lastActionMs })
    const wakes = new Map([[passName({ serviceKey: key, createdAtMs }), nowMs + nextPassMs]])
    expect(checkInvariants(world, wakes).some((one) => one.startsWith('DEP-9 '))).toBe(true)
  })
})

function problemsOf({ world, engine }: TestLab): readonly string[] {
  return checkInvariants(world, engine.wakes)
}
