import type { Work } from '../../base/work.ts'
import type { Context } from '../world/context.ts'
import type { World } from '../world/world.ts'
import { autoscalingOperations } from '../capacity/autoscalingOperations.ts'
import { ApiError, COMMAND_SERVICES, type Command, type CommandService, type Output } from '../api/command.ts'
import { ec2Operations } from '../capacity/ec2Operations.ts'
import { clusterOperations } from '../cluster/clusterOperations.ts'
import { containerInstanceOperations } from '../capacity/containerInstanceOperations.ts'
import { serviceOperations } from '../service/serviceOperations.ts'
import { taskDefinitionOperations } from '../definition/taskDefinitionOperations.ts'
import { placementOperations } from '../placement/placementOperations.ts'
import { taskOperations } from '../task/taskOperations.ts'
import { labOperations } from '../lab/labOperations.ts'
import type { Answering, Operations } from '../api/operation.ts'

/** Every act on a world and every question to it: the one door. */
const door: Readonly<Record<CommandService, Operations>> = {
  ecs: {
    ...taskDefinitionOperations,
    ...clusterOperations,
    ...taskOperations,
    ...containerInstanceOperations,
    ...placementOperations,
    ...serviceOperations,
  },
  ec2: ec2Operations,
  autoscaling: autoscalingOperations,
  lab: labOperations,
}

/** Whether an operation only reads. */
export function isRead(service: string, operation: string): boolean {
  return COMMAND_SERVICES.some((one) => one === service && door[one][operation]?.kind === 'read')
}

export function operationsOf(service: CommandService): readonly string[] {
  return Object.keys(door[service])
}

/** @throws ApiError  when refused, before anything was emitted */
export function* runningOperation(context: Context, act: Omit<Command, 'atMs'>): Work<Answering> {
  const operation = find(act)
  if (operation.kind === 'write') return yield* operation.carryOut(context, act.input)
  const output = operation.answer(context.world, act.input)
  return () => output
}

/** @throws ApiError  when refused, or when the operation is no read */
export function runQuery(world: World, act: Omit<Command, 'atMs'>): Output {
  const operation = find(act)
  if (operation.kind === 'read') return operation.answer(world, act.input)
  throw new ApiError('UnknownOperationException', `${act.operation} changes the lab, it is no query.`)
}

function find(act: Omit<Command, 'atMs'>): Operations[string] {
  const operations = Object.hasOwn(door, act.service) ? door[act.service] : undefined
  const operation =
    operations !== undefined && Object.hasOwn(operations, act.operation) ? operations[act.operation] : undefined
  if (operation !== undefined) return operation
  const known = operations === undefined ? COMMAND_SERVICES : Object.keys(operations)
  const meant = known.find((one) => one.toLowerCase() === act.operation.toLowerCase())
  const hint = meant === undefined ? `It takes ${known.join(', ')}.` : `Did you mean ${meant}?`
  throw new ApiError('UnknownOperationException', `The lab has no operation ${act.service} ${act.operation}. ${hint}`)
}
