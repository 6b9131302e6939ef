import type { Work } from '../../base/work.ts'
import type { Context } from '../world/context.ts'
import { apiThrottledUntil, areReadsThrottled } from '../world/fault/broken.ts'
import type { World } from '../world/world.ts'
import { attributeHandlers } from '../attributes/attributeHandlers.ts'
import { autoscalingHandlers } from '../capacity/autoscalingHandlers.ts'
import { lifecycleHandlers } from '../capacity/lifecycleHandlers.ts'
import { groupPolicyHandlers } from '../groupPolicies/groupPolicyHandlers.ts'
import { groupScheduleHandlers } from '../groupPolicies/groupScheduleHandlers.ts'
import {
  ApiError,
  COMMAND_SERVICES,
  type Accepted,
  type Act,
  type CommandService,
  type Output,
} from '../api/command.ts'
import { codeDeployHandlers } from '../codeDeploy/codeDeployHandlers.ts'
import { elbHandlers } from '../balancing/classicHandlers.ts'
import { elbv2Handlers } from '../balancing/elbv2Handlers.ts'
import { ec2Handlers } from '../capacity/ec2Handlers.ts'
import { accountSettingHandlers } from '../cluster/accountSettingHandlers.ts'
import { clusterHandlers } from '../cluster/clusterHandlers.ts'
import { containerInstanceHandlers } from '../capacity/containerInstanceHandlers.ts'
import { securityGroupHandlers } from '../network/securityGroupHandlers.ts'
import { serviceHandlers } from '../service/serviceHandlers.ts'
import { deploymentHandlers } from '../deployment/deploymentHandlers.ts'
import { definitionHandlers } from '../definition/definitionHandlers.ts'
import { placementHandlers } from '../placement/placementHandlers.ts'
import { ecrPublicHandlers } from '../registry/ecrPublicHandlers.ts'
import { ecrHandlers } from '../registry/ecrHandlers.ts'
import { pullingHandlers } from '../lab/pullingHandlers.ts'
import { registryHandlers } from '../registry/registryHandlers.ts'
import { environmentFileHandlers } from '../secrets/environmentFileHandlers.ts'
import { secretsHandlers } from '../secrets/secretsHandlers.ts'
import { ssmHandlers } from '../secrets/ssmHandlers.ts'
import { logsHandlers } from '../logs/logsHandlers.ts'
import { authorize } from '../roles/authorize.ts'
import type { Read } from '../roles/otherResources.ts'
import { iamHandlers } from '../roles/iamHandlers.ts'
import { providerHandlers } from '../provider/providerHandlers.ts'
import { spotHandlers } from '../provider/spotHandlers.ts'
import { protectionHandlers } from '../protection/protectionHandlers.ts'
import { taskHandlers } from '../task/taskHandlers.ts'
import { cloudwatchHandlers } from '../monitoring/cloudwatchHandlers.ts'
import { faultHandlers } from '../fault/faultHandlers.ts'
import { labHandlers } from '../lab/labHandlers.ts'
import { scalingHandlers } from '../scaling/scalingHandlers.ts'
import { trafficHandlers } from '../traffic/trafficHandlers.ts'
import { taskSetHandlers } from '../taskSet/taskSetHandlers.ts'
import { dockerHandlers } from '../workstation/dockerHandlers.ts'
import { tagCompanion } from '../tags/tagCompanion.ts'
import { tagHandlers } from '../tags/tagHandlers.ts'
import type { Change } from '../world/change.ts'
import type {
  Answering,
  Asked,
  Beside,
  Companion,
  Given,
  Handlers,
  Operation,
  ReadHandler,
  Said,
  WriteHandler,
} from '../api/operation.ts'
import { operationOf, operationsOf, type operations } from '../api/operations.ts'
import { readInput } from '../api/readInput.ts'

type AllHandlers = { readonly [S in CommandService]: Handlers<(typeof operations)[S]> }

/** Every act on a world and every question to it: the one door. Each operation has its one handler, or this does not compile. */
const door: AllHandlers = {
  ecs: {
    ...definitionHandlers,
    ...clusterHandlers,
    ...accountSettingHandlers,
    ...attributeHandlers,
    ...taskHandlers,
    ...containerInstanceHandlers,
    ...providerHandlers,
    ...placementHandlers,
    ...serviceHandlers,
    ...protectionHandlers,
    ...taskSetHandlers,
    ...deploymentHandlers,
    ...tagHandlers,
  },
  ec2: { ...ec2Handlers, ...securityGroupHandlers },
  autoscaling: {
    ...autoscalingHandlers,
    ...lifecycleHandlers,
    ...groupPolicyHandlers,
    ...groupScheduleHandlers,
  },
  elbv2: elbv2Handlers,
  elb: elbHandlers,
  codedeploy: codeDeployHandlers,
  ecr: ecrHandlers,
  'ecr-public': ecrPublicHandlers,
  docker: dockerHandlers,
  logs: logsHandlers,
  iam: iamHandlers,
  ssm: ssmHandlers,
  secretsmanager: secretsHandlers,
  cloudwatch: cloudwatchHandlers,
  lab: {
    ...labHandlers,
    ...spotHandlers,
    ...trafficHandlers,
    ...faultHandlers,
    ...registryHandlers,
    ...pullingHandlers,
    ...environmentFileHandlers,
  },
  'application-autoscaling': scalingHandlers,
}

