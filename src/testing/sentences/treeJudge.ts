import type { Task } from '../../model/world/task/task.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import type { StageNews } from '../../ui/stage/stageNews.ts'
import type { TreeRow } from '../../ui/stage/treeRow.ts'
import type { Card } from '../../ui/subjects/subjectView.ts'
import { figureOf, type Court } from './claim.ts'
import { holdForm } from './form.ts'
import { freeOf, instanceScene } from './subjectClaims.ts'

const isLive = (task: Task) => task.step !== 'stopped'
const STOPPED_SHOWN_MS = 600_000

function tasksOf(world: World, key: string): readonly Task[] {
  return [...world.tasks.values()].filter((one) => `${one.clusterName}/${String(one.serviceName)}` === key)
}

/** The four counts of some tasks, as plainly as they can be counted. */
function countsOf(tasks: readonly Task[]) {
  const wanted = tasks.filter((one) => isLive(one) && one.desiredStatus === 'RUNNING')
  return {
    running: wanted.filter((one) => one.step === 'running').length,
    pending: wanted.filter((one) => one.step !== 'running').length,
    healthy: wanted.filter((one) => one.isHealthy).length,
    leaving: tasks.filter((one) => isLive(one) && one.desiredStatus === 'STOPPED').length,
  }
}

/** Holds the tree against counts from the world. */
export function judgeRows(rows: readonly TreeRow[], world: World, court: Court): void {
  const seen = flat(rows)
  for (const row of seen) {
    holdForm(row.words, `the row ${row.id}`, court)
    const expected = expectedOf(row, world)
    if (expected === null) continue
    court.note(`row ${row.kind}`)
    const said = figuresOf(row.words)
    if (said.join() !== expected.join()) {
      court.report(`row ${row.kind} ${row.id}: “${row.words}”, and there are ${expected.join(', ')}`)
    }
    if (![...row.detail.matchAll(/\d[\d,]*/g)].every(([part]) => expected.includes(figureOf(part)))) {
      court.report(`row ${row.kind} ${row.id}: ${row.detail}, and there are ${expected.join(', ')}`)
    }
  }
  const shown = seen.flatMap((row) => (row.target?.kind === 'task' ? [row.target.id] : []))
  const there = [...world.tasks.values()].filter(
    (one) => isLive(one) || (one.stoppedAtMs ?? 0) > world.nowMs - STOPPED_SHOWN_MS,
  )
  if (
    shown.toSorted().join() !==
    there
      .map((one) => one.id)
      .toSorted()
      .join()
  ) {
    court.report('row task: each task stands once in the tree')
  }
}

function flat(rows: readonly TreeRow[]): readonly TreeRow[] {
  return rows.flatMap((row) => [row, ...flat(row.children)])
}

/** Figures of a row in their order, without those of names: ids, revisions, types, zones. */
function figuresOf(words: string): readonly number[] {
  const bare = words.replaceAll(/i-[0-9a-f]{4}|[\w-]+:\d+|us-east-1[abc]?|\b[mtc]\d\w?\.\w+|no place for .*/g, '')
  return [...bare.matchAll(/\d[\d,]*/g)].map(([figure]) => figureOf(figure.replace(/,$/, '')))
}

/** What the figures of a row should be; `null` for one that is held elsewhere or has none. */
function expectedOf({ id, kind, target }: TreeRow, world: World): readonly number[] | null {
  const place = id.split('/')[0]
  if (kind === 'service') {
    const service = world.services.get(target?.id ?? '')
    return [countsOf(tasksOf(world, target?.id ?? '')).running, service?.desiredCount ?? -1]
  }
  if (place === 'deployment') {
    const deploymentId = id.split('/').slice(3).join('/')
    const { running, pending, healthy } = countsOf(
      [...world.tasks.values()].filter((one) => one.deploymentId === deploymentId),
    )
    return [running, pending, healthy]
  }
  if (place === 'missing' || place === 'waiting') return missingIn(id, world)
  return placeFigures({ id, target, place }, world)
}

function missingIn(id: string, world: World): readonly number[] {
  const live = [...world.tasks.values()].filter(isLive)
  const services = [...world.services.values()].filter((one) => one.status === 'ACTIVE')
  const key = id.split('/').slice(1).join('/')
  const waiting = services.filter((one) => key === '' || one.key === key)
  const wanted = waiting.reduce((sum, one) => sum + (one.waiting?.count ?? 0), 0)
  const homeless = key === '' ? live.filter((one) => one.step === 'waitingForCapacity').length : 0
  const count = wanted + homeless
  return count === 0 ? [] : [count]
}

