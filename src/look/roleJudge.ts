import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import { agentCalls, appCalls, startingCalls, type AskedCall } from '../model/world/roles/roleCalls.ts'
import { executionRoleOf, instanceRoleOf, taskRoleOf } from '../model/world/roles/rolesInUse.ts'
import { toldIdentity } from '../model/world/roles/toldIdentity.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import type { KeyName, RoleJudge, RoleKey } from './roleKeys.ts'

/** By the same evaluation as the model's. */
export const roleJudge: RoleJudge = {
  ofTask: (world, task) => kept(task, inputsOf(world, task), () => keysOfTask(world, task)),
  ofInstance: (world, instance) => keysOfInstance(world, instance),
}

function keysOfTask(world: World, task: Task): readonly RoleKey[] {
  return [
    ...keyOf(world, 'E', { arn: executionRoleOf(world, task), calls: startingCalls(world, task) }),
    ...keyOf(world, 'T', { arn: taskRoleOf(world, task), calls: appCalls(world, task) }),
  ]
}

function keysOfInstance(world: World, instance: ContainerInstance): readonly RoleKey[] {
  return keyOf(world, 'I', { arn: instanceRoleOf(world, instance), calls: agentCalls(world, instance) })
}

interface Used {
  readonly arn: string | null
  readonly calls: readonly AskedCall[]
}

function keyOf(world: World, name: KeyName, { arn, calls }: Used): readonly RoleKey[] {
  if (calls.some(({ access }) => access?.isAllowed !== true)) return [{ name, state: 'refused' }]
  if (arn === null) return []
  const isUntold = toldIdentity(world, arn) === undefined && !world.goneIdentities.has(arn)
  return [{ name, state: isUntold ? 'untold' : 'may' }]
}

interface Kept {
  readonly inputs: readonly unknown[]
  readonly keys: readonly RoleKey[]
}

const known = new WeakMap<Task, Kept>()

/** Tasks are many and change seldom: each is judged once, until something is another that its keys depend on. */
function kept(task: Task, inputs: readonly unknown[], judge: () => readonly RoleKey[]): readonly RoleKey[] {
  const before = known.get(task)
  if (before !== undefined && isSame(before.inputs, inputs)) return before.keys
  const keys = judge()
  known.set(task, { inputs, keys })
  return keys
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}

/** Rows of the world are never changed: who compares them sees every change of what was said. */
function inputsOf(world: World, task: Task): readonly unknown[] {
  const instance = world.instances.get(task.instanceId ?? '')
  const own = [executionRoleOf(world, task), taskRoleOf(world, task)]
  const arns = [...own, instance === undefined ? null : instanceRoleOf(world, instance)]
  const rows = arns.flatMap((arn) =>
    arn === null ? [null] : [toldIdentity(world, arn), world.goneIdentities.get(arn)],
  )
  return [
    ...rows,
    instance,
    world.taskDefinitions.get(task.definitionKey),
    ...world.managedPolicies.values(),
    ...world.containerBehaviors.values(),
    ...world.repositories.values(),
  ]
}
