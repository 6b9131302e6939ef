/** A window: its size in CSS pixels, and what points in it. */
export interface WindowKind {
  readonly width: number
  readonly height: number
  readonly pointer: 'fine' | 'coarse'
}

/** One bound of a range: `width <= 640px`, `820px <= width`. */
const BOUND = /^(?:(\d+)px (<=|>=) (width|height)|(width|height) (<=|>=) (\d+)px)$/

/**
 * Whether a media query holds in a window. It knows what the page's components ask, ranges of width and height and
 * what points, and throws at anything else.
 */
export function mediaHolds(query: string, shown: WindowKind): boolean {
  const pointer = /^\(pointer: (fine|coarse)\)$/.exec(query)?.[1]
  if (pointer !== undefined) return pointer === shown.pointer
  const range = /^\((.*)\)$/.exec(query)?.[1] ?? ''
  // `820px <= width <= 1599px` says two things of one side.
  const between = /^(\d+px <= (width|height)) (<= \d+px)$/.exec(range)
  const bounds = between === null ? [range] : [between[1] ?? '', `${between[2] ?? ''} ${between[3] ?? ''}`]
  return bounds.every((bound) => {
    const [, leftPx, leftSign, leftSide, rightSide, rightSign, rightPx] = BOUND.exec(bound) ?? []
    const side = (leftSide ?? rightSide) as 'width' | 'height' | undefined
    if (side === undefined) throw new Error(`${query} is neither a range of width or height nor a pointer`)
    const isAtMost = leftPx === undefined ? rightSign === '<=' : leftSign === '>='
    const px = Number(leftPx ?? rightPx)
    return isAtMost ? shown[side] <= px : shown[side] >= px
  })
}