function placeFigures(
  { id, target, place }: Pick<TreeRow, 'id' | 'target'> & { readonly place: string | undefined },
  world: World,
): readonly number[] | null {
  const live = [...world.tasks.values()].filter((one) => isLive(one) && one.step !== 'waitingForCapacity')
  const onFargate = live.filter((one) => one.launchType === 'FARGATE')
  const onEc2 = live.filter((one) => one.launchType === 'EC2')
  if (place === 'instance') {
    const instance = world.instances.get(target?.id ?? '')
    if (instance === undefined) return [-1]
    const scene = instanceScene(instance, world)
    const free = freeOf(scene)
    const { registered } = instance
    return [scene.tasks.length, free.cpuUnits, registered.cpuUnits, free.memoryMib, registered.memoryMib]
  }
  if (place === 'zone') {
    const instances = [...world.instances.values()].filter((one) => one.availabilityZone === target?.id)
    const ids = new Set(instances.map((one) => one.id))
    return [instances.length, onEc2.filter((one) => ids.has(one.instanceId ?? '')).length]
  }
  if (id === 'region') return world.instances.size === 0 ? [] : [onEc2.length]
  if (id === 'fargate') return [onFargate.length]
  if (place === 'fargate') return [onFargate.filter((one) => one.availabilityZone === target?.id).length]
  if (id !== 'stopped') return null
  const stopped = [...world.tasks.values()].filter((one) => (one.stoppedAtMs ?? -1) > world.nowMs - STOPPED_SHOWN_MS)
  const count = stopped.filter((one) => !isLive(one)).length
  // `Stopped, last 10 min` is its name.
  return count === 0 ? [10] : [10, count]
}

/** Cards of services, instances and zones, figure by figure. */
export function judgeCards(cardOf: (ref: SubjectRef) => Card | null, world: World, court: Court): void {
  const hold = (ref: SubjectRef, expected: Readonly<Record<string, number | readonly number[]>>) => {
    court.note(`card ${ref.kind}`)
    for (const { label, value } of cardOf(ref)?.facts ?? []) {
      const right = [expected[label] ?? []].flat()
      if (right.length === 0 || figuresOf(value).join() === right.join()) continue
      court.report(`card ${ref.kind} ${ref.id}: ${label} ${value}, and there are ${right.join(', ')}`)
    }
  }
  for (const service of world.services.values()) {
    hold({ kind: 'service', id: service.key }, { desired: service.desiredCount })
  }
  for (const instance of world.instances.values()) {
    const scene = instanceScene(instance, world)
    const free = freeOf(scene)
    hold(
      { kind: 'containerInstance', id: instance.id },
      {
        'CPU free': [free.cpuUnits, instance.registered.cpuUnits],
        'MiB free': [free.memoryMib, instance.registered.memoryMib],
        tasks: scene.tasks.length,
      },
    )
  }
  for (const zone of new Set([...world.instances.values()].map((one) => one.availabilityZone))) {
    const there = [...world.tasks.values()].filter((one) => isLive(one) && one.availabilityZone === zone)
    const onFargate = there.filter((one) => one.launchType === 'FARGATE').length
    const instances = [...world.instances.values()].filter((one) => one.availabilityZone === zone).length
    hold(
      { kind: 'availabilityZone', id: zone },
      { instances, 'tasks on them': there.length - onFargate, 'on Fargate': onFargate },
    )
  }
}

/** What a listener is told, against counts from the world. */
export function judgeNews({ services, instances }: StageNews, world: World, court: Court): void {
  court.note('news')
  const there = [...world.services.values()].filter((one) => one.status !== 'INACTIVE')
  if (services.size !== there.length) court.report(`news: ${String(services.size)} services of ${String(there.length)}`)
  const lines = [...services.values()]
  for (const service of there) {
    const { running, pending, healthy, leaving } = countsOf(tasksOf(world, service.key))
    const expected = [
      `${String(running)} of ${String(service.desiredCount)} running`,
      `${String(healthy)} healthy`,
      ...(pending > 0 ? [`${String(pending)} starting`] : []),
      ...(leaving > 0 ? [`${String(leaving)} stopping`] : []),
    ].join(', ')
    if (!lines.some((line) => line.startsWith(expected))) {
      court.report(`news of ${service.key}: “${lines.join(' / ')}”, and it is ${expected}`)
    }
  }
  for (const line of [...lines, instances]) holdForm(line, 'news', court)
  const all = [...world.instances.values()]
  const [booting, lost] = [
    all.filter((one) => one.status === 'booting').length,
    all.filter((one) => one.status !== 'booting' && !one.agentConnected).length,
  ]
  const draining = all.filter((one) => one.status === 'DRAINING' && one.agentConnected).length
  const figures = [all.length, booting, draining, lost].filter((one, index) => index === 0 || one > 0)
  if (figuresOf(instances).join() !== figures.join()) {
    court.report(`news of instances: “${instances}”, and there are ${figures.join(', ')}`)
  }
}
