import type { Service } from '../../model/world/service/service.ts'
import type { Question } from '../../ui/words/deployment/questions.ts'
import { heldBack, mayHave, mayLose, stoppable, type RollingView } from '../rollingOracle.ts'
import { figureOf, type Court } from './claim.ts'

/** A service at the moment of both questions. */
export interface AskedScene {
  readonly service: Service
  readonly view: RollingView
  /** Whether a task that may start has a place; `null` where nobody has looked. */
  readonly hasPlace: boolean | null
  /** Of what is asked, for a problem's words. */
  readonly where: string
}

/** Holds both questions against a count of the tasks: the answer, the sum beside it, and what is drawn. */
export function judgeQuestions(both: readonly Question[], scene: AskedScene, court: Court): void {
  const { service, view, where } = scene
  const say = (one: Question, problem: string) =>
    court.report(`question ${one.id}, ${problem}: ${one.answer}, “${one.sum}” of ${where}`)
  for (const one of both) {
    court.note(`question ${one.id} ${one.answer}`)
    if (one.answer !== answerOf(one, scene)) say(one, 'another answer')
    if (!isSumTrue(one, scene)) say(one, 'an untrue sum')
    if (one.answer !== answerIn(one.sum)) say(one, 'a sum that says the other')
    const isStop = one.id === 'stop'
    const counted = isStop ? view.healthy : view.active
    const drawn = one.groups.reduce((sum, group) => sum + group.count, 0)
    if (one.counted !== counted || drawn !== counted) say(one, 'a miscounted picture')
    const isLimit = isStop
      ? mayLose(service, one.limit) && !mayLose(service, one.limit - 1)
      : mayHave(service, one.limit) && !mayHave(service, one.limit + 1)
    if (!isLimit || figureOf(one.limitText.replace(/^\D+/, '')) !== one.limit) say(one, 'another limit')
  }
}

function answerOf({ id, answer }: Question, { view, hasPlace }: AskedScene): Question['answer'] {
  if (id === 'stop') return stoppable(view) > 0 ? 'Yes' : 'No'
  if (Math.min(view.room, view.missing) <= 0 || view.isThrottled) return 'No'
  return hasPlace === null ? answer : hasPlace ? 'Yes' : 'No'
}

/** What a reader takes from the sum alone. */
function answerIn(sum: string): Question['answer'] {
  if (/, but /.test(sum)) return 'No'
  return /not (below|above) [\d,]+$|may stop$/.test(sum) ? 'Yes' : 'No'
}

const STOP = /^healthy ([\d,−]+) − 1 = ([\d,−]+), (not )?below ([\d,]+)(, but what is left is protected)?$/
const NO_ROOM = ', but no place has room'
const HELD = [', but the last starts failed, and ECS waits before the next', ', but calls to Amazon ECS are throttled']
const START = /^RUNNING \+ PENDING ([\d,]+) \+ 1 = ([\d,]+), (not )?above ([\d,]+)(, but .+)?$/

function isSumTrue({ id, sum }: Question, { service, view }: AskedScene): boolean {
  const toStop = view.outgoing.length + view.surplus
  if (/^no (old )?task is left( to stop)?$/.test(sum)) return toStop === 0
  if (/^an? (old )?task that is not healthy may stop$/.test(sum)) return stoppable(view) > 0 && view.spare <= 0
  if (/^nothing is left to start$/.test(sum)) return view.missing === 0
  const started = /^all ([\d,]+) ([\w-]+:\d+) (?:are|is) started$/.exec(sum)
  if (started !== null) {
    const [, count = '', key = ''] = started
    return (
      view.missing === 0 && figureOf(count) === service.desiredCount && key === service.deployments[0]?.definitionKey
    )
  }
  const [, count = '', after = '', not, limit = '', but] = (id === 'stop' ? STOP : START).exec(sum) ?? []
  if (limit === '') return false
  const [from, to, bound] = [count, after, limit].map(figureOf) as [number, number, number]
  if (id === 'start') {
    if (but !== undefined && (view.isThrottled ? !HELD.includes(but) : but !== NO_ROOM)) return false
    return (
      from === view.active && to === from + 1 && (not !== undefined) === to <= bound && !mayHave(service, bound + 1)
    )
  }
  if (but !== undefined && heldBack(view) === 0) return false
  return from === view.healthy && to === from - 1 && (not !== undefined) === to >= bound && mayLose(service, bound)
}
