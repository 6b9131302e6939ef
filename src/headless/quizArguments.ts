import { QUIZ_MAX } from '../challenge/drawQuiz.ts'
import { nearestName } from '../labfile/nearest.ts'
import { shown } from '../labfile/shown.ts'
import { TOPICS } from '../lessons/topics.ts'

/** What `quiz` was asked for; what it is about is `null` where that was not said. */
export interface QuizRequest {
  readonly kind: 'quiz'
  /** 0 to 2^32 − 1. */
  readonly seed: number
  /** 1 to QUIZ_MAX. */
  readonly count: number
  readonly topic: string | null
  readonly template: string | null
  /** Files of knowledge items. */
  readonly items: readonly string[]
}

/** The flags that `quiz` alone takes, as they were read. */
export interface QuizValues {
  readonly seed?: string[]
  readonly count?: string[]
  readonly topic?: string[]
  readonly template?: string[]
  readonly items?: string[]
}

export const QUIZ_OPTIONS = {
  seed: { type: 'string', multiple: true },
  count: { type: 'string', multiple: true },
  topic: { type: 'string', multiple: true },
  template: { type: 'string', multiple: true },
  items: { type: 'string', multiple: true },
} as const

const SEED_MAX = 0xffff_ffff
const COUNT = 10
/** Twice as many as there are topics. */
const FILES_MAX = 32

interface Problem {
  readonly problem: string
}

/** Reads the flags of `quiz`, or names the one that is wrong. Which templates there are is known to whoever asks. */
export function readQuiz(values: QuizValues): QuizRequest | Problem {
  const twice = (['seed', 'count', 'topic', 'template'] as const).find((name) => (values[name]?.length ?? 0) > 1)
  if (twice !== undefined) return { problem: `--${twice} stands more than once.` }
  const seed = wholeOf('seed', values.seed, { min: 0, max: SEED_MAX, or: 1 })
  if (typeof seed === 'object') return seed
  const count = wholeOf('count', values.count, { min: 1, max: QUIZ_MAX, or: COUNT })
  if (typeof count === 'object') return count
  const { topic: [topic = null] = [], template: [template = null] = [], items = [] } = values
  if (topic !== null && !TOPICS.some(({ id }) => id === topic)) {
    return unknownName({ flag: 'topic', name: topic, known: TOPICS.map(({ id }) => id) })
  }
  if (template !== null && (topic !== null || items.length > 0)) {
    return { problem: `--template asks of one template alone: leave out --${topic === null ? 'items' : 'topic'}.` }
  }
  if (items.length > FILES_MAX) return { problem: `--items may stand ${String(FILES_MAX)} times at most.` }
  if (items.filter((one) => one === '-').length > 1) return { problem: '--items - stands more than once.' }
  return { kind: 'quiz', seed, count, topic, template, items }
}

interface Named {
  readonly flag: string
  readonly name: string
  readonly known: readonly string[]
}

/** What is wrong with a name that is none, with the near one, or with all that there are. */
export function unknownName({ flag, name, known }: Named): Problem {
  const near = nearestName(name, known) ?? known.find((one) => one.includes(name) || name.includes(one))
  const hint = near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean ${near}?`
  return { problem: `--${flag} ${shown(name)}: there is none of this name. ${hint}` }
}

function wholeOf(
  name: string,
  [text]: readonly string[] = [],
  { min, max, or }: { readonly min: number; readonly max: number; readonly or: number },
): number | Problem {
  if (text === undefined) return or
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN
  if (value >= min && value <= max) return value
  return { problem: `--${name} ${shown(text)}: it is a whole number from ${String(min)} to ${String(max)}.` }
}
