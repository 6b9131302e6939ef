const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long ago something was, roughly: `just now`, `12 min ago`, `3 h ago`, `2 days ago`. */
export function agoText(agoMs: number): string {
  if (agoMs < MINUTE_MS) return 'just now'
  if (agoMs < HOUR_MS) return `${String(Math.floor(agoMs / MINUTE_MS))} min ago`
  if (agoMs < DAY_MS) return `${String(Math.floor(agoMs / HOUR_MS))} h ago`
  const days = Math.floor(agoMs / DAY_MS)
  return days === 1 ? '1 day ago' : `${String(days)} days ago`
}
