import { visibleText } from '../../base/foreignText.ts'
import type { Command } from '../../model/api/command.ts'
import type { LabState } from '../../session/labStore.ts'
import type { BranchView } from '../../session/mirror.ts'
import { counted } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import type { SubjectWords } from '../words/words.ts'

/** ECS looks at a service so long after it was asked for something (DEP-5). Simulated ms. */
const LOOKS_AFTER_MS = 1_000

type Refusals = LabState['refusals']

/** A command of the log; `refusal` where an opened file holds one that was refused. */
export interface AskedAct extends Command {
  readonly refusal: Omit<Refusals[number], 'command'> | null
}

/** With no decision after it, what one has asked for last is the news, not a decision of before. */
export function newestAct(log: readonly Command[], view: BranchView, refusals: Refusals): AskedAct | null {
  const command = newestCommand(log, view)
  return command === null ? null : { ...command, refusal: refusalOf(command, refusals) }
}

function refusalOf(command: Command, refusals: Refusals): AskedAct['refusal'] {
  const text = textOfCommand(command)
  return refusals.find((one) => one.command.atMs === command.atMs && textOfCommand(one.command) === text) ?? null
}

/** The worker tells of what was refused in copies: the same is what reads the same. */
function textOfCommand({ service, operation, input }: Command): string {
  return JSON.stringify([service, operation, input])
}

function newestCommand(log: readonly Command[], { history, nowMs }: BranchView): Command | null {
  const command = log.findLast(({ atMs }) => atMs <= nowMs)
  if (command === undefined) return null
  const decisions = history.decisions.filter(({ atMs }) => atMs <= nowMs)
  const last = decisions.at(-1)
  if (last === undefined || last.atMs < command.atMs) return command
  if (last.atMs > command.atMs) return null
  // At one instant what is due comes before commands, and the scheduler's looks are due: this one was before.
  const now = decisions.filter((one) => one.atMs === last.atMs)
  const isOfScheduler = now.some((one) => one.kind === 'rolling')
  // A fault that no storm brought is told by the command itself.
  const isToldAlready = now.some((one) => one.kind === 'fault' && !one.isStorm)
  return isOfScheduler && !isToldAlready ? command : null
}

/**
 * An act that nothing has followed yet: what was asked, and when ECS looks; or that it was refused.
 *
 * @param originMs  what the page calls 00:00
 */
export function askedWords({ operation, input, atMs, refusal }: AskedAct, originMs = 0): SubjectWords {
  if (refusal !== null) {
    const sentence = `${refusal.name}: ${visibleText(refusal.message)} Nothing changed.`
    return { verdict: `${operation} was refused`, sentence, tone: 'trouble' }
  }
  const name = textOf(input.serviceName) ?? textOf(input.service) ?? ''
  const looks = `ECS looks at the service at ${clockText(atMs + LOOKS_AFTER_MS - originMs)}: step to its first decision.`
  const wanted = typeof input.desiredCount === 'number' ? `It wants ${counted(input.desiredCount, 'task')}. ` : ''
  const begins = isExternal(input) ? 'Nothing runs until you make a task set of it.' : looks
  const follows = 'Nothing was decided since. Step to what follows from it.'
  const said: Readonly<Record<string, readonly [verdict: string, sentence: string]>> = {
    CreateService: [`Service ${name} has been asked for`, `${wanted}${begins}`],
    UpdateService: [`The update of ${name} has been asked for`, looks],
    DeleteService: [`Service ${name} is to be deleted`, looks],
    CreateTaskSet: [`A task set of ${name} has been asked for`, looks],
    UpdateTaskSet: [`A task set of ${name} is to be scaled`, looks],
    DeleteTaskSet: [`A task set of ${name} is to be deleted`, looks],
    CreateDeployment: ['A deployment by CodeDeploy has been asked for', follows],
    UpdateContainerInstancesState: [`Instances are to be ${textOf(input.status) ?? 'changed'}`, follows],
    DeregisterContainerInstance: ['An instance was deregistered', follows],
    TerminateInstances: ['Instances were terminated', follows],
    AddContainerInstances: ['Instances were added', follows],
    SetLoad: ['The load was set', follows],
    SetContainerBehavior: ['How containers act was set', follows],
  }
  const [verdict, sentence] = said[operation] ?? [`${operation} was given`, follows]
  return { verdict, sentence, tone: 'plain' }
}

/** TST-1: its deployments somebody else makes. */
function isExternal({ deploymentController }: Command['input']): boolean {
  return (deploymentController as { readonly type?: unknown } | undefined)?.type === 'EXTERNAL'
}

/** The last command up to now that names a thing, by its id or by a part of it: what was done to it by hand. */
export function lastCommandNaming(names: readonly string[], log: readonly Command[], nowMs: number): Command | null {
  const isNaming = ({ input }: Command): boolean => {
    const text = JSON.stringify(input)
    return names.some((name) => text.includes(name))
  }
  return log.findLast((one) => one.atMs <= nowMs && isNaming(one)) ?? null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
