import type { Band, Content, Ground, Lay, Measure, Need, Viewport } from './band.ts'
import type { Piece } from './piece.ts'
import { spacingsFor } from './spacing.ts'
import type { Spacing } from './spacing.ts'

/** A ground on which every band has found room. */
export interface Plan<Kind extends Piece> {
  readonly ground: Ground
  /** Of a row of slots on the trays. */
  readonly rowHeight: number
  /** From top to bottom. */
  readonly lays: readonly LaidBand<Kind>[]
}

interface LaidBand<Kind extends Piece> {
  readonly name: string
  readonly lay: Lay<Kind>
}

interface NeededBand<Kind extends Piece> {
  readonly name: string
  readonly need: Need<Kind>
}

/** Below this zoom a tray has no words: they would not fit their strips. */
export const FULL_ZOOM_MIN = 0.62
const SCALE_STEP = 1.12
const SCALE_MAX = 128
/** The parts of the padding that stay free above the first band and below the last. */
const TOP_SHARE = 0.5
const BOTTOM_SHARE = 0.75

/** The bands that there are now, from top to bottom. */
export function needsOf<Kind extends Piece>(
  bands: readonly Band<Kind>[],
  content: Content,
): readonly NeededBand<Kind>[] {
  return bands.flatMap(({ name, need: needIn }) => {
    const need = needIn(content)
    return need === null ? [] : [{ name, need }]
  })
}

/** The roomiest ground on which everything stands: at zoom 1 if it can be, else on more ground seen from higher up. */
export function planGround<Kind extends Piece>(
  needs: readonly NeededBand<Kind>[],
  measure: Measure,
  viewport: Viewport,
): Plan<Kind> {
  const atZoom1 = planAtZoom1(needs, measure, viewport)
  if (atZoom1 !== null) return atZoom1
  const spacings = spacingsFor(viewport.mode, viewport.height)
  const spacing = spacings[spacings.length - 1] ?? spacings[0]
  const base = { viewport, measure }
  let scale = SCALE_STEP
  for (;;) {
    const plan = tryScale(needs, { ...base, spacing: seenFrom(scale, spacing), scale, isLast: scale >= SCALE_MAX })
    if (plan !== null) return plan
    scale *= SCALE_STEP
  }
}

/**
 * The roomiest ground that is no larger than the screen; null when there is none. `rowLeast` is how high a row of slots
 * has to be at least, whatever the spacing allows.
 */
export function planAtZoom1<Kind extends Piece>(
  needs: readonly NeededBand<Kind>[],
  measure: Measure,
  { rowLeast = 0, ...viewport }: Viewport & { readonly rowLeast?: number },
): Plan<Kind> | null {
  for (const spacing of spacingsFor(viewport.mode, viewport.height)) {
    const plan = tryScale(needs, { viewport, measure, spacing, scale: 1, isLast: false })
    if (plan !== null && plan.rowHeight >= rowLeast) return plan
  }
  return null
}

/** Words keep their size on the screen, so the strips of a tray that hold some are higher when seen from higher up. */
function seenFrom(scale: number, spacing: Spacing): Spacing {
  if (scale > 1 / FULL_ZOOM_MIN) return spacing
  return { ...spacing, trayHead: spacing.trayHead * scale, trayFoot: spacing.trayFoot * scale }
}

interface Attempt {
  readonly viewport: Viewport
  readonly measure: Measure
  readonly spacing: Spacing
  readonly scale: number
  readonly isLast: boolean
}

