import type { Court } from './claim.ts'

const FAULTS: readonly (readonly [string, RegExp])[] = [
  ['a value that is none', /undefined|NaN|null\b|Infinity|\[object/],
  ['two spaces', / {2}/],
  ['a space before a stop', / [.,;:](?!\d)/],
  // An ARN of IAM or STS names no Region.
  ['two stops', /(?<!\barn:aws:\w+)[.,;:]{2}(?<!…)/],
  ['one of many', /(?<![\d,.:/])\b1 (tasks|instances|services|CPU units|are|have|pass|stay)\b/],
  [
    'many of one',
    /(?<![\w:/-])(?<!:\d+ )(?!1 )\d[\d,]* (task|instance|service|container instance|is(?! (?:below|above|in the step)\b)|has)\b(?! definition)/,
  ],
  ['a list without its first', /(^|[.:] )(and|,) /],
]

/** How every text of the page is written. @param where  what it is said of */
export function holdForm(text: string, where: string, court: Court): void {
  court.note('form')
  if (court.isKnown(text)) return
  for (const [fault, found] of FAULTS) if (found.test(text)) court.report(`form, ${fault}: “${text}” of ${where}`)
  for (const [open, close] of ['()', '[]', '“”']) {
    const count = (sign: string | undefined) => text.split(sign ?? '').length
    if (count(open) !== count(close)) court.report(`form, a bracket stays open: “${text}” of ${where}`)
  }
  if (text.split('"').length % 2 === 0) court.report(`form, a quotation stays open: “${text}” of ${where}`)
}

/** A sentence is there, begins large or with a figure or a name, and ends with its stop. */
export function holdSentence(text: string, where: string, court: Court): void {
  court.note('sentence')
  holdForm(text, where, court)
  if (!/[.!?]$/.test(text)) court.report(`sentence without its stop: “${text}” of ${where}`)
}

/** What is left of a text once every claim in it is taken out tells no number that nobody held. */
export function holdRest(rest: string, where: string, court: Court): void {
  const bare = rest.replaceAll(/\bi-[0-9a-f]{4}\b|[\w-]+:\d+|us-east-1[abc]?|\b[mtc]\d[a-z]?\.\w+/g, '')
  if (/\d/.test(bare)) court.report(`a figure that nobody holds: “${bare}” of ${where}`)
}
