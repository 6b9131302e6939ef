const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Simulated ms of `90s`, `20m`, `1h`, `2d`, `1500ms` or a plain number of ms; `undefined` of anything else. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d{1,11})(ms|s|m|h|d)?$/.exec(text)
  if (match === null) return undefined
  return Number(match[1]) * (UNITS_MS[match[2] ?? 'ms'] ?? 1)
}
