import { median } from './rounds.ts'

/** A line of the report. What is empty was not measured; `note` says why. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly rival: string
  /** The median of the rounds, and in brackets the least and the most of them. */
  readonly ratio: string
  readonly budget: string
  /** Whether every round keeps within the budget, the worst of them too. */
  readonly met: 'yes' | 'not met' | ''
  readonly note?: string
}

const HEADS = { what: 'what', ours: 'ours', rival: 'rival', ratio: 'ratio', budget: 'budget', met: 'met?' }
const COLUMNS = Object.keys(HEADS) as (keyof typeof HEADS)[]

/** A row for what cannot be measured on this machine. */
export function absent(what: string, reason: string): Row {
  return { what, ours: '', rival: reason, ratio: '', budget: '', met: '' }
}

/** Times as many, in three digits. */
export function times(ratio: number): string {
  return `${digits(ratio)} ×`
}

/** What is judged of a row: the rounds against the budget. */
export type Judged = Pick<Row, 'budget' | 'met'>

/** As many times as fast as the rival, in every round. @param budget  `null` where nothing is asked */
export function atLeast(ratios: readonly number[], budget: number | null): Judged & Pick<Row, 'ratio'> {
  const ratio = spread(ratios, times)
  if (budget === null) return { ratio, budget: '', met: '' }
  return { ratio, budget: `≥ ${times(budget)}`, met: isMet(Math.min(...ratios) >= budget) }
}

/** So much at most, in every round. */
export function atMost(values: readonly number[], budget: number, format: (value: number) => string): Judged {
  return { budget: `≤ ${format(budget)}`, met: isMet(Math.max(...values) <= budget) }
}

function isMet(is: boolean): Row['met'] {
  return is ? 'yes' : 'not met'
}

/** The median, and how far the rounds lie apart. */
export function spread(values: readonly number[], format: (value: number) => string): string {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const middle = format(median(values))
  return values.length < 2 ? middle : `${middle} [${format(least)} to ${format(most)}]`
}

/** Three digits that count, thousands apart. */
export function digits(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3, useGrouping: true })
}

export function perSecond(unitMs: number): string {
  const rate = 1_000 / unitMs
  return rate >= 1e6 ? `${digits(rate / 1e6)} M/s` : `${digits(rate)} /s`
}

export function milliseconds(ms: number): string {
  return ms < 0.001 ? `${digits(ms * 1e6)} ns` : ms < 1 ? `${digits(ms * 1_000)} µs` : `${digits(ms)} ms`
}

export function bytes(count: number): string {
  return count >= 1e6 ? `${digits(count / 1e6)} MB` : count >= 1e3 ? `${digits(count / 1e3)} kB` : `${digits(count)} B`
}

export function print(rows: readonly Row[]): string {
  const widths = COLUMNS.map((column) => Math.max(...[HEADS, ...rows].map((row) => row[column].length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  const body = rows.map((row) => line(COLUMNS.map((column) => row[column])))
  const notes = rows.flatMap(({ what, note }) => (note === undefined ? [] : [`${what}: ${note}`]))
  return [
    line(COLUMNS.map((column) => HEADS[column])),
    rule,
    ...body,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n')
}
