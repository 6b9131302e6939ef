/** The small sign on a tile that names its state a second time. */
export type SignName =
  | 'hourglass'
  | 'plug'
  | 'download'
  | 'dots'
  | 'ring'
  | 'check'
  | 'wall'
  | 'square'
  | 'cross'
  | 'shield'
  | 'struck'

/** Signs that are strokes. */
export type StrokedSign = Exclude<SignName, 'dots' | 'ring' | 'square'>

/** A sign stands in a box of so many units, its centre at 0,0. */
export const SIGN_BOX = 12

/**
 * One path each, in words that SVG takes as they are and the canvas draws from (`strokeSign`): M, L, and A for half
 * circles.
 */
export const SIGN_PATHS: Readonly<Record<StrokedSign, string>> = {
  hourglass:
    'M-3.6 -5.4L3.6 -5.4M-3.6 5.4L3.6 5.4M-2.8 -5.4L-2.8 -3.4L2.8 3.4L2.8 5.4M2.8 -5.4L2.8 -3.4L-2.8 3.4L-2.8 5.4',
  plug: 'M-1.8 -5.4L-1.8 -2.4M1.8 -5.4L1.8 -2.4M-4 -2.2L4 -2.2M3.4 -2.2L3.4 -0.6A3.4 3.4 0 0 1 -3.4 -0.6L-3.4 -2.2M0 2.8L0 5.4',
  download: 'M0 -5.4L0 2M-3 -0.8L0 2.2L3 -0.8M-4.8 5.2L4.8 5.2',
  check: 'M-4.2 0.3L-1.3 3.2L4.2 -3',
  wall: 'M-5.4 0L1 0M-1.6 -2.8L1.2 0L-1.6 2.8M4.6 -4.6L4.6 4.6',
  shield: 'M-4 -4.6L4 -4.6L4 0.6A4 4 0 0 1 -4 0.6L-4 -4.6L4 -4.6',
  // A target's tick as the rail has it, struck out.
  struck: 'M-2.4 -5.2L2.4 -5.2L2.4 5.2L-2.4 5.2L-2.4 -5.2M-5.4 4L5.4 -4',
  cross: 'M-3.8 -3.8L3.8 3.8M3.8 -3.8L-3.8 3.8',
}

/** Three dots in a row: their centres and their radius. */
export const DOTS = { xs: [-4.2, 0, 4.2], radius: 1.25 } as const

/** The ring that fills from twelve o'clock while a task waits to count as healthy. */
export const RING = { radius: 4.9, width: 2.2 } as const

/** Half the side of the square of what stops. */
export const SQUARE_HALF = 3.84
