import type { Question } from '../lessons/questions/kinds.ts'
import type { MadeQuestion } from './question.ts'
import type { Asked } from './template.ts'

/** Characters: what stands on a phone without being cut, and in an exam without scrolling. */
const TITLE_MAX = 140
const LEAD_MAX = 420
const OPTION_MAX = 150
/** In so many of its questions the right option may have what no other has. */
const TELLING_SHARE = 0.6
const FEW = 20

/** What tells one question from another of its template: its words, its options and its world. */
export function signatureOf({ lab, ask, fromMs, from }: Asked): string {
  return JSON.stringify([ask, lab.commands, fromMs, from])
}

/** What is wrong with one question, in words; nothing for a good one. */
export function questionFaults({ ref, question }: MadeQuestion): readonly string[] {
  const faults: string[] = []
  const say = (fault: string): void => void faults.push(`${JSON.stringify(ref)}: ${fault}`)
  if ('lead' in question) {
    if (question.title.length > TITLE_MAX) say(`its question has ${String(question.title.length)} characters`)
    if ((question.lead?.length ?? 0) > LEAD_MAX) say('its lead is too long')
  }
  if (question.kind === 'choice' || question.kind === 'several') {
    const texts = question.options.map(({ text }) => text)
    const right = question.options.filter(({ isRight }) => isRight).length
    if (right !== (question.kind === 'choice' ? 1 : question.choose)) say(`${String(right)} options are right`)
    if (new Set(texts.map((text) => text.trim().toLowerCase())).size !== texts.length) say('two options are equal')
    if (question.kind === 'choice' && texts.length !== 4) say(`it has ${String(texts.length)} options`)
    for (const text of texts) if (text.length > OPTION_MAX) say(`an option has ${String(text.length)} characters`)
    const [hasDigit, others] = [/\d/.test(rightText(question.options)), question.options.filter((one) => !one.isRight)]
    if (hasDigit && !others.some(({ text }) => /\d/.test(text))) say('only the right option has a digit')
  }
  if ((question.kind === 'pick' || question.kind === 'place') && question.candidates.length < 3)
    say('too little to pick from')
  return faults
}

function rightText(options: readonly { readonly text: string; readonly isRight: boolean }[]): string {
  return options.find(({ isRight }) => isRight)?.text ?? ''
}

/** What gives the answers of many questions of one template away. */
export function formFaults(questions: readonly Question[]): readonly string[] {
  const choices = questions.flatMap((one) => (one.kind === 'choice' ? [one.options] : []))
  if (choices.length === 0) return []
  const faults: string[] = []
  // Of few questions chance alone puts some more in one place.
  const limit = choices.length * TELLING_SHARE + (choices.length < FEW ? 2 : 0)
  const count = (tells: (options: (typeof choices)[number]) => boolean): number => choices.filter(tells).length
  for (const at of [0, 1, 2, 3]) {
    if (count((options) => options[at]?.isRight === true) > limit)
      faults.push(`place ${String(at + 1)} is right too often`)
  }
  const lengths = (options: (typeof choices)[number], isRight: boolean) =>
    options.filter((one) => one.isRight === isRight).map(({ text }) => text.length)
  if (count((options) => Math.max(...lengths(options, true)) > Math.max(...lengths(options, false))) > limit) {
    faults.push('the longest is right too often')
  }
  if (count((options) => Math.min(...lengths(options, true)) < Math.min(...lengths(options, false))) > limit) {
    faults.push('the shortest is right too often')
  }
  return faults
}
