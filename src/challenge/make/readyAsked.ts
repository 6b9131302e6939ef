import { Run } from '../../model/engine/run.ts'
import { readLook } from '../../lessons/make/readLook.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'
import { runUntil } from '../../lessons/make/watch.ts'
import type { Asked } from '../template.ts'

/** The world of the question as it is asked. @throws StoryFault when ECS refuses a command of the template's */
export function runOf({ lab, fromMs }: Pick<Asked, 'lab' | 'fromMs'>): Run {
  const run = new Run({ seed: lab.seed, log: lab.commands })
  run.advance(fromMs)
  const refused = run.refusals[0]
  if (refused !== undefined) throw new StoryFault(`The lab of the question is refused: ${JSON.stringify(refused)}`)
  return run
}

/**
 * What a template left to the run, filled in: acts on what only the run can name, the moment of the question, and the
 * JSON that it shows.
 *
 * @throws StoryFault  when an act is refused, or the moment does not come
 */
export function readyAsked({ acts = [], from, shown, ...asked }: Asked): Asked {
  if (acts.length === 0 && from === undefined && shown === undefined) return asked
  const run = runOf(asked)
  for (const { look, act } of acts) {
    const answer = run.act(act(readLook(run, look)))
    if ('error' in answer) throw new StoryFault(`An act of the question is refused: ${answer.error.message}`)
  }
  if (from !== undefined && !runUntil(run, from, [])) {
    throw new StoryFault(`"${asked.ask.question}" is asked at a moment that never comes.`)
  }
  const { lab, ask } = asked
  return {
    ...asked,
    lab: { ...lab, commands: [...run.log] },
    fromMs: run.nowMs,
    ask: shown === undefined ? ask : { ...ask, code: codeOf(readLook(run, shown)) },
  }
}

function codeOf(read: unknown): Record<string, unknown> | unknown[] {
  if (Array.isArray(read)) return read
  if (typeof read === 'object' && read !== null) return { ...read }
  throw new StoryFault(`A question shows ${JSON.stringify(read)}, which is no JSON.`)
}
