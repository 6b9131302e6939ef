import { visibleJson } from '../base/foreignText.ts'
import type { Answer, ErrorShape } from '../model/api/command.ts'
import type { Report } from './runLab.ts'

/** A report as one line of JSON. A probe is named only where there are several. */
export function jsonLine(report: Exclude<Report, { kind: 'note' }>, probeCount: number): string {
  if (report.kind === 'end') return printed({ atMs: report.atMs, hash: report.hash })
  if (report.kind !== 'answer') {
    const { kind: _, ...said } = report
    return printed('error' in said ? { ...said, error: shown(said.error) } : said)
  }
  const { atMs, probe } = report
  const answer: Answer = 'error' in report.answer ? { error: shown(report.answer.error) } : report.answer
  return printed(probeCount > 1 ? { atMs, probe: probe.text, ...answer } : { atMs, ...answer })
}

/** An error with AWS's members only. */
function shown({ name, message }: ErrorShape): ErrorShape {
  return { name, message }
}

/** JSON as a terminal shows it: what a foreign text hides in it could move the cursor or turn the line round. */
export function printed(value: object): string {
  return visibleJson(JSON.stringify(value))
}
