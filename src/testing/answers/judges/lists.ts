import type { Door } from '../door.ts'
import type { ClusterLook, Look, Looker } from '../look.ts'
import { idOf, type Input } from '../plan.ts'
import type { GroupJson, TaskJson } from '../shapes.ts'
import { differ, type Problems } from './step.ts'

/** API-1, API-2 and the groups: every list and filter, against the tasks that were described one by one. */
export function judgeLists(door: Door, look: Look, pageSize: number): Problems {
  const problems = [
    ...groups(door, look),
    ...definitions(door, pageSize),
    ...paged(door, { operation: 'ListClusters', name: 'clusterArns', input: {}, pageSize }),
  ]
  for (const cluster of look.clusters.values()) {
    const input = { cluster: cluster.name }
    problems.push(
      ...paged(door, { operation: 'ListTasks', name: 'taskArns', input, pageSize }),
      ...paged(door, { operation: 'ListServices', name: 'serviceArns', input, pageSize }),
      ...paged(door, { operation: 'ListContainerInstances', name: 'containerInstanceArns', input, pageSize }),
      ...filters(door, cluster),
      ...unknown(door, cluster),
    )
  }
  return problems
}

/** What is remembered as STOPPED is still told so (TSK-1). */
export function judgeMemory(looker: Looker, nowMs: number): Problems {
  const remembered = looker.forgetStopped()
  const again = looker.look(nowMs)
  const told = new Map([...again.clusters.values()].flatMap((one) => [...one.tasks]))
  return [...remembered.values()].flatMap((was) => {
    const is = told.get(was.taskArn)
    // Its cluster may be gone, or its hour over.
    if (is === undefined) return []
    return differ('TSK-1 a task that was STOPPED', JSON.stringify(is), JSON.stringify(was))
  })
}

interface Paged {
  readonly operation: string
  readonly name: string
  readonly input: Input
  readonly pageSize: number
}

const OTHER_QUESTION: Readonly<Record<string, Input>> = {
  ListTasks: { desiredStatus: 'STOPPED' },
  ListServices: { launchType: 'EC2' },
  ListContainerInstances: { status: 'ACTIVE' },
}

function paged(door: Door, { operation, name, input, pageSize }: Paged): Problems {
  const whole = door.list(operation, { name, input: { ...input, maxResults: 100 } })
  const pages = door.list(operation, { name, input: { ...input, maxResults: pageSize } })
  const first = door.ask('ecs', operation, { ...input, maxResults: pageSize })
  const other = door.query('ecs', operation, {
    ...input,
    ...OTHER_QUESTION[operation],
    nextToken: first.nextToken ?? 'x',
  })
  return [
    ...differ(`API-1 ${operation} by ${String(pageSize)}`, pages.join(), whole.join()),
    ...differ(`API-1 ${operation} names each once`, new Set(whole).size, whole.length),
    ...('error' in other || OTHER_QUESTION[operation] === undefined
      ? []
      : [`API-1 ${operation} takes a token of another question`]),
  ]
}

function filters(door: Door, cluster: ClusterLook): Problems {
  const tasks = [...cluster.tasks.values()]
  const of = (get: (task: TaskJson) => string | undefined) =>
    [...new Set(tasks.map(get))].filter((one) => one !== undefined)
  const ask = (filter: Input, matches: (task: TaskJson) => boolean): Problems =>
    ['RUNNING', 'STOPPED'].flatMap((desiredStatus) => {
      // `startedBy` stands alone, and lists what is meant to run.
      const isAlone = filter.startedBy !== undefined
      if (isAlone && desiredStatus === 'STOPPED') return []
      const input = { cluster: cluster.name, ...filter, ...(!isAlone && { desiredStatus }) }
      const listed = door.list('ListTasks', { name: 'taskArns', input })
      const expected = tasks
        .filter((one) => one.desiredStatus === desiredStatus && matches(one))
        .map((one) => one.taskArn)
      return differ(`ListTasks ${JSON.stringify(input)}`, [...listed].sort().join(), expected.sort().join())
    })
  return [
    ...of((one) => familyOf(one)).flatMap((family) => ask({ family }, (one) => familyOf(one) === family)),
    ...of((one) => one.startedBy)
      .slice(-3)
      .flatMap((startedBy) => ask({ startedBy }, (one) => one.startedBy === startedBy)),
    ...of((one) => one.containerInstanceArn)
      .slice(-2)
      .flatMap((containerInstance) =>
        ask({ containerInstance }, (one) => one.containerInstanceArn === containerInstance),
      ),
    ...['EC2', 'FARGATE'].flatMap((launchType) => ask({ launchType }, (one) => one.launchType === launchType)),
    ...cluster.services.flatMap(({ serviceName }) =>
      ask({ serviceName }, (one) => one.group === `service:${serviceName}`),
    ),
    ...['ACTIVE', 'DRAINING'].flatMap((status) =>
      differ(
        `ListContainerInstances ${status}`,
        door
          .list('ListContainerInstances', { name: 'containerInstanceArns', input: { cluster: cluster.name, status } })
          .join(),
        cluster.instances
          .filter((one) => one.status === status)
          .map((one) => one.containerInstanceArn)
          .join(),
      ),
    ),
  ]
}

