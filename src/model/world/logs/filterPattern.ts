/** A filter pattern of CloudWatch Logs for lines of text, taken apart (logs guide, FilterAndPatternSyntax). */
export interface FilterPattern {
  /** All of these are in the line. */
  readonly all: readonly string[]
  /** Any of these; asked only where the pattern has nothing else. */
  readonly any: readonly string[]
  /** None of these. */
  readonly none: readonly string[]
}

export type ParsedPattern = { readonly pattern: FilterPattern } | { readonly problem: string }

const TERM = /^(?<sign>[?-]?)(?:"(?<phrase>(?:[^"\\]|\\.)*)"|(?<word>[^\s"]+))(?=\s|$)/

/** LOG-7: terms, quoted phrases, `?optional` ones and `-excluded` ones. */
export function parsePattern(text: string): ParsedPattern {
  const lacking = lackingForm(text.trim())
  if (lacking !== null) return { problem: lacking }
  const pattern = { all: [] as string[], any: [] as string[], none: [] as string[] }
  let rest = text.trim()
  while (rest !== '') {
    const { sign = '', phrase, word = '' } = TERM.exec(rest)?.groups ?? {}
    const [whole = ''] = TERM.exec(rest) ?? []
    if (whole === '') return { problem: `Invalid filter pattern at ${rest}` }
    if (phrase === undefined && !/^\w+$/.test(word)) return { problem: `Invalid character(s) in term '${word}'` }
    const term = phrase === undefined ? word : phrase.replaceAll(/\\(.)/g, '$1')
    pattern[sign === '?' ? 'any' : sign === '-' ? 'none' : 'all'].push(term)
    rest = rest.slice(whole.length).trimStart()
  }
  return { pattern }
}

function lackingForm(text: string): string | null {
  if (text.startsWith('{')) return 'the lab has no filter patterns for JSON yet'
  if (text.startsWith('[')) return 'the lab has no filter patterns for fields between spaces yet'
  return text.startsWith('%') ? 'the lab has no regular expressions in filter patterns yet' : null
}

/** Case counts. Beside terms that have to be there or must not, those with `?` are not looked at. */
export function matchesPattern({ all, any, none }: FilterPattern, message: string): boolean {
  const has = (term: string): boolean => message.includes(term)
  if (all.length === 0 && none.length === 0) return any.length === 0 || any.some(has)
  return all.every(has) && !none.some(has)
}
