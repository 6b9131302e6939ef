import { visibleText } from '../../../base/foreignText.ts'
import { readOnlyPlace } from '../../../model/world/container/writing.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { explanationOf } from '../../../model/world/explanation.ts'
import { logDestinationOf } from '../../../model/world/logs/logDestination.ts'
import { executionRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import { failedInjection, type InjectionCause, type InjectionFailure } from '../../../model/world/secrets/injection.ts'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { shortInstance, shortTask } from '../../../look/names.ts'
import { containerStateWords } from '../container/containerWords.ts'
import type { DecisionWords, Detail, WordsWorld } from '../words.ts'

/** Why a task was stopped by something other than the service scheduler (TSK-5, TSK-6, PLC-3). */
export function stopWords(decision: StopDecision, world: WordsWorld): DecisionWords {
  const task = world.tasks.get(decision.taskId)
  const name = task === undefined ? `Task ${shortTask(decision.taskId)}` : `${task.definitionKey} ${shortTask(task.id)}`
  const details = [
    { label: 'task', value: shortTask(decision.taskId) },
    { label: 'decided by', value: WHO[decision.cause] },
    { label: 'stoppedReason', value: visibleText(decision.reason) },
    ...unloggedDetails(decision, task, world),
    ...unwrittenDetails(decision),
    ...uninjectedDetails(failedInjection(world, decision.taskId), decision.rule),
    ...containerDetails(world),
  ]
  return {
    tone: 'plain',
    remedies: [],
    ruleId: decision.rule,
    details,
    ...speak(decision, {
      name,
      task,
      host: hostOf(task, world),
      definition: world.taskDefinitions.get(task?.definitionKey ?? ''),
    }),
  }
}

/** What was tried for its log, by whom, and who refused it (LOG-9, ROL-12). */
export function unloggedDetails(
  { rule, container, reason }: StopDecision,
  task: Task | undefined,
  world: WordsWorld,
): readonly Detail[] {
  const definition = world.taskDefinitions.get(task?.definitionKey ?? '')
  if ((rule !== 'LOG-9' && rule !== 'ROL-12') || task === undefined || definition === undefined) return []
  const to = logDestinationOf({ task, definition, name: container?.name ?? '' })
  if (to === null) return []
  const isDenied = rule === 'ROL-12'
  const action = isDenied && reason.includes('log group: AccessDenied') ? 'logs:CreateLogGroup' : 'logs:CreateLogStream'
  const host = task.launchType === 'FARGATE' ? 'Fargate' : 'Docker'
  const role = executionRoleOf(world, task) === null ? 'the instance’s role' : 'the execution role'
  return [
    { label: 'tried', value: visibleText(`${action} ${to.groupName}, ${to.streamName}`) },
    { label: 'by', value: `${host}, with ${role}` },
    {
      label: 'refused by',
      value: isDenied ? 'IAM: AccessDeniedException' : 'CloudWatch Logs: ResourceNotFoundException',
    },
  ]
}

/** What its program tried, and that the kernel refused it (CON-10). */
function unwrittenDetails({ container }: StopDecision): readonly Detail[] {
  if (container?.unwritten === undefined) return []
  return [
    { label: 'tried', value: `to write ${visibleText(container.unwritten)}` },
    { label: 'by', value: `the program in ${visibleText(container.name)}` },
    { label: 'refused by', value: 'the kernel: Read-only file system' },
  ]
}

/** What was to be given to it, by whom it was asked for and who refused it (SEC-5 to SEC-8). */
export function uninjectedDetails(failure: InjectionFailure | null, rule: string): readonly Detail[] {
  if (failure === null || failure.rule !== rule) return []
  const { action, source, cause, containerName } = failure
  return [
    { label: 'container', value: visibleText(containerName) },
    { label: 'tried', value: visibleText(`${action} ${source}`) },
    { label: 'by', value: 'the execution role' },
    { label: 'refused by', value: REFUSED_BY[cause] },
  ]
}

const REFUSED_BY: Readonly<Record<InjectionCause, string>> = {
  noRoute: 'nobody: its subnet has no way to AWS’s endpoints',
  noRole: 'nobody: the task has no execution role',
  notAllowed: 'IAM: AccessDenied',
  notFound: 'the store, which has none',
  malformed: 'the agent, which cannot read it',
}

/** Who stops a task for what. */
const WHO: Readonly<Record<StopDecision['cause'], string>> = {
  user: 'whoever called StopTask',
  draining: 'the service scheduler',
  instanceTerminated: 'ECS, without its instance',
  instanceStopped: 'ECS, whose instance has stopped',
  instanceDeregistered: 'whoever deregistered its instance',
  containerExited: 'ECS, for a container that is essential',
  failedToStart: 'ECS, for a container that is essential',
  unhealthy: 'the service scheduler',
  zoneOut: 'nobody: its zone is out',
  spotInterruption: 'AWS, which takes Spot capacity back',
}

/** Its containers as they were then, once they have been asked for. */
function containerDetails({ explanation }: WordsWorld): readonly Detail[] {
  const { containers = [] } = explanationOf('stop', explanation) ?? {}
  return containers.map(({ state, isEssential }) => ({
    label: `container ${visibleText(state.name)}`,
    value: [
      isEssential ? 'essential' : 'not essential',
      containerStateWords(state),
      ...(state.reason === null ? [] : [visibleText(state.reason)]),
    ].join(', '),
  }))
}

interface Stopped {
  readonly name: string
  readonly task: Task | undefined
  readonly host: string
  readonly definition: TaskDefinition | undefined
}

function speak(decision: StopDecision, stopped: Stopped): Pick<DecisionWords, 'verdict' | 'sentence'> {
  const { name, task, host } = stopped
  switch (decision.cause) {
    case 'user':
      return {
        verdict: `${name} is stopped by StopTask`,
        sentence: `${signalText(task)} Reason: ${visibleText(decision.reason)}${isEnded(decision.reason) ? '' : '.'}`,
      }
    case 'draining':
      return {
        verdict: `${name} leaves a draining instance`,
        sentence: `${host} is DRAINING, and the limits of the service allow the stop.`,
      }
    case 'instanceTerminated':
      return {
        verdict: `${name} went with its instance`,
        sentence: `${host} was terminated, so there was nothing left to signal.`,
      }
    case 'instanceStopped':
      return {
        verdict: `${name} went with its instance`,
        sentence: `${host} stopped when its zone lost its power, so there was nothing left to signal.`,
      }
    case 'zoneOut':
      return {
        verdict: `${name} went with its zone`,
        sentence: `${task?.availabilityZone ?? 'Its zone'} is out, and what hosted it on Fargate with it: there was nothing left to signal.`,
      }
    case 'instanceDeregistered':
      return {
        verdict: `${name} is STOPPED for ECS`,
        sentence: `${host} was deregistered by force. Its containers run on there, and ECS no longer sees them.`,
      }
    case 'containerExited':
      return {
        verdict: `${name} stops with its container ${decision.container?.name ?? ''}`,
        sentence: `The container is essential and ${endText(decision.container)}, so ECS stops the task.${unwrittenText(decision, stopped)}`,
      }
    case 'failedToStart':
      return {
        verdict: `${name} failed to start`,
        sentence: `Its essential container ${decision.container?.name ?? ''} could not start. ${withStop(visibleText(decision.container?.reason ?? decision.reason))}`,
      }
    case 'spotInterruption':
      return {
        verdict: `${name} is interrupted`,
        sentence:
          'AWS takes the capacity of FARGATE_SPOT back. Its containers get SIGTERM, and SIGKILL after stopTimeout.',
      }
    case 'unhealthy':
      return {
        verdict: `${name} ${failsTarget(decision.reason) ? 'fails the health checks of its load balancer' : 'is UNHEALTHY'} and is stopped`,
        sentence: 'A task of a service that fails its health checks is replaced.',
      }
  }
}

/** A target that is not healthy leaves the task's own healthStatus as it is (ALB-14). */
function failsTarget(reason: string): boolean {
  return reason.startsWith('Task failed ELB health checks')
}

/** CON-10: which file system refused the file that it could not write. */
function unwrittenText({ container }: StopDecision, { definition }: Stopped): string {
  if (container?.unwritten === undefined) return ''
  const path = visibleText(container.unwritten)
  const place = definition === undefined ? null : readOnlyPlace(definition, container.name, container.unwritten)
  if (place === null) return ` It could not write ${path}.`
  return ` It could not write ${path}: ${place === '/' ? 'its root file system is' : `what is mounted at ${visibleText(place)} is`} read-only.`
}

/** How a container ended: 137 is SIGKILL, 143 SIGTERM. */
function endText(container: StopDecision['container']): string {
  if (container?.reason?.startsWith('OutOfMemoryError') === true)
    return 'was killed for the memory that it used, exit code 137'
  return container === undefined || container.exitCode === null
    ? 'has ended'
    : `exited with code ${String(container.exitCode)}`
}

function signalText(task: Task | undefined): string {
  if (task !== undefined && task.pullStartedAtMs === null) return 'It had no container yet that a signal could stop.'
  return 'Its containers get the stop signal, and SIGKILL after stopTimeout.'
}

/** Whether a person's reason has its own full stop. */
function isEnded(reason: string): boolean {
  return /[.!?…]$/.test(reason)
}

function hostOf(task: Task | undefined, world: WordsWorld): string {
  const instance = world.instances.get(task?.instanceId ?? '')
  return instance === undefined ? 'Its instance' : shortInstance(instance.ec2InstanceId)
}

/** Some of AWS's reasons end in a full stop, others do not. */
export function withStop(reason: string): string {
  return reason.endsWith('.') ? reason : `${reason}.`
}