/** The plan with the widest trays that fits, or null. */
function tryScale<Kind extends Piece>(needs: readonly NeededBand<Kind>[], attempt: Attempt): Plan<Kind> | null {
  const { spacing, scale, measure } = attempt
  const inner = zoneWidthOn(attempt) - 2 * spacing.zonePad * scale
  const abreast = Math.floor((inner + spacing.trayGap) / (spacing.trayAbreastMin + spacing.trayGap))
  const most = inner < spacing.trayMin ? 0 : Math.max(1, abreast)
  if (most < 1 && measure.traysMost > 0 && !attempt.isLast) return null
  const widest = tryColumns(needs, attempt, Math.max(1, Math.min(most, measure.traysMost)))
  if (widest === null) return null

  for (let trayColumns = 1; trayColumns < widest.ground.trayColumns; trayColumns += 1) {
    const plan = tryColumns(needs, attempt, trayColumns)
    if (plan !== null && (scale > 1 || isBetter(plan, widest))) return plan
  }
  return widest
}

/** Fewer trays abreast is better as long as their rows are not lower for it. */
function isBetter<Kind extends Piece>(plan: Plan<Kind>, widest: Plan<Kind>): boolean {
  return plan.rowHeight >= Math.min(widest.rowHeight, plan.ground.spacing.rowMin + 4)
}

function zoneWidthOn({ viewport, measure, spacing, scale }: Attempt): number {
  const zones = Math.max(1, measure.zonesCount)
  return (viewport.width * scale - 2 * spacing.pad * scale - (zones - 1) * spacing.zoneGap * scale) / zones
}

function tryColumns<Kind extends Piece>(
  needs: readonly NeededBand<Kind>[],
  attempt: Attempt,
  trayColumns: number,
): Plan<Kind> | null {
  const ground = divide(attempt, trayColumns)
  const lays = new Map<string, Lay<Kind>>()
  let open = ground.height - topOf(ground) - bottomPadOf(ground)
  // Those that take what is left come last, whatever stands above the other.
  for (const takes of ['its height', 'what is left'] as const) {
    for (const { name, need } of needs) {
      if (need.takes !== takes) continue
      const lay = need.layOn(ground, open)
      if (lay === null) return null
      lays.set(name, lay)
      open -= lay.height
    }
  }
  const inOrder = needs.flatMap(({ name }) => {
    const lay = lays.get(name)
    return lay === undefined ? [] : [{ name, lay }]
  })
  const rowHeight = Math.min(...inOrder.map(({ lay }) => lay.rowHeight ?? Infinity))
  return { ground, rowHeight, lays: inOrder }
}

function divide(attempt: Attempt, trayColumns: number): Ground {
  const { viewport, spacing, scale, measure } = attempt
  const zoneWidth = zoneWidthOn(attempt)
  const inner = zoneWidth - 2 * spacing.zonePad * scale
  const trayWidth = (inner - (trayColumns - 1) * spacing.trayGap) / trayColumns
  const slotWidth = (trayWidth - 2 * spacing.trayPad - (measure.columns - 1) * spacing.slotGap) / measure.columns
  const size = { width: viewport.width * scale, height: viewport.height * scale }
  return { ...attempt, ...size, zoneWidth, trayColumns, trayWidth, slotWidth }
}

/** Where the first band begins. */
export function topOf({ spacing, scale }: Ground): number {
  return spacing.pad * scale * TOP_SHARE
}

/** What stays free below the last band. */
export function bottomPadOf({ spacing, scale }: Ground): number {
  return spacing.pad * scale * BOTTOM_SHARE
}

/** Whether what has to find room now still finds it on this ground: then nothing on it need move. */
export function stillHolds<Kind extends Piece>(
  { ground, lays }: Plan<Kind>,
  needs: readonly NeededBand<Kind>[],
  content: Content,
): boolean {
  const [before, now] = [ground.measure, content.measure]
  if (before.zonesCount !== now.zonesCount || before.columns !== now.columns) return false
  if (before.slotUnits !== now.slotUnits) return false
  const areTheSame = needs.length === lays.length && lays.every(({ name }, at) => name === needs[at]?.name)
  return areTheSame && lays.every(({ lay }) => lay.holds(content))
}

/** Left edge of a zone's column: bands that stand in zones share them. */
export function zoneX({ spacing, scale, zoneWidth }: Ground, index: number): number {
  return spacing.pad * scale + index * (zoneWidth + spacing.zoneGap * scale)
}
