import { balancerOf, targetsOf } from '../../model/world/balancing/pools.ts'
import { allGroups } from '../../model/world/network/securityGroup.ts'
import { hasGroups } from '../../look/groupMembers.ts'
import { groupsOf } from '../../look/poolLook.ts'
import { groupWorld, type Groups, type ZoneGroup } from '../../canvas/scene/groups.ts'
import { counted, grouped } from '../../look/numbers.ts'
import type { SubjectKind } from '../../look/subjectRef.ts'
import { imagesOf } from '../../model/world/registry/findImage.ts'
import { imageKey } from '../../model/world/registry/image.ts'
import type { Task } from '../../model/world/task/task.ts'
import { REGION, type World } from '../../model/world/world.ts'
import { toldOfRoles } from '../../look/roles.ts'
import { isUsed, WORKSTATION } from '../subjects/workstation/workstationView.ts'
import { containerLines } from './containerRows.ts'
import { servicesGroup } from './serviceRows.ts'
import { row, rowsOf, taskRow, type Now, type TreeRow } from './treeRow.ts'

/** The whole lab as a tree: services, then region, zone, instance and task, then what has no instance. */
export function treeRows(world: World, nowMs: number, openTaskId: string | null = null): readonly TreeRow[] {
  const now = { world, nowMs, openTaskId }
  const groups = groupWorld(world, nowMs, [])
  return [
    servicesGroup(now),
    ...definitionsGroup(now),
    ...balancersGroup(now),
    ...securityGroups(now),
    ...providersGroup(now),
    ...scalingGroups(now),
    ...alarmsGroup(now),
    ...repositoriesGroup(now),
    ...(isUsed(world) ? rowsOf(WORKSTATION, now, { id: 'workstation' }) : []),
    ...logGroups(now),
    ...rolesGroup(now),
    regionGroup(now, groups),
    ...(groups.fargate.size > 0 ? [fargateGroup(now, groups)] : []),
    waitingGroup(now, groups),
    stoppedGroup(now, groups),
  ]
}

function taskRows(tasks: readonly Task[], now: Now): readonly TreeRow[] {
  return tasks.map((task) => {
    const { id } = task
    const children = id === now.openTaskId ? containerRows(task, now) : []
    return taskRow(id, now, { id: `task/${id}`, children })
  })
}

function containerRows(task: Task, { world }: Now): readonly TreeRow[] {
  return containerLines(world, task).map(([name, line]) =>
    row({ id: `container/${task.id}/${name}`, kind: 'container' }, line),
  )
}

/** Each family with its newest revision first; closed at first, since what runs stands under its service. */
function definitionsGroup(now: Now): readonly TreeRow[] {
  const families = new Map<string, string[]>()
  for (const [id, { family }] of now.world.taskDefinitions) {
    const known = families.get(family)
    if (known === undefined) families.set(family, [id])
    else known.push(id)
  }
  const ids = [...families.values()].flatMap((all) => all.toReversed())
  return thingsGroup({ id: 'definitions', kind: 'taskDefinition', name: 'Task definitions', ids }, now)
}

/** Load balancers, under each the groups to which its rules lead, then groups that none uses; none of none. */
function balancersGroup(now: Now): readonly TreeRow[] {
  const { loadBalancers, classicLoadBalancers, targetGroups } = now.world
  const unused = [...targetGroups.keys()].filter((arn) => balancerOf(now.world, arn) === undefined)
  const children = [
    ...[...loadBalancers.keys()].flatMap((id) =>
      rowsOf({ kind: 'loadBalancer', id }, now, {
        id: `balancer/${id}`,
        children: groupRows(groupsOf(now.world, id), now),
      }),
    ),
    ...[...classicLoadBalancers.keys()].flatMap((id) =>
      rowsOf({ kind: 'classicLoadBalancer', id }, now, { id: `classic/${id}`, children: targetRows(id, now) }),
    ),
    ...groupRows(unused, now),
  ]
  if (children.length === 0) return []
  const count = loadBalancers.size + classicLoadBalancers.size
  return [row({ id: 'balancers', kind: 'group', children }, { name: 'Load balancers', detail: grouped(count) })]
}

interface ThingsOf {
  readonly id: string
  readonly kind: SubjectKind
  readonly name: string
  readonly ids: readonly string[]
  readonly detail?: string
}

/** All things of a kind; no group in a lab that has none. */
function thingsGroup({ id, kind, name, ids, detail = grouped(ids.length) }: ThingsOf, now: Now): readonly TreeRow[] {
  const children = ids.flatMap((one) => rowsOf({ kind, id: one }, now, { id: `${kind}/${one}` }))
  return children.length === 0 ? [] : [row({ id, kind: 'group', children }, { name, detail })]
}

function providersGroup(now: Now): readonly TreeRow[] {
  const ids = [...now.world.capacityProviders.keys()]
  return thingsGroup({ id: 'capacityProviders', kind: 'capacityProvider', name: 'Capacity providers', ids }, now)
}

/** Auto Scaling groups: how many instances each has, of as many as it is to keep. */
function scalingGroups(now: Now): readonly TreeRow[] {
  const ids = [...now.world.autoScalingGroups.keys()]
  const detail = 'there / desired'
  const named = { id: 'autoScalingGroups', kind: 'autoScalingGroup', name: 'Auto Scaling groups' } as const
  return thingsGroup({ ...named, ids, detail }, now)
}

