/** What a revision is painted with. Colour is cargo: nothing but tasks wears these. */
export interface RevisionPaint {
  readonly body: string
  /** Text and glyphs on `body`. */
  readonly text: string
  readonly edge: string
  readonly tint: string
}

/** Every colour that the stage draws with. The page's theme has all of them under the same names. */
export interface StagePalette {
  readonly ground: string
  readonly zone: string
  readonly surface: string
  /** Hairlines. */
  readonly line: string
  /** Painted slots on the yard's floor. */
  readonly paint: string
  /** The reserved part of a gauge. */
  readonly res: string
  readonly ctl: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  /** Text on ink, on trouble and on clear. */
  readonly inv: string
  readonly trouble: string
  readonly troubleTint: string
  readonly clear: string
  readonly clearTint: string
  /** In the order in which a lab meets revisions; after four they begin again. */
  readonly revisions: readonly [RevisionPaint, RevisionPaint, RevisionPaint, RevisionPaint]
}

/** The fonts as CSS stacks: `text` has a width axis, `mono` is for ids. */
export interface StageFonts {
  readonly text: string
  readonly mono: string
}

/** Which of the four colours the nth revision wears, from 0; it is also its number of stripes. */
export function revisionIndex(ordinal: number): 0 | 1 | 2 | 3 {
  const whole = Number.isFinite(ordinal) ? Math.max(1, Math.trunc(ordinal)) : 1
  return ((whole - 1) % 4) as 0 | 1 | 2 | 3
}

/** Which of the four colours, 1 to 4, the nth revision that a lab met wears. */
export function revisionSlot(ordinal: number): number {
  return revisionIndex(ordinal) + 1
}

export function revisionPaint(palette: StagePalette, ordinal: number): RevisionPaint {
  return palette.revisions[revisionIndex(ordinal)]
}

/** `#RRGGBB` with an opacity from 0 to 1. */
export function withAlpha(hex: string, alpha: number): string {
  const byte = Math.round(Math.min(1, Math.max(0, alpha)) * 255)
  return `${hex}${byte.toString(16).padStart(2, '0')}`
}