function familyOf(task: TaskJson): string {
  return idOf(task.taskDefinitionArn).split(':')[0] ?? ''
}

function unknown(door: Door, { name: cluster }: ClusterLook): Problems {
  const nobody = 'f'.repeat(32)
  const missing = (operation: string, input: Input) => {
    const failures = door.ask('ecs', operation, { cluster, ...input }).failures as readonly {
      readonly reason: string
    }[]
    return differ(`${operation} of nobody`, failures.map((one) => one.reason).join(), 'MISSING')
  }
  const refused = door.query('ecs', 'ListTasks', { cluster: 'no-such-cluster' })
  return [
    ...missing('DescribeTasks', { tasks: [nobody] }),
    ...missing('DescribeServices', { services: ['no-such-service'] }),
    ...missing('DescribeContainerInstances', { containerInstances: [nobody] }),
    ...differ('ListTasks of no cluster', 'error' in refused && refused.error.name, 'ClusterNotFoundException'),
  ]
}

/** DEF-2: revisions of a family rise, and each is of one state. */
function definitions(door: Door, pageSize: number): Problems {
  const lists = ['ACTIVE', 'INACTIVE'].map((status) =>
    door.list('ListTaskDefinitions', { name: 'taskDefinitionArns', input: { status, maxResults: 100 } }),
  )
  const pages = door.list('ListTaskDefinitions', {
    name: 'taskDefinitionArns',
    input: { status: 'ACTIVE', maxResults: pageSize },
  })
  const all = lists.flat()
  return [
    ...differ('API-1 ListTaskDefinitions by pages', pages.join(), lists[0]?.join()),
    ...differ('DEF-1 revisions, each once', new Set(all).size, all.length),
  ]
}

/** ASG-1, ASG-2: a group has as many instances as it wants, evenly over its zones; those that booted were in ECS (INS-6). */
function groups(door: Door, look: Look): Problems {
  const all = door.ask('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups as readonly GroupJson[]
  const registered = new Set(
    [...look.clusters.values()].flatMap((one) => one.instances.map(({ ec2InstanceId }) => ec2InstanceId)),
  )
  return all.flatMap((group) => {
    const where = `group ${group.AutoScalingGroupName}`
    const counts = group.AvailabilityZones.map(
      (zone) => group.Instances.filter((one) => one.AvailabilityZone === zone).length,
    )
    const isEven = Math.max(...counts) - Math.min(...counts) <= 1
    return [
      ...differ(`ASG-2 ${where} instances`, group.Instances.length, group.DesiredCapacity),
      ...(isEven ? [] : [`ASG-1 ${where} has ${counts.join(' + ')} in its zones`]),
      ...(group.MinSize <= group.DesiredCapacity && group.DesiredCapacity <= group.MaxSize
        ? []
        : [`ASG-1 ${where} wants ${String(group.DesiredCapacity)}`]),
      ...group.Instances.filter(({ LifecycleState, InstanceId }) =>
        LifecycleState === 'InService' ? !look.everRegistered.has(InstanceId) : registered.has(InstanceId),
      ).map(
        (one) =>
          `INS-1 ${one.InstanceId} of ${where} is ${one.LifecycleState}, which ECS does not say at ${String(look.nowMs)}`,
      ),
    ]
  })
}
