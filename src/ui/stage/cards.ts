import { visibleText } from '../../base/foreignText.ts'
import type { StageTarget } from '../../canvas/target.ts'
import type { World } from '../../model/world/world.ts'
import { shortInstance, shortTask } from '../../look/names.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'
import { nextWords, stateWords, statusFacts } from '../words/task/stateWords.ts'

/** A thing on the stage in a few lines. */
export interface Card {
  readonly title: string
  /** What kind of thing, or its id. */
  readonly kind: string
  readonly state: string
  readonly tone: 'plain' | 'trouble'
  readonly facts: readonly { readonly label: string; readonly value: string }[]
}

/** Null for what is no longer there. */
export function cardFor(target: StageTarget, world: World, nowMs: number): Card | null {
  switch (target.kind) {
    case 'task':
      return taskCard(target.id, world, nowMs)
    case 'instance':
      return instanceCard(target.id, world, nowMs)
    case 'zone':
      return zoneCard(target.id, world)
    case 'service':
    case 'waiting':
      return waitingCard(target.id, world, nowMs)
  }
}

function taskCard(taskId: string, world: World, nowMs: number): Card | null {
  const task = world.tasks.get(taskId)
  if (task === undefined) return null
  const instance = task.instanceId === null ? undefined : world.instances.get(task.instanceId)
  const state = stateWords(task)
  const ports = task.ports.map((port) => `${String(port.hostPort)} to ${String(port.containerPort)}`)
  const facts = [
    ...statusFacts(task),
    { label: 'next', value: nextWords(task, nowMs) },
    { label: 'reserves', value: `${grouped(task.cpuUnits)} CPU, ${grouped(task.memoryMib)} MiB` },
    {
      label: 'on',
      value:
        instance === undefined
          ? placeWords(task.launchType, task.availabilityZone)
          : shortInstance(instance.ec2InstanceId),
    },
    { label: 'host ports', value: ports.join(', ') },
    { label: 'private IP', value: task.privateIp ?? '' },
    { label: 'reason', value: visibleText(task.stoppedReason ?? '') },
  ]
  const isTrouble = task.healthStatus === 'UNHEALTHY' || state === 'Failed to start' || state.startsWith('An essential')
  return {
    title: task.definitionKey,
    kind: shortTask(task.id),
    state,
    tone: isTrouble ? 'trouble' : 'plain',
    facts: facts.filter(({ value }) => value !== ''),
  }
}

function placeWords(launchType: string, zone: string): string {
  return launchType === 'FARGATE' ? `Fargate, ${zone}` : 'no instance'
}

function instanceCard(instanceId: string, world: World, nowMs: number): Card | null {
  const instance = world.instances.get(instanceId)
  if (instance === undefined) return null
  const { registered, remaining, status } = instance
  const isLost = !instance.agentConnected && status !== 'booting'
  const boots = `boots, ${durationText(instance.readyAtMs - nowMs)} to go`
  return {
    title: shortInstance(instance.ec2InstanceId),
    kind: instance.instanceType,
    state: isLost ? 'agent lost' : status === 'booting' ? boots : status,
    tone: isLost ? 'trouble' : 'plain',
    facts: [
      { label: 'CPU free', value: `${grouped(remaining.cpuUnits)} of ${grouped(registered.cpuUnits)}` },
      { label: 'MiB free', value: `${grouped(remaining.memoryMib)} of ${grouped(registered.memoryMib)}` },
      { label: 'tasks', value: grouped(instance.tasksCount) },
      { label: 'zone', value: instance.availabilityZone },
    ],
  }
}

function zoneCard(zone: string, world: World): Card {
  const instances = [...world.instances.values()].filter((one) => one.availabilityZone === zone)
  const live = [...world.tasks.values()].filter((task) => task.availabilityZone === zone && task.step !== 'stopped')
  const onFargate = live.filter((task) => task.launchType === 'FARGATE').length
  const facts = [
    { label: 'instances', value: grouped(instances.length) },
    { label: 'tasks on them', value: grouped(live.length - onFargate) },
    { label: 'on Fargate', value: onFargate === 0 ? '' : grouped(onFargate) },
  ]
  const kind = 'Availability Zone'
  return { title: zone, kind, state: '', tone: 'plain', facts: facts.filter(({ value }) => value !== '') }
}

function waitingCard(serviceKey: string, world: World, nowMs: number): Card | null {
  const service = world.services.get(serviceKey)
  if (service === undefined) return null
  const { waiting } = service
  const wait =
    waiting === null
      ? ''
      : `${counted(waiting.count, 'task')} without a place for ${durationText(nowMs - waiting.sinceMs)}`
  return {
    title: service.name,
    kind: 'service',
    state: wait,
    tone: waiting === null ? 'plain' : 'trouble',
    facts: [{ label: 'desired', value: grouped(service.desiredCount) }],
  }
}
