import { shortInstance } from '../../../look/names.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import { act } from '../../../model/api/act.ts'
import type { AutoScalingGroup } from '../../../model/world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { isInstanceType, resourcesOf } from '../../../model/world/capacity/instanceTypes.ts'
import type { CapacityProvider } from '../../../model/world/provider/capacityProvider.ts'
import { isHeld } from '../../../model/world/task/held.ts'
import { lifecycleTable } from '../../../model/world/task/lifecycleTable.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { agentAct } from '../capacity/instanceActs.ts'
import { keptOut } from '../capacity/keptOut.ts'
import { updateProviderAct, wantedProvider } from '../provider/providerActs.ts'
import type { ChainStep } from '../pulling/PullChain.tsx'
import type { Remedy } from '../remedy/remedy.ts'
import { largerInstances } from './largerInstances.ts'

/** A task that waits for something that may never come: link by link what it takes, and what mends the one that broke. */
export interface Stuck {
  readonly title: string
  readonly links: readonly ChainStep[]
  readonly remedies: readonly Remedy[]
  /** An instance that has booted and was not let in: what its role lacks. */
  readonly kept: ContainerInstance | null
  readonly ruleId: string
}

/** `null` of a task that is on its way by itself, or has come to its end. */
export function stuckOf(world: World, task: Task): Stuck | null {
  if (isHeld(world, task)) return heldOf(world, task)
  return task.step === 'waitingForCapacity' ? waitingOf(world, task) : null
}

/** INS-5: only the agent of its instance can tell that a step is over. */
function heldOf(world: World, task: Task): Stuck | null {
  const instance = world.instances.get(task.instanceId ?? '')
  if (instance === undefined) return null
  const { lastStatus, label } = lifecycleTable[task.step]
  const name = shortInstance(instance.ec2InstanceId)
  return {
    title: `Why it stays ${lastStatus}`,
    links: [
      { link: 'place', label: 'It has a place', state: 'holds', text: `${name} in ${instance.availabilityZone}` },
      {
        link: 'agent',
        label: 'The agent there hears and tells',
        state: 'broken',
        text: `The agent of ${name} is disconnected. ECS waits for it, without a limit of time.`,
      },
      { link: 'step', label: 'Its next step is told', state: 'notReached', text: `The end of "${label}"` },
    ],
    remedies: [{ label: `Reconnect the agent of ${name}`, acts: [agentAct(instance, true)] }],
    kept: null,
    ruleId: 'INS-5',
  }
}

interface Waiting {
  readonly world: World
  readonly task: Task
  readonly provider: CapacityProvider
  readonly group: AutoScalingGroup
  /** Of its group, those that boot first. */
  readonly booting: readonly ContainerInstance[]
}

interface Link {
  readonly link: string
  readonly label: string
  /** What is asked of it, or how it holds. */
  readonly asked: (of: Waiting) => string
  /** What broke it, if it has. */
  readonly broken: (of: Waiting) => { readonly text: string; readonly remedies: readonly Remedy[] } | null
}

