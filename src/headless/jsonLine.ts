import type { Report } from './runLab.ts'

/** A report as one line of JSON. A probe is named only where there are several. */
export function jsonLine(report: Exclude<Report, { kind: 'note' }>, probeCount: number): string {
  if (report.kind === 'end') return JSON.stringify({ atMs: report.atMs, hash: report.hash })
  if (report.kind === 'refused') return JSON.stringify({ atMs: report.atMs, error: report.error })
  const { atMs, answer, probe } = report
  return JSON.stringify(probeCount > 1 ? { atMs, probe: probe.text, ...answer } : { atMs, ...answer })
}