/** What subjects add to the operations of others. */
const companions: readonly Companion<(typeof operations)['ecs']>[] = [tagCompanion]

/**
 * Carries an act out. What makes its answer is handed back: who replays a log wants none.
 *
 * @throws ApiError  when refused, before anything was emitted
 */
export function* runningOperation(context: Context, act: Act): Work<() => Accepted> {
  const operation = find(act)
  const given = readGiven(operation, act)
  authorize(context.world, act, given.input as Read)
  if (operation.kind === 'read') {
    if (areReadsThrottled(context.world)) refuseThrottled(context.world, act)
    const accepted = beside(given, answerRead(context.world, act, { operation, given }))
    return () => accepted
  }
  refuseThrottled(context.world, act)
  const besides = besidesOf(act)
  for (const one of besides) one.refuse?.(context.world, given)
  const changes: Change[] = []
  const said = handlerOf<WriteHandler<unknown>>(act)(besides.length === 0 ? context : noting(context, changes), given)
  const answer = isWork(said) ? yield* said : said
  for (const one of besides) one.follow?.(context, given, changes)
  return () =>
    beside(given, completed(context.world, { operation, given }, typeof answer === 'function' ? answer() : answer))
}

/** FLT-6; queries go on, with which the page itself reads. @throws ApiError  ThrottlingException */
function refuseThrottled(world: World, { service }: Act): void {
  if (service !== 'ecs' || apiThrottledUntil(world) === null) return
  throw new ApiError('ThrottlingException', 'Rate exceeded')
}

/** @throws ApiError  when refused, or when the operation is no read */
export function runQuery(world: World, act: Act): Accepted {
  const operation = find(act)
  if (operation.kind === 'read') {
    const given = readGiven(operation, act)
    authorize(world, act, given.input as Read)
    return beside(given, answerRead(world, act, { operation, given }))
  }
  throw new ApiError('UnknownOperationException', `${act.operation} changes the lab, it is no query.`)
}

/** Beside AWS's answer, never in it: which of the fields that were given have no effect in the lab (DEF-5). */
function beside({ kept }: Given<unknown>, output: Output): Accepted {
  return kept.length === 0 ? { output } : { output, withoutEffect: kept }
}

function answerRead(world: World, act: Act, asked: Asked): Output {
  return completed(world, asked, handlerOf<ReadHandler<unknown>>(act)(world, asked.given))
}

function completed(world: World, asked: Asked, output: Output): Output {
  return companions.reduce((said, { complete }) => complete(world, asked, said), output)
}

function besidesOf({ service, operation }: Act): readonly Beside<unknown>[] {
  if (service !== 'ecs') return []
  return companions.flatMap(({ beside }) => {
    const rows = beside as Readonly<Record<string, Beside<unknown>>>
    return Object.hasOwn(rows, operation) ? (rows[operation] ?? []) : []
  })
}

/** The same context, which notes each change that is emitted with it. */
function noting(context: Context, changes: Change[]): Context {
  const emit = (change: Change): void => {
    context.emit(change)
    changes.push(change)
  }
  return { ...context, emit }
}

/** The operation's own, whose input the operation's own shape has read. */
function handlerOf<H>({ service, operation }: Act): H {
  const handlers: Readonly<Record<string, unknown>> = door[service]
  return handlers[operation] as H
}

function readGiven({ input: shape, withoutEffect }: Operation, { input }: Act): Given<unknown> {
  const { value, kept } = readInput(shape, input)
  return { input: value, raw: input, kept: withoutEffect === undefined ? kept : [...kept, ...withoutEffect(input)] }
}

function isWork(said: Said): said is Work<Answering> {
  return Symbol.iterator in said
}

function find(act: Act): Operation {
  const operation = operationOf(act.service, act.operation)
  if (operation !== undefined) return operation
  const service = COMMAND_SERVICES.find((one) => one === act.service)
  const known = service === undefined ? COMMAND_SERVICES : operationsOf(service)
  const meant = known.find((one) => one.toLowerCase() === act.operation.toLowerCase())
  const hint = meant === undefined ? `It takes ${known.join(', ')}.` : `Did you mean ${meant}?`
  throw new ApiError('UnknownOperationException', `The lab has no operation ${act.service} ${act.operation}. ${hint}`)
}
