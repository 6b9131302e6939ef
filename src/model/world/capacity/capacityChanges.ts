import { assert, must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import { copyInstance } from '../copies.ts'
import type { WritableWorld } from '../world.ts'
import { groupActivityAppliers, type GroupActivityChange } from './groupActivityChanges.ts'
import type { AgentConfig } from './agentConfig.ts'
import type { RefusedRegistration } from './registrationDecision.ts'
import type { ContainerInstance, InstanceStatus } from './containerInstance.ts'

export type CapacityChange =
  | { readonly kind: 'instanceLaunched'; readonly instance: ContainerInstance }
  | { readonly kind: 'instanceRegistered'; readonly instanceId: string; readonly atMs: number }
  /** Its agent was not let in (ROL-7). */
  | { readonly kind: 'registrationRefused'; readonly instanceId: string; readonly refusal: RefusedRegistration }
  | { readonly kind: 'instanceStatusSet'; readonly instanceId: string; readonly status: InstanceStatus }
  | { readonly kind: 'agentConnectionSet'; readonly instanceId: string; readonly agentConnected: boolean }
  | { readonly kind: 'agentConfigured'; readonly instanceId: string; readonly agentConfig: AgentConfig }
  /** Its EC2 instance has stopped, or runs again (FLT-2). */
  | { readonly kind: 'instancePowerSet'; readonly instanceId: string; readonly isStopped: boolean }
  /** Its group waits until its tasks have gone (CPR-9). */
  | { readonly kind: 'instanceGivenUp'; readonly instanceId: string }
  /** Its group may not take it when it scales in, or may again (ASG-6). */
  | { readonly kind: 'instanceProtectionSet'; readonly instanceId: string; readonly isProtected: boolean }
  /** ECS knows it no more; the EC2 instance goes on (INS-6). */
  | { readonly kind: 'instanceDeregistered'; readonly instanceId: string }
  | { readonly kind: 'instanceTerminated'; readonly instanceId: string }
  | GroupActivityChange

export const capacityAppliers: Appliers<CapacityChange> = {
  ...groupActivityAppliers,
  instanceLaunched: (world, { instance }) => {
    assert(!world.instances.has(instance.id), 'DET-6: instance ids are unique')
    world.instances.set(instance.id, instance)
    world.liveByInstance.set(instance.id, new Set())
    world.counters = { ...world.counters, instances: instance.ordinal }
  },
  instanceRegistered: (world, { instanceId, atMs }) => {
    const { refusal: _, ...letIn } = copyInstance(must(world.instances.get(instanceId), instanceId))
    const registered = { status: 'ACTIVE', agentConnected: true, registeredAtMs: atMs, readyAtMs: atMs } as const
    world.instances.set(instanceId, { ...letIn, ...registered })
  },
  registrationRefused: (world, { instanceId, refusal }) => changeInstance(world, instanceId, { refusal }),
  instanceStatusSet: (world, { instanceId, status }) => changeInstance(world, instanceId, { status }),
  agentConnectionSet: (world, { instanceId, agentConnected }) => changeInstance(world, instanceId, { agentConnected }),
  agentConfigured: (world, { instanceId, agentConfig }) => changeInstance(world, instanceId, { agentConfig }),
  instancePowerSet: (world, { instanceId, isStopped }) => changeInstance(world, instanceId, { isStopped }),
  instanceGivenUp: (world, { instanceId }) => changeInstance(world, instanceId, { isLeaving: true }),
  instanceProtectionSet: (world, { instanceId, isProtected }) => changeInstance(world, instanceId, { isProtected }),
  instanceDeregistered: (world, { instanceId }) => {
    const instance = must(world.instances.get(instanceId), instanceId)
    forgetInstance(world, instanceId)
    world.deregisteredInstances.set(instanceId, instance)
  },
  instanceTerminated: (world, { instanceId }) => {
    if (!world.deregisteredInstances.delete(instanceId)) forgetInstance(world, instanceId)
  },
}

function forgetInstance(world: WritableWorld, instanceId: string): void {
  assert(world.liveByInstance.get(instanceId)?.size === 0, 'CAP-4: an instance that goes holds no task')
  world.instances.delete(instanceId)
  world.liveByInstance.delete(instanceId)
}

function changeInstance(world: WritableWorld, instanceId: string, fields: Partial<ContainerInstance>): void {
  const table = world.instances.has(instanceId) ? world.instances : world.deregisteredInstances
  const instance = must(table.get(instanceId), instanceId)
  table.set(instanceId, Object.assign(copyInstance(instance), fields))
}
