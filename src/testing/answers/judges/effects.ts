import type { Answer, Command } from '../../../model/api/command.ts'
import type { Input } from '../plan.ts'
import { idOf } from '../plan.ts'
import type { DefinitionJson, InstanceJson, ServiceJson, TaskJson } from '../shapes.ts'
import { differ, isLive, type Problems, type Step } from './step.ts'

type Effect = (of: {
  readonly input: Input
  readonly output: Input
  readonly step: Step
  readonly known: Definitions
}) => Problems

/** What each revision is known to be, from the answers of the acts on it. */
interface Definitions {
  readonly statuses: Map<string, string>
  readonly latest: Map<string, number>
}

/** Every act that was taken did what it was asked, and its answer says what reads say after it. */
export class EffectsJudge {
  readonly #known: Definitions = { statuses: new Map(), latest: new Map() }

  readonly #heard: Problems = []

  /** Revisions are followed through every act, also where nobody looks. */
  hear({ operation, input }: Command, answer: Answer): void {
    if ('error' in answer || !operation.endsWith('TaskDefinition') || operation.startsWith('Describe')) return
    const { family, revision, status, taskDefinitionArn } = answer.output.taskDefinition as DefinitionJson
    this.#known.statuses.set(idOf(taskDefinitionArn), status)
    if (operation === 'DeregisterTaskDefinition') {
      this.#heard.push(...differ('DEF-3 status', status, 'INACTIVE'))
      return
    }
    this.#heard.push(
      ...differ('DEF-2 revision', revision, (this.#known.latest.get(family) ?? 0) + 1),
      ...differ('DEF-1 family', family, input.family),
      ...differ('DEF-1 status', status, 'ACTIVE'),
    )
    this.#known.latest.set(family, revision)
  }

  judge(step: Step): Problems {
    const { command, answer, isClose } = step
    if (this.#heard.length > 0 || command === null || answer === null || !isClose) return this.#heard
    if ('error' in answer) return refusal(command, answer.error)
    return EFFECTS[command.operation]?.({ input: command.input, output: answer.output, step, known: this.#known }) ?? []
  }
}

function refusal(
  { operation }: Command,
  { name, message }: { readonly name: string; readonly message: string },
): Problems {
  const isSaid = /^[A-Za-z.]+$/.test(name) && message.trim().length > 5 && !/undefined|NaN|\[object/.test(message)
  return isSaid ? [] : [`${operation} is refused with ${name}: ${message}`]
}

const EFFECTS: Readonly<Record<string, Effect>> = {
  CreateService: ({ input, output, step, known }) => {
    const service = output.service as ServiceJson
    return [
      ...differ('CreateService desiredCount', service.desiredCount, Math.min(Number(input.desiredCount), 5_000)),
      ...differ('CreateService deployments', service.deployments.length, 1),
      ...meansActive(input.taskDefinition, { arn: service.taskDefinition, known }),
      ...sameAsRead(service, step),
    ]
  },
  UpdateService: ({ input, output, step, known }) => updated(output.service as ServiceJson, { input, step, known }),
  DeleteService: ({ input, output, step }) => {
    const service = output.service as ServiceJson
    const was = serviceIn(step.before, service)
    const mayGo = input.force === true || was?.desiredCount === 0 || was?.status !== 'ACTIVE'
    return [
      ...(mayGo
        ? []
        : [`SVC-8 ${service.serviceName} is deleted without force, and wanted ${String(was.desiredCount)}`]),
      ...differ('DeleteService desiredCount', service.desiredCount, 0),
      ...sameAsRead(service, step),
    ]
  },
  RunTask: ({ input, output, step, known }) => ran(output as unknown as Ran, { input, step, known }),
  StartTask: ({ input, output, step, known }) => startedOn(output as unknown as Ran, { input, step, known }),
  StopTask: ({ output, step }) => {
    const task = output.task as TaskJson
    const read = findTask(step, task.taskArn)
    const reason = step.command?.input.reason ?? 'Task stopped by user'
    const was = step.before?.clusters.get(idOf(task.clusterArn))?.tasks.get(task.taskArn)
    const isFirst = was?.desiredStatus === 'RUNNING'
    return [
      ...differ('TSK-5 desiredStatus', read?.desiredStatus, 'STOPPED'),
      ...(isFirst
        ? differ('TSK-5 stopCode', read?.stopCode, 'UserInitiated')
        : differ('TSK-7 stopCode', read?.stopCode, was?.stopCode)),
      ...(isFirst
        ? differ('TSK-5 stoppedReason', read?.stoppedReason, reason)
        : differ('TSK-7 stoppedReason', read?.stoppedReason, was?.stoppedReason)),
    ]
  },
  UpdateContainerInstancesState: ({ input, output, step }) => {
    const told = output.containerInstances as readonly InstanceJson[]
    const failures = output.failures as readonly unknown[]
    return [
      ...differ(
        'instances and failures',
        told.length + failures.length,
        (input.containerInstances as readonly unknown[]).length,
      ),
      ...told.flatMap((one) => differ(`status of ${one.ec2InstanceId}`, findInstance(step, one)?.status, input.status)),
    ]
  },
  DeregisterContainerInstance: ({ input, output, step }) => {
    const told = output.containerInstance as InstanceJson
    const was = [...(step.before?.clusters.values() ?? [])].flatMap(({ tasks }) => [...tasks.values()])
    const onIt = was.filter((one) => one.containerInstanceArn === told.containerInstanceArn && isLive(one))
    return [
      ...differ('INS-6 status', told.status, 'INACTIVE'),
      ...differ('INS-6 runningTasksCount', told.runningTasksCount, 0),
      ...(findInstance(step, told) === undefined ? [] : [`INS-6 ${told.ec2InstanceId} is still listed`]),
      ...(input.force === true || onIt.length === 0 ? [] : [`INS-6 ${told.ec2InstanceId} had tasks, and no force`]),
      ...onIt.flatMap((one) => differ('INS-6 lastStatus', findTask(step, one.taskArn)?.lastStatus, 'STOPPED')),
    ]
  },
  SetAgentConnected: ({ input, output, step }) =>
    differ(
      'agentConnected',
      findInstance(step, output.containerInstance as InstanceJson)?.agentConnected,
      input.connected,
    ),
  AddContainerInstances: ({ input, output, step }) => {
    const told = output.containerInstances as readonly InstanceJson[]
    return [
      ...differ('AddContainerInstances', told.length, input.count ?? 1),
      ...told.flatMap((one) => differ(`status of ${one.ec2InstanceId}`, findInstance(step, one)?.status, 'ACTIVE')),
    ]
  },
  TerminateInstances: ({ input, step }) => {
    const left = new Set(
      [...step.after.clusters.values()].flatMap((one) => one.instances.map(({ ec2InstanceId }) => ec2InstanceId)),
    )
    return (input.InstanceIds as readonly string[])
      .filter((one) => left.has(one))
      .map((one) => `INS-4 ${one} was terminated and is there`)
  },
}

interface Updating {
  readonly input: Input
  readonly step: Step
  readonly known: Definitions
}

/** SVC-3 */
function updated(service: ServiceJson, { input, step, known }: Updating): Problems {
  const was = serviceIn(step.before, service)
  const asked = (input.deploymentConfiguration ?? {}) as Input
  const wasPercents = was?.deploymentConfiguration
  const isNewDefinition = service.taskDefinition !== was?.taskDefinition
  const deploys = isNewDefinition || input.forceNewDeployment === true || (input.networkConfiguration ?? null) !== null
  const started = service.deployments.filter((one) => was?.deployments.some(({ id }) => id === one.id) !== true)
  return [
    ...(was?.status === 'ACTIVE' ? [] : [`SVC-8 ${service.serviceName} is ${String(was?.status)} and is updated`]),
    ...differ(
      'UpdateService desiredCount',
      service.desiredCount,
      Math.min(Number(input.desiredCount ?? was?.desiredCount), 5_000),
    ),
    ...differ(
      'minimumHealthyPercent',
      service.deploymentConfiguration.minimumHealthyPercent,
      asked.minimumHealthyPercent ?? wasPercents?.minimumHealthyPercent,
    ),
    ...differ(
      'maximumPercent',
      service.deploymentConfiguration.maximumPercent,
      asked.maximumPercent ?? wasPercents?.maximumPercent,
    ),
    ...differ('SVC-3 new deployments', started.length, deploys ? 1 : 0),
    ...(isNewDefinition && (input.taskDefinition ?? null) === null
      ? [`SVC-3 ${service.serviceName} changes its definition unasked`]
      : []),
    ...meansActive(input.taskDefinition, { arn: service.taskDefinition, known }),
    ...sameAsRead(service, step),
  ]
}

interface Ran {
  readonly tasks: readonly TaskJson[]
  readonly failures: readonly unknown[]
}

/** PLC-6 */
function ran({ tasks, failures }: Ran, { input, step, known }: Updating): Problems {
  const count = Number(input.count ?? 1)
  const isDistinct = ((input.placementConstraints ?? []) as readonly { type: string }[]).length > 0
  const hosts = tasks.map((one) => one.containerInstanceArn)
  const family = idOf(tasks[0]?.taskDefinitionArn ?? '').split(':')[0] ?? ''
  return [
    ...(tasks.length > count || (tasks.length < count && failures.length === 0)
      ? [`PLC-6 RunTask of ${String(count)} answers ${String(tasks.length)} tasks, ${String(failures.length)} failures`]
      : []),
    ...(isDistinct && new Set(hosts).size !== hosts.length ? ['PLC-1 RunTask puts two on one instance'] : []),
    ...tasks.flatMap((one) => [
      ...differ('RunTask group', one.group, input.group ?? `family:${family}`),
      ...differ('RunTask startedBy', one.startedBy, input.startedBy ?? undefined),
      ...differ('RunTask launchType', one.launchType, input.launchType ?? 'EC2'),
      ...differ('RunTask and DescribeTasks', JSON.stringify(one), JSON.stringify(findTask(step, one.taskArn))),
      ...meansActive(input.taskDefinition, { arn: one.taskDefinitionArn, known }),
    ]),
  ]
}

/** TSK-12: each instance has its task, or its failure. */
function startedOn({ tasks, failures }: Ran, { input, step, known }: Updating): Problems {
  const named = input.containerInstances as readonly string[]
  return [
    ...differ('TSK-12 tasks and failures', tasks.length + failures.length, named.length),
    ...tasks.flatMap((one) => [
      ...(named.includes(idOf(one.containerInstanceArn ?? '')) ? [] : [`TSK-12 ${one.taskArn} is where nobody said`]),
      ...differ('StartTask and DescribeTasks', JSON.stringify(one), JSON.stringify(findTask(step, one.taskArn))),
      ...meansActive(input.taskDefinition, { arn: one.taskDefinitionArn, known }),
    ]),
  ]
}

/** DEF-2, DEF-3: a family is its latest ACTIVE revision, and what is INACTIVE starts nothing new. */
function meansActive(given: unknown, { arn, known }: { readonly arn: string; readonly known: Definitions }): Problems {
  if (typeof given !== 'string') return []
  const name = idOf(given)
  if (known.statuses.get(idOf(arn)) !== 'ACTIVE')
    return [`DEF-3 ${name} is taken, ${idOf(arn)} is ${String(known.statuses.get(idOf(arn)))}`]
  if (name.includes(':')) return differ('DEF-2 revision', idOf(arn), name)
  let revision = known.latest.get(name) ?? 0
  while (revision > 0 && known.statuses.get(`${name}:${String(revision)}`) !== 'ACTIVE') revision -= 1
  return differ('DEF-2 latest revision', idOf(arn), `${name}:${String(revision)}`)
}

function sameAsRead(service: ServiceJson, step: Step): Problems {
  return differ('an act and DescribeServices', JSON.stringify(service), JSON.stringify(serviceIn(step.after, service)))
}

function serviceIn(look: Step['before'], { serviceArn }: ServiceJson): ServiceJson | undefined {
  for (const cluster of look?.clusters.values() ?? []) {
    const found = cluster.services.find((one) => one.serviceArn === serviceArn)
    if (found !== undefined) return found
  }
  return undefined
}

function findTask({ after }: Step, arn: string): TaskJson | undefined {
  return [...after.clusters.values()].map((one) => one.tasks.get(arn)).find((one) => one !== undefined)
}

function findInstance({ after }: Step, { containerInstanceArn: arn }: InstanceJson): InstanceJson | undefined {
  return [...after.clusters.values()].flatMap((one) => one.instances).find((one) => one.containerInstanceArn === arn)
}
