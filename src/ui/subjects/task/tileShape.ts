/** labelled: two lines of text; tile: one, narrow where there is little room; cell: body, outline and stripe only. */
export type TileScale = 'labelled' | 'tile' | 'narrowTile' | 'cell'

/** Where the parts of a tile stand, in CSS pixels from its top left. */
export interface TileShape {
  readonly scale: TileScale
  readonly width: number
  readonly height: number
  /** The left edges of the revision's stripes. */
  readonly stripeXs: readonly number[]
  readonly stripeWidth: number
  /** Free space above and below a stripe. */
  readonly stripeInset: number
  readonly textX: number
  readonly nameY: number
  readonly signX: number
  readonly signY: number
  /** Height of the sign's box. */
  readonly signSize: number
  /** Side of the castings, the dark squares in a solid tile's corners. */
  readonly casting: number
}

const LABELLED_MIN_HEIGHT = 44
const LABELLED_MIN_WIDTH = 64
const TILE_MIN_WIDTH = 28
/** Below, a tile's text is set narrower, so that its sign still fits. */
const TILE_WIDE_WIDTH = 68
/** Below, a stripe would be half the cell. */
const STRIPE_MIN_WIDTH = 12

interface TileInputs {
  readonly width: number
  readonly height: number
  readonly stripes: number
  readonly hasName: boolean
}

/** How much of a task fits into a box, and where it goes. */
export function tileShape({ width, height, stripes, hasName }: TileInputs): TileShape {
  const scale = tileScale(width, height)
  const stripe = scale === 'labelled' ? { x: 5, width: 3, pitch: 5.5 } : { x: 3.5, width: 2, pitch: 4 }
  const shown = width < STRIPE_MIN_WIDTH ? 0 : stripes
  const stripeXs = Array.from({ length: shown }, (_, index) => stripe.x + index * stripe.pitch)
  const shared = { scale, width, height, stripeXs, stripeWidth: stripe.width }
  if (scale === 'labelled') {
    const textX = stripes === 0 ? 10 : 10 + stripes * stripe.pitch + 1
    const place = { textX, nameY: 18, signX: width - 16, signY: 14.5, signSize: 14 }
    return { ...shared, ...place, stripeInset: 4.5, casting: 5 }
  }
  const textX = stripes === 0 ? 7 : 6 + stripes * stripe.pitch + 3
  // Without a name the sign may come nearer to the edge, as in the two questions.
  const signX = width - (hasName ? 9.5 : 11)
  const place = { textX, nameY: height / 2 + 4, signX, signY: height / 2, signSize: 11.2 }
  return { ...shared, ...place, stripeInset: scale === 'cell' ? Math.min(3, height / 5) : 3, casting: 3 }
}

function tileScale(width: number, height: number): TileScale {
  if (height >= LABELLED_MIN_HEIGHT && width >= LABELLED_MIN_WIDTH) return 'labelled'
  if (width < TILE_MIN_WIDTH || height < 16) return 'cell'
  return width < TILE_WIDE_WIDTH ? 'narrowTile' : 'tile'
}
