import { Run } from '../model/engine/run.ts'
import type { Judge, Verdict } from '../testing/judges/judge.ts'
import type { MadeOfCase } from './make/makeQuestion.ts'

/** What the model keys a question by, and what a judge says of it: equal, or one of them is wrong. */
export function bothVerdicts<Case>(
  made: MadeOfCase<Case>,
  judge: Judge<Case>,
): { readonly key: Verdict; readonly judged: Verdict } {
  return { key: keyOf(made), judged: sorted(verdictOf(made, judge)) }
}

function verdictOf<Case>({ one, asked }: MadeOfCase<Case>, judge: Judge<Case>): Verdict {
  const run = new Run({ seed: asked.lab.seed, log: asked.lab.commands })
  run.advance(asked.fromMs)
  const { cluster = '', service = '' } = asked.watch ?? {}
  const read = (operation: string, input: Readonly<Record<string, unknown>>) => {
    const answer = run.query({ service: 'ecs', operation, input })
    if ('error' in answer) throw new Error(answer.error.message)
    return answer.output
  }
  return judge({ one, cluster, service, ask: asked.ask, read })
}

/** The key as a judge says it. A value is read off the right option: what the learner reads is what is judged. */
function keyOf<Case>({ made: { question }, asked }: MadeOfCase<Case>): Verdict {
  if (question.kind === 'number' || question.kind === 'place') return question.answer
  if (question.kind === 'pick') return sorted(question.answer)
  if (question.kind === 'mark') return question.answerMs - question.askAtMs
  if (question.kind !== 'choice') throw new Error(`${question.kind} has no judge`)
  const right = question.options.find(({ isRight }) => isRight)?.text
  if (asked.ask.kind !== 'value') return [String(right)]
  const { say } = asked.ask
  const value = Array.from({ length: 20_001 }, (_, at) => at).find((at) => say(at) === right)
  if (value === undefined) throw new Error(`${String(right)} says no number`)
  return value
}

function sorted(verdict: Verdict): Verdict {
  return Array.isArray(verdict) ? verdict.toSorted() : verdict
}
