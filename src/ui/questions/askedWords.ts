import type { Grade } from '../../lessons/questions/kind.ts'
import type { AskedReveal } from '../../lessons/questions/asked.ts'
import type { GradeWords } from './gradeWords.ts'
import type { Hint } from './hintWords.ts'

interface Told {
  /** `null` when it was skipped. */
  readonly answered: string | null
  readonly happened: string
  readonly grade: Grade | null
}

/** The verdict on an answer whose question is the document's: a skipped one says what is right. */
export function askedWords({ answered, happened, grade }: Told): GradeWords {
  if (answered === null || grade === null) return { verdict: happened, tone: 'plain', shows: null, sentence: '' }
  if (grade.isRight) return { verdict: `Yes, ${answered}`, tone: 'clear', shows: null, sentence: '' }
  return { verdict: `Not ${answered}`, tone: 'trouble', shows: grade.mistake, sentence: '' }
}

/** The document's hints, numbered: it has no titles for them. */
export function askedHints(texts: readonly string[]): readonly Hint[] {
  return texts.map((text, index) => ({ title: `Hint ${String(index + 1)}`, sentences: [text] }))
}

/** Over what each of them says, on every panel. */
export const SAYERS = {
  notes: 'What the notes say',
  aws: 'What AWS does',
  exam: 'What the exam says',
  today: 'What holds today',
} as const

/** What others say of the same, where the document tells it. */
export function sayingsOf(reveal: AskedReveal): readonly { readonly who: string; readonly says: string }[] {
  const { notes, aws, exam, today } = reveal
  return [
    { who: SAYERS.notes, says: notes },
    { who: SAYERS.aws, says: aws },
    { who: SAYERS.exam, says: exam },
    { who: SAYERS.today, says: today },
  ].flatMap(({ who, says }) => (says === undefined ? [] : [{ who, says }]))
}
