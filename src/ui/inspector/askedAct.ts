import type { Command } from '../../model/api/command.ts'
import type { BranchView } from '../../session/mirror.ts'
import { counted } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import type { SubjectWords } from '../words/words.ts'

/** ECS looks at a service so long after it was asked for something (DEP-5). Simulated ms. */
const LOOKS_AFTER_MS = 1_000

/** With no decision after it, what one has asked for last is the news, not a decision of before. */
export function newestAct(log: readonly Command[], { history, nowMs }: BranchView): Command | null {
  const command = log.findLast(({ atMs }) => atMs <= nowMs)
  if (command === undefined) return null
  const decisions = history.decisions.filter(({ atMs }) => atMs <= nowMs)
  const last = decisions.at(-1)
  if (last === undefined || last.atMs < command.atMs) return command
  if (last.atMs > command.atMs) return null
  // At one instant what is due comes before commands, and the scheduler's looks are due: this one was before.
  const isOfScheduler = decisions.some((one) => one.atMs === last.atMs && one.kind === 'rolling')
  return isOfScheduler ? command : null
}

/** An act that nothing has followed yet: what was asked, and when ECS looks. */
export function askedWords({ operation, input, atMs }: Command): SubjectWords {
  const name = textOf(input.serviceName) ?? textOf(input.service)
  const looks = `ECS looks at the service at ${clockText(atMs + LOOKS_AFTER_MS)}: step to its first decision.`
  switch (operation) {
    case 'CreateService': {
      const wanted = typeof input.desiredCount === 'number' ? `It wants ${counted(input.desiredCount, 'task')}. ` : ''
      return { verdict: `Service ${name ?? ''} has been asked for`, sentence: `${wanted}${looks}`, tone: 'plain' }
    }
    case 'UpdateService':
      return { verdict: `The update of ${name ?? 'the service'} has been asked for`, sentence: looks, tone: 'plain' }
    case 'DeleteService':
      return { verdict: `Service ${name ?? ''} is to be deleted`, sentence: looks, tone: 'plain' }
    default:
      return {
        verdict: `${operation} has been asked for`,
        sentence: 'Nothing was decided since. Step to what follows from it.',
        tone: 'plain',
      }
  }
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