function alarmsGroup(now: Now): readonly TreeRow[] {
  const { alarms } = now.world
  const alarmed = [...alarms.values()].filter(({ state }) => state === 'ALARM').length
  const detail = alarmed === 0 ? grouped(alarms.size) : `${grouped(alarmed)} of ${grouped(alarms.size)} in ALARM`
  return thingsGroup({ id: 'alarms', kind: 'alarm', name: 'Alarms', ids: [...alarms.keys()], detail }, now)
}

function logGroups(now: Now): readonly TreeRow[] {
  const ids = [...now.world.logGroups.keys()]
  return thingsGroup({ id: 'logGroups', kind: 'logGroup', name: 'Log groups', ids }, now)
}

/** Who may do what; none in a lab that says nothing of roles. */
function rolesGroup(now: Now): readonly TreeRow[] {
  const children = toldOfRoles(now.world).flatMap((ref) => rowsOf(ref, now, { id: `${ref.kind}/${ref.id}` }))
  if (children.length === 0) return []
  return [row({ id: 'roles', kind: 'group', children }, { name: 'Roles', detail: grouped(children.length) })]
}

/** Repositories, under each its images; none in a lab that says nothing of images. */
function repositoriesGroup(now: Now): readonly TreeRow[] {
  const { repositories } = now.world
  if (repositories.size === 0) return []
  const children = [...repositories.keys()].flatMap((id) =>
    rowsOf({ kind: 'repository', id }, now, { id: `repository/${id}`, children: imageRows(id, now) }),
  )
  return [
    row({ id: 'repositories', kind: 'group', children }, { name: 'Repositories', detail: grouped(repositories.size) }),
  ]
}

/** The newest first. */
function imageRows(uri: string, now: Now): readonly TreeRow[] {
  const ids = imagesOf(now.world, uri).map(({ content }) => imageKey(uri, content.digest))
  return ids.toReversed().flatMap((id) => rowsOf({ kind: 'image', id }, now, { id: `image/${id}` }))
}

/** None while there is only the open default. */
function securityGroups(now: Now): readonly TreeRow[] {
  if (!hasGroups(now.world)) return []
  const ids = allGroups(now.world).map(({ id }) => id)
  return thingsGroup({ id: 'securityGroups', kind: 'securityGroup', name: 'Security groups', ids }, now)
}

function groupRows(arns: readonly string[], now: Now): readonly TreeRow[] {
  return arns.flatMap((id) =>
    rowsOf({ kind: 'targetGroup', id }, now, { id: `targets/${id}`, children: targetRows(id, now) }),
  )
}

function targetRows(poolId: string, now: Now): readonly TreeRow[] {
  return targetsOf(now.world, poolId).flatMap(({ key }) =>
    rowsOf({ kind: 'target', id: key }, now, { id: `target/${key}` }),
  )
}

function regionGroup(now: Now, groups: Groups): TreeRow {
  const { clusters, instances } = now.world
  const zones = groups.zones
    .filter((zone) => zone.instances.length > 0)
    .toSorted((a, b) => (a.availabilityZone < b.availabilityZone ? -1 : 1))
  const live = zones.reduce((sum, zone) => sum + zone.liveCount, 0)
  const names = [...clusters.values()].filter((one) => one.status === 'ACTIVE').map((one) => one.name)
  return row(
    { id: 'region', kind: 'group', children: zones.flatMap((zone) => zoneRows(zone, now, groups)) },
    {
      name: REGION,
      aside: names.join(', '),
      detail: instances.size === 0 ? 'no instances' : counted(live, 'task'),
    },
  )
}

function zoneRows({ availabilityZone, instances }: ZoneGroup, now: Now, groups: Groups): readonly TreeRow[] {
  const children = instances.flatMap(({ id }) =>
    rowsOf({ kind: 'containerInstance', id }, now, {
      id: `instance/${id}`,
      children: taskRows(groups.byInstance.get(id) ?? [], now),
    }),
  )
  return rowsOf({ kind: 'availabilityZone', id: availabilityZone }, now, { id: `zone/${availabilityZone}`, children })
}

function fargateGroup(now: Now, { fargate }: Groups): TreeRow {
  const zones = [...fargate].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const children = zones.map(([zone, tasks]) =>
    row(
      {
        id: `fargate/${zone}`,
        kind: 'availabilityZone',
        target: { kind: 'availabilityZone', id: zone },
        children: taskRows(tasks, now),
      },
      { name: zone, detail: grouped(tasks.length), words: `Fargate, ${zone}, ${counted(tasks.length, 'task')}` },
    ),
  )
  const count = zones.reduce((sum, [, tasks]) => sum + tasks.length, 0)
  return row({ id: 'fargate', kind: 'group', children }, { name: 'Fargate', detail: counted(count, 'task') })
}

function waitingGroup(now: Now, { waiting, wanting }: Groups): TreeRow {
  const wanted = wanting.flatMap(({ key }) => rowsOf({ kind: 'waiting', id: key }, now, { id: `waiting/${key}` }))
  const count = waiting.length + wanting.reduce((sum, service) => sum + (service.waiting?.count ?? 0), 0)
  return row(
    { id: 'waiting', kind: 'group', children: [...wanted, ...taskRows(waiting, now)] },
    { name: 'Waiting for a place', detail: count === 0 ? 'none' : grouped(count) },
  )
}

/** The newest first. */
function stoppedGroup(now: Now, { stopped }: Groups): TreeRow {
  const children = taskRows(stopped, now).toReversed()
  const detail = stopped.length === 0 ? 'none' : grouped(stopped.length)
  return row({ id: 'stopped', kind: 'group', children }, { name: 'Stopped, last 10 min', detail })
}
