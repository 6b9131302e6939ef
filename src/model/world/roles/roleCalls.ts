import type { ContainerInstance } from '../capacity/containerInstance.ts'
import { behaviorOf } from '../container/behavior.ts'
import { logDestinationOf } from '../logs/logDestination.ts'
import { logCall } from '../logs/unlogged.ts'
import { imageReference } from '../registry/imageReference.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import { isAssumable, mayAs, type Access, type Call } from './access.ts'
import { registeringCalls } from './agentRole.ts'
import { injectionCalls } from './injectionCalls.ts'
import { pullCalls } from './pullCalls.ts'
import { appRoleOf, executionRoleOf, instanceRoleOf, startingRoleOf, type Acting } from './rolesInUse.ts'

/** One call of AWS's, and what IAM says to it. */
export interface AskedCall extends Call {
  /** `null`: nobody has credentials for it. */
  readonly access: Access | null
}

/**
 * What is called to start a task: by its execution role, or where it names none, images and logs by that of its
 * instance (ROL-11, ROL-12), secrets and files by nobody (SEC-8).
 */
export function startingCalls(world: World, task: Task): readonly AskedCall[] {
  const definition = world.taskDefinitions.get(task.definitionKey)
  if (definition === undefined) return []
  const pulled = definition.containers.flatMap(({ image }) => pullCalls(world, imageReference(image)))
  const logged = logCallsOf(world, task, false)
  const starting = startingRoleOf(world, task)
  const fetching = task.instanceId !== null && executionRoleOf(world, task) === null ? null : starting
  return [...asked(world, fetching, injectionCalls(world, task)), ...asked(world, starting, [...pulled, ...logged])]
}

/** What is called from within a task: by its code (ROL-13), and by a router of logs, which is one of its containers. */
export function appCalls(world: World, task: Task): readonly AskedCall[] {
  const { definitionKey } = task
  const containers = world.taskDefinitions.get(definitionKey)?.containers ?? []
  const called = containers.flatMap((container) => behaviorOf(world, { definitionKey, container })?.calls ?? [])
  const calls = called.map(({ action, resource }): Call => ({ action, resource }))
  return asked(world, appRoleOf(world, task), [...calls, ...logCallsOf(world, task, true)])
}

/** What the agent of an instance calls for itself (ROL-7). */
export function agentCalls(world: World, instance: ContainerInstance): readonly AskedCall[] {
  const arn = instanceRoleOf(world, instance)
  const hasRole = arn !== null && isAssumable(world, arn, 'ec2.amazonaws.com')
  return asked(world, hasRole ? { arn, session: instance.ec2InstanceId } : null, registeringCalls(instance))
}

function logCallsOf(world: World, task: Task, byRouter: boolean): readonly Call[] {
  const definition = world.taskDefinitions.get(task.definitionKey)
  return (definition?.containers ?? []).flatMap(({ name }) => {
    const to = definition === undefined ? null : logDestinationOf({ task, definition, name })
    if (to === null || (to.router !== null) !== byRouter) return []
    const actions = [
      'logs:CreateLogStream',
      ...(to.createsGroup ? (['logs:CreateLogGroup'] as const) : []),
      'logs:PutLogEvents',
    ] as const
    return actions.map((action) => logCall(to, action))
  })
}

/** Each once: of several images of a registry one token is asked for. */
function asked(world: World, role: Acting | null, calls: readonly Call[]): readonly AskedCall[] {
  const each = new Map(calls.map((call) => [`${call.action} ${call.resource}`, call]))
  return [...each.values()].map((call) => ({
    ...call,
    access: role === null ? null : mayAs(world, role.arn, { ...call, session: role.session }),
  }))
}
