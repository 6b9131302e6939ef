import { change, type ChangeQuestion } from '../../lessons/questions/change.ts'
import { counts, type CountsQuestion } from '../../lessons/questions/counts.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { lowerSum, lowerText, percentRemedies, upperSum, upperText } from '../words/deployment/percents.ts'

export interface Hint {
  readonly title: string
  readonly sentences: readonly string[]
}

/** The hints of a question about counts, from what is given to what follows: the last one nearly says it. */
export function countsHints(question: CountsQuestion): readonly [Hint, Hint, Hint] {
  const numbers = counts.hints(question)
  const { limits, now, then, waits } = numbers
  const wait = `Nothing may happen before more tasks are healthy. Then healthy is ${grouped(then.healthy)}.`
  return [
    { title: 'The two limits', sentences: [`${lowerText(numbers)}.`, `${upperText(numbers)}.`] },
    {
      title: 'What counts',
      sentences: [
        `Healthy is ${grouped(now.healthy)}, RUNNING + PENDING is ${grouped(now.active)}.`,
        ...(waits ? [wait] : []),
      ],
    },
    {
      title: 'What they leave',
      sentences: [
        `Healthy ${grouped(then.healthy)} − lower ${grouped(limits.lower)}: ${counted(then.mayStop, 'task')} may stop.`,
        `Upper ${grouped(limits.upper)} − ${grouped(then.active)}: ${counted(then.mayStart, 'task')} may start.`,
        'The scheduler stops what may stop. Only when nothing may, it starts.',
      ],
    },
  ]
}

/** The hints of a change: where the limits are from, where they would have to be, which percents take them there. */
export function changeHints(question: ChangeQuestion): readonly [Hint, Hint, Hint] {
  const all = change.hints(question)
  const { healthy, active } = all
  return [
    {
      title: 'The two limits',
      sentences: [
        `Lower limit ${grouped(all.limits.lower)} = ${lowerSum(all)}.`,
        `Upper limit ${grouped(all.limits.upper)} = ${upperSum(all)}.`,
      ],
    },
    {
      title: 'Where they would have to be',
      sentences: [
        `To stop one of ${grouped(healthy)} healthy, the lower limit must be ${grouped(healthy - 1)} or less.`,
        `To start one beside ${grouped(active)}, the upper limit must be ${grouped(active + 1)} or more.`,
      ],
    },
    { title: 'Which percents do that', sentences: percentRemedies(question.desiredCount).map((one) => `${one}.`) },
  ]
}
