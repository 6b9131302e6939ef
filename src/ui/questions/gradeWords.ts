import type { ChangeGrade, ChangeQuestion } from '../../lessons/questions/change.ts'
import type { CountsGrade, Mistake } from '../../lessons/questions/counts.ts'
import { pairText } from '../words/deployment/counts.ts'
import { grouped } from '../../look/numbers.ts'
import { lowerText, upperText } from '../words/deployment/percents.ts'

/** What an answer shows, verdict first. All figures are the grade's. */
export interface GradeWords {
  readonly verdict: string
  readonly tone: 'clear' | 'trouble' | 'plain'
  /** In a few words, without a full stop; `null` when the answer was right or skipped. */
  readonly shows: string | null
  /** With the figures; empty when the answer was right or skipped. */
  readonly sentence: string
}

/** The revisions in play, as `family:revision`. */
export interface RevisionNames {
  readonly oldKey: string
  readonly newKey: string
}

export function gradeWords(grade: CountsGrade, names: RevisionNames): GradeWords {
  const { guess, mistake } = grade
  const pair = pairText(guess.oldRunning, guess.newRunning)
  if (mistake === null) return { verdict: `Yes, ${pair}`, tone: 'clear', shows: null, sentence: '' }
  const { shows, sentence } = mistakeWords(mistake, grade, names)
  return { verdict: `Not ${pair}`, tone: 'trouble', shows, sentence }
}

type Shown = Pick<GradeWords, 'sentence'> & { readonly shows: string }

function mistakeWords(mistake: Mistake, grade: CountsGrade, { oldKey, newKey }: RevisionNames): Shown {
  switch (mistake) {
    case 'oldStarted':
      return { shows: 'starts old tasks', sentence: `A rolling update starts no ${oldKey}.` }
    case 'newStopped':
      return { shows: 'stops new tasks', sentence: `A rolling update stops no ${newKey}: it is what stays.` }
    case 'pastDesired':
      return {
        shows: 'more than desired',
        sentence: `desiredCount is ${grouped(grade.desiredCount)}, so there is never a ${newKey} more than that.`,
      }
    case 'aboveUpper':
      return {
        shows: 'passes the upper limit',
        sentence: `RUNNING + PENDING would be ${sumText(grade)}, above ${grouped(grade.limits.upper)}.`,
      }
    case 'belowLower':
      return {
        shows: 'stops below the lower limit',
        sentence: `Healthy tasks would be ${sumText(grade)} at most, below ${grouped(grade.limits.lower)}.`,
      }
    case 'countedUnready':
      return {
        shows: 'counts tasks that are not healthy yet',
        sentence: `${grouped(grade.unready)} of these ${grouped(grade.active)} would have only just started. ${grouped(grade.healthy)} would be healthy, below ${grouped(grade.limits.lower)}.`,
      }
    default:
      return orderWords(mistake, grade, { oldKey, newKey })
  }
}

type OrderMistake = Exclude<
  Mistake,
  'oldStarted' | 'newStopped' | 'pastDesired' | 'aboveUpper' | 'belowLower' | 'countedUnready'
>

function orderWords(mistake: OrderMistake, grade: CountsGrade, names: RevisionNames): Shown {
  const act = actText(grade, names)
  switch (mistake) {
    case 'movedWhenStuck':
      return { shows: 'moves where nothing can', sentence: 'No task may stop and none may start.' }
    case 'noChange':
      return { shows: 'expects nothing to move', sentence: `The limits leave room: ECS ${act}.` }
    case 'bothAtOnce':
      return {
        shows: 'two moves in one',
        sentence: `One look of the scheduler stops or starts, not both. Here it ${act}.`,
      }
    case 'otherFirst':
      return {
        shows: 'the other order',
        sentence: `The limits allow it. The scheduler stops first what may stop, so it ${act}.`,
      }
    case 'tooFew':
      return { shows: 'leaves tasks out', sentence: `ECS ${act}: as many as the limit allows, in one look.` }
    case 'beyondRoom':
      return {
        shows: 'more than there is room for',
        sentence: `The limit allows it, and the cluster has no place. ECS ${act}.`,
      }
  }
}

/** `4 + 2 = 6`. */
function sumText({ guess, active }: CountsGrade): string {
  return `${grouped(guess.oldRunning)} + ${grouped(guess.newRunning)} = ${grouped(active)}`
}

/** `stopped 2 web:7`. */
function actText({ stopped, started }: CountsGrade, { oldKey, newKey }: RevisionNames): string {
  const parts = [
    ...(stopped > 0 ? [`stopped ${grouped(stopped)} ${oldKey}`] : []),
    ...(started > 0 ? [`started ${grouped(started)} ${newKey}`] : []),
  ]
  return parts.join(' and ')
}

/** Whether a changed percent lets the deployment roll, with the sum of the limit that it moved. */
export function changeWords(grade: ChangeGrade, question: ChangeQuestion): GradeWords {
  const { attempt, isRight, healthy, active, mayStop, mayStart } = grade
  const { limits, after } = attempt
  const percents = { desiredCount: question.desiredCount, limits, ...after }
  const stop = `${lowerText(percents)}. Healthy ${grouped(healthy)} − ${grouped(limits.lower)} leaves ${grouped(mayStop)} to stop.`
  const start = `${upperText(percents)}. RUNNING + PENDING is ${grouped(active)}, which leaves ${grouped(mayStart)} to start.`
  const sentence = 'maximumPercent' in attempt.change ? start : stop
  if (isRight) return { verdict: 'It rolls', tone: 'clear', shows: null, sentence }
  return { verdict: 'Still nothing moves', tone: 'trouble', shows: 'a percent that rounds to the same limit', sentence }
}
