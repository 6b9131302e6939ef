import type { ExamDomain } from '../lessons/topics.ts'
import { refOf, type Catalogue, type Concept } from './catalogue.ts'
import { Draw } from './draw.ts'
import { questionsByDomain, type ExamName } from './exams.ts'
import type { QuestionRef } from './question.ts'

/** What is asked about in a quiz; all that is not said is open. */
export interface QuizWanted {
  /** Whole, 0 to 2^32 − 1: the same seed of the same catalogue draws the same. */
  readonly seed: number
  readonly count: number
  readonly topic?: string
  readonly domain?: ExamDomain
  /** A mock exam: its weights, and only the forms of question that it has. */
  readonly exam?: ExamName
  /** Ids of concepts that come first, as they stand: what is due. */
  readonly first?: readonly string[]
}

/** A quiz has so many questions at most. */
export const QUIZ_MAX = 65

/**
 * The questions of a quiz, no concept twice as long as there are others. A template that comes twice comes with another
 * seed; an item that would come twice is left out, so a quiz may be shorter than what was wanted.
 */
export function drawQuiz(catalogue: Catalogue, wanted: QuizWanted): readonly QuestionRef[] {
  const { seed, exam, topic, domain, first = [] } = wanted
  const count = Math.min(wanted.count, QUIZ_MAX)
  const draw = new Draw(seed)
  const drawn = new Drawn(draw)
  if (exam !== undefined) {
    const fit = catalogue.filter(({ isExamForm }) => isExamForm)
    for (const [of, share] of questionsByDomain(exam, count)) {
      drawn.add(
        fit.filter((one) => one.exam.includes(of)),
        share,
      )
    }
    // Where a domain has too few of its own, others of the exam fill up.
    drawn.add(fit, count - drawn.refs.length)
    return draw.shuffled(drawn.refs)
  }
  const open = catalogue.filter(
    (one) => (topic === undefined || one.topic === topic) && (domain === undefined || one.exam.includes(domain)),
  )
  const due = first.flatMap((id) => open.find((one) => one.id === id) ?? []).slice(0, count)
  for (const one of due) drawn.take(one)
  drawn.add(open, count - due.length)
  return drawn.refs
}

class Drawn {
  readonly refs: QuestionRef[] = []
  readonly #draw: Draw
  readonly #times = new Map<string, number>()

  constructor(draw: Draw) {
    this.#draw = draw
  }

  take(concept: Concept): void {
    this.#times.set(concept.id, (this.#times.get(concept.id) ?? 0) + 1)
    this.refs.push(refOf(concept, this.#draw.seed()))
  }

  /** Round after round, those that were asked least first. */
  add(concepts: Catalogue, count: number): void {
    const wanted = this.refs.length + count
    while (this.refs.length < wanted) {
      const usable = concepts.filter(({ id }) => id.startsWith('template/') || !this.#times.has(id))
      const least = Math.min(...usable.map(({ id }) => this.#times.get(id) ?? 0))
      const round = usable.filter(({ id }) => (this.#times.get(id) ?? 0) === least)
      if (round.length === 0) return
      for (const one of this.#draw.some(round, wanted - this.refs.length)) this.take(one)
    }
  }
}