/** CPR-5: in the order in which an instance comes for a task that waits in PROVISIONING. */
const LINKS: readonly Link[] = [
  {
    link: 'fits',
    label: 'It fits an instance of its group',
    asked: ({ world, group }) => typeOf(world, group) ?? 'As its launch template says',
    broken: ({ world, task, group }) => {
      const type = typeOf(world, group)
      if (type === null || !isInstanceType(type)) return null
      const { cpuUnits, memoryMib } = resourcesOf(type)
      if (task.cpuUnits <= cpuUnits && task.memoryMib <= memoryMib) return null
      const needs = `${grouped(task.cpuUnits)} CPU units and ${grouped(task.memoryMib)} MiB`
      const text = `It reserves ${needs}, and an empty ${type} has ${grouped(cpuUnits)} and ${grouped(memoryMib)}. Managed scaling leaves it out.`
      return { text, remedies: largerInstances(world, group, task) }
    },
  },
  {
    link: 'sized',
    label: 'Somebody makes the group grow',
    asked: ({ provider }) =>
      `Managed scaling of ${provider.name}, at ${String(provider.managedScaling.targetCapacity)} %`,
    broken: ({ world, provider, group, booting }) => {
      if (provider.managedScaling.isEnabled || booting.length > 0) return null
      const acts = [updateProviderAct({ ...wantedProvider(provider, world), isScaled: true })]
      const text = `Managed scaling of ${provider.name} is off, so nobody adds an instance to ${group.name}.`
      return { text, remedies: [{ label: `Turn managed scaling of ${provider.name} on`, acts }, ...grown(group)] }
    },
  },
  {
    link: 'room',
    label: 'The group may grow',
    asked: ({ group }) => `${counted(group.desiredCapacity, 'instance')} of ${grouped(group.maxSize)} at most`,
    broken: ({ group, booting }) => {
      if (group.desiredCapacity < group.maxSize || booting.length > 0) return null
      const text = `${group.name} has ${counted(group.desiredCapacity, 'instance')}, which is its maximum size, and none of them has room.`
      return { text, remedies: grown(group) }
    },
  },
  {
    link: 'in',
    label: 'Its instance registers',
    asked: ({ world, booting: [first] }) =>
      first === undefined
        ? 'Once the group has launched one'
        : `${shortInstance(first.ec2InstanceId)} boots, ${durationText(first.readyAtMs - world.nowMs)} to go`,
    broken: ({ booting }) => {
      const kept = keptOut(booting)
      if (kept === null) return null
      const text = `${shortInstance(kept.ec2InstanceId)} has booted, and its agent has not been let in: its role lacks what that takes.`
      return { text, remedies: [] }
    },
  },
]

/** One instance more at once, and leave for it. */
function grown({ name, desiredCapacity, maxSize }: AutoScalingGroup): readonly Remedy[] {
  const DesiredCapacity = desiredCapacity + 1
  const acts =
    DesiredCapacity > maxSize
      ? [
          act('autoscaling', 'UpdateAutoScalingGroup', {
            AutoScalingGroupName: name,
            MaxSize: DesiredCapacity,
            DesiredCapacity,
          }),
        ]
      : [act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: name, DesiredCapacity })]
  const label =
    DesiredCapacity > maxSize
      ? `Let ${name} grow to ${counted(DesiredCapacity, 'instance')}`
      : `Set the desired capacity of ${name} to ${String(DesiredCapacity)}`
  return [{ label, acts }]
}

function waitingOf(world: World, task: Task): Stuck | null {
  const provider = world.capacityProviders.get(task.capacityProviderName ?? '')
  const group = world.autoScalingGroups.get(provider?.autoScalingGroupName ?? '')
  if (provider === undefined || group === undefined) return null
  const booting = [...world.instances.values()].filter(
    (one) => one.autoScalingGroupName === group.name && one.status === 'booting',
  )
  const of: Waiting = { world, task, provider, group, booting }
  const at = LINKS.findIndex(({ broken }) => broken(of) !== null)
  const links = LINKS.map(({ link, label, asked, broken }, index): ChainStep => {
    const is = at < 0 ? (index < LINKS.length - 1 ? 'holds' : 'notReached') : index < at ? 'holds' : 'notReached'
    return index === at
      ? { link, label, state: 'broken', text: broken(of)?.text ?? '' }
      : { link, label, state: is, text: asked(of) }
  })
  return {
    title: at < 0 ? 'What it waits for' : 'Why no instance comes for it',
    links,
    remedies: LINKS[at]?.broken(of)?.remedies ?? [],
    kept: LINKS[at]?.link === 'in' ? keptOut(booting) : null,
    ruleId: 'CPR-5',
  }
}

function typeOf({ launchTemplates }: World, { launchTemplateName }: AutoScalingGroup): string | null {
  return launchTemplates.get(launchTemplateName)?.instanceType ?? null
}
