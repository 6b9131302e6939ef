import { SPACINGS } from './spacing.ts'
import type { Spacing } from './spacing.ts'
import type { StageMode } from './scene.ts'

/** What has to find room, before anything has a place. */
export interface Need {
  /** One entry for each zone: the rows of slots of each of its instances, and its tasks on Fargate. */
  readonly zones: readonly { readonly trayRows: readonly number[]; readonly fargateUnits: number }[]
  /** Slots in a row of a tray. */
  readonly columns: number
  readonly slotUnits: number
  readonly hasFargate: boolean
  /** Tasks that stand on the shelf for want of a place. */
  readonly waitingCount: number
}

export interface Viewport {
  readonly width: number
  readonly height: number
  readonly mode: StageMode
}

/** How the ground is divided. World units; `scale` viewports of ground in each direction. */
export interface Plan {
  readonly spacing: Spacing
  /** 1 where all fits at zoom 1. Strips with words are that much higher, so that they stay legible from afar. */
  readonly scale: number
  readonly width: number
  readonly zoneWidth: number
  readonly zonesTop: number
  readonly zonesHeight: number
  readonly trayColumns: number
  readonly trayWidth: number
  readonly slotWidth: number
  readonly rowHeight: number
  readonly fargate: FargatePlan | null
  readonly shelfHeight: number
}

export interface FargatePlan {
  readonly columns: number
  readonly rows: number
  readonly rowHeight: number
  readonly stubHeight: number
  readonly headHeight: number
}

/** Below this zoom a tray has no words: they would not fit their strips. */
export const FULL_ZOOM_MIN = 0.62
const SCALE_STEP = 1.12
const SCALE_MAX = 128
const FARGATE_HEAD = 26
const FARGATE_FOOT = 6
const STUB = 17
/** More rows than this and the interfaces are no longer drawn one by one. */
const STUB_ROWS_MAX = 6
const SHELF_HEIGHT = 58
/** The part of the stage's height that the shelf takes at most. */
const SHELF_SHARE = 0.28
export const SHELF_TILE = 14
const FARGATE_ROW_MAX = 44
/** Width to height of a slot on Fargate where no tray gives the measure. */
const LONE_SLOT_RATIO = 2.4
/** A slot is not higher than it is wide, or than its three lines of words ask for. */
const ROW_MAX_LEAST = 56
/** A zone without a tray beside Fargate: its name, and room for a sentence. */
const BARE_ZONE = 34

/** The roomiest ground on which everything stands: at zoom 1 if it can be, else on more ground seen from higher up. */
export function planGround(need: Need, viewport: Viewport): Plan {
  const spacings = SPACINGS[viewport.mode]
  for (const spacing of spacings) {
    const plan = tryScale(need, viewport, { spacing, scale: 1 })
    if (plan !== null) return plan
  }
  const spacing = spacings[spacings.length - 1] ?? spacings[0]
  let scale = SCALE_STEP
  for (;;) {
    const isLast = scale >= SCALE_MAX
    const plan = tryScale(need, viewport, { spacing: seenFrom(scale, spacing), scale, isLast })
    if (plan !== null) return plan
    scale *= SCALE_STEP
  }
}

/** Words keep their size on the screen, so the strips of a tray that hold some are higher when seen from higher up. */
function seenFrom(scale: number, spacing: Spacing): Spacing {
  if (scale > 1 / FULL_ZOOM_MIN) return spacing
  return { ...spacing, trayHead: spacing.trayHead * scale, trayFoot: spacing.trayFoot * scale }
}

interface Attempt {
  readonly spacing: Spacing
  readonly scale: number
  /** Takes what it gets, however low the rows. */
  readonly isLast?: boolean
}

/** The plan with the widest trays that fits, or null. */
function tryScale(need: Need, viewport: Viewport, attempt: Attempt): Plan | null {
  const { spacing, scale } = attempt
  const inner = zoneWidthOf(need, viewport, attempt) - 2 * spacing.zonePad * scale
  const abreast = Math.floor((inner + spacing.trayGap) / (spacing.trayAbreastMin + spacing.trayGap))
  const most = inner < spacing.trayMin ? 0 : Math.max(1, abreast)
  const trays = Math.max(1, ...need.zones.map((zone) => zone.trayRows.length))
  if (most < 1 && hasTrays(need) && attempt.isLast !== true) return null
  const widest = tryColumns(need, viewport, { ...attempt, trayColumns: Math.max(1, Math.min(most, trays)) })
  if (widest === null) return null

  for (let trayColumns = 1; trayColumns < widest.trayColumns; trayColumns += 1) {
    const plan = tryColumns(need, viewport, { ...attempt, trayColumns })
    if (plan !== null && (scale > 1 || isBetter(plan, widest))) return plan
  }
  return widest
}

/** Fewer trays abreast is better as long as their rows are not lower for it. */
function isBetter(plan: Plan, widest: Plan): boolean {
  return plan.rowHeight >= Math.min(widest.rowHeight, plan.spacing.rowMin + 4)
}

function zoneWidthOf(need: Need, viewport: Viewport, { spacing, scale }: Attempt): number {
  const zones = Math.max(1, need.zones.length)
  return (viewport.width * scale - 2 * spacing.pad * scale - (zones - 1) * spacing.zoneGap * scale) / zones
}

function tryColumns(need: Need, viewport: Viewport, attempt: Attempt & { readonly trayColumns: number }): Plan | null {
  const { spacing, scale, trayColumns } = attempt
  const zoneWidth = zoneWidthOf(need, viewport, attempt)
  const inner = zoneWidth - 2 * spacing.zonePad * scale
  const trayWidth = (inner - (trayColumns - 1) * spacing.trayGap) / trayColumns
  const slotWidth = (trayWidth - 2 * spacing.trayPad - (need.columns - 1) * spacing.slotGap) / need.columns
  const fargate = need.hasFargate ? planFargate(need, { inner, slotWidth, spacing, scale }) : null
  const shelfHeight = shelfHeightOf(need, viewport, attempt)

  const zonesTop = (spacing.pad + spacing.header) * scale
  const below = shelfHeight + (fargate === null ? 0 : fargateHeight(fargate, spacing) + spacing.zoneGap * scale)
  const open = viewport.height * scale - zonesTop - below - spacing.pad * scale * 0.75
  const isBare = need.hasFargate && !hasTrays(need)
  if (isBare && open < BARE_ZONE * scale && attempt.isLast !== true) return null
  const frame = (spacing.zoneHead + spacing.zoneFoot) * scale
  const room = { traysHeight: open - frame, trayColumns, slotWidth, spacing }
  const rowHeight = rowHeightFor(need, room)
  // Zones end where their trays do: what is left is ground.
  const filled = hasTrays(need) ? Math.min(open, highestZone(need, rowHeight, room) + frame) : open
  const zonesHeight = isBare ? (spacing.zoneHead + BARE_ZONE) * scale : filled
  if (rowHeight < spacing.rowMin && attempt.isLast !== true) return null
  const plan = { spacing, scale, width: viewport.width * scale, zoneWidth, zonesTop, zonesHeight, trayColumns }
  return { ...plan, trayWidth, slotWidth, rowHeight: Math.max(4, rowHeight), fargate, shelfHeight }
}

function hasTrays(need: Need): boolean {
  return need.zones.some((zone) => zone.trayRows.length > 0)
}

interface TrayRoom {
  readonly traysHeight: number
  readonly trayColumns: number
  readonly slotWidth: number
  readonly spacing: Spacing
}

/** The height of a row of slots at which the fullest zone just fills its height. */
function rowHeightFor(need: Need, room: TrayRoom): number {
  const { traysHeight, slotWidth } = room
  if (traysHeight < 0) return traysHeight
  let height = Math.max(ROW_MAX_LEAST, Math.floor(slotWidth))
  for (const { trayRows } of need.zones) {
    const { rows, fixed } = stackOf(trayRows, room)
    // A zone without an instance still needs room for a sentence.
    if (rows > 0) height = Math.min(height, (traysHeight - fixed) / rows)
  }
  return height
}

/** How far down the trays of the fullest zone reach. */
function highestZone(need: Need, rowHeight: number, room: TrayRoom): number {
  const heights = need.zones.map(({ trayRows }) => {
    const { rows, fixed } = stackOf(trayRows, room)
    return rows * rowHeight + fixed
  })
  return Math.max(0, ...heights)
}

/** Trays upon each other: their rows of slots, and the height of all that is not a slot. */
function stackOf(
  trayRows: readonly number[],
  { spacing, trayColumns }: TrayRoom,
): { readonly rows: number; readonly fixed: number } {
  let rows = 0
  let fixed = 0
  for (let first = 0; first < trayRows.length; first += trayColumns) {
    const highest = Math.max(...trayRows.slice(first, first + trayColumns))
    rows += highest
    fixed += spacing.trayHead + spacing.trayFoot + (highest - 1) * spacing.slotGap + (first > 0 ? spacing.trayGap : 0)
  }
  return { rows, fixed }
}

function planFargate(
  need: Need,
  room: { readonly inner: number; readonly slotWidth: number; readonly spacing: Spacing; readonly scale: number },
): FargatePlan {
  const { spacing, scale } = room
  const slotWidth = hasTrays(need) ? room.slotWidth : LONE_SLOT_RATIO * Math.max(spacing.rowMin, 24)
  const columns = Math.max(1, Math.floor((room.inner + spacing.slotGap) / (slotWidth + spacing.slotGap)))
  const rowUnits = columns * need.slotUnits
  const rows = Math.max(1, ...need.zones.map((zone) => Math.ceil(zone.fargateUnits / rowUnits)))
  return {
    columns,
    rows,
    rowHeight: Math.min(FARGATE_ROW_MAX, Math.max(spacing.rowMin, 24)),
    stubHeight: rows > STUB_ROWS_MAX ? 0 : STUB,
    headHeight: FARGATE_HEAD * scale,
  }
}

export function fargateHeight(plan: FargatePlan, spacing: Spacing): number {
  const rowStep = plan.rowHeight + spacing.slotGap + plan.stubHeight
  return plan.headHeight + plan.rows * rowStep - spacing.slotGap + FARGATE_FOOT
}

function shelfHeightOf(need: Need, viewport: Viewport, { spacing, scale }: Attempt): number {
  if (spacing.shelf === 'waiting only' && need.waitingCount === 0) return 0
  // Waiting tasks stand in cells on less than half of the width once they are many.
  const perRow = Math.max(1, Math.floor((viewport.width * 0.3) / SHELF_TILE))
  const rows = Math.ceil(need.waitingCount / perRow)
  const wanted = SHELF_HEIGHT + Math.max(0, rows - 3) * SHELF_TILE
  // Past that their cells shrink, or thousands would leave no ground to those that run.
  return Math.min(wanted, Math.max(SHELF_HEIGHT, viewport.height * SHELF_SHARE)) * scale
}

/** Whether what has to find room now still finds it on this ground: then nothing on it need move. */
export function stillHolds(before: Need, now: Need, plan: Plan): boolean {
  if (before.zones.length !== now.zones.length || before.columns !== now.columns) return false
  if (before.slotUnits !== now.slotUnits || before.hasFargate !== now.hasFargate) return false
  if (plan.shelfHeight === 0 ? now.waitingCount > 0 : now.waitingCount > Math.max(before.waitingCount, 20)) return false
  if (plan.spacing.shelf === 'waiting only' && plan.shelfHeight > 0 && now.waitingCount === 0) return false
  const rowUnits = plan.fargate === null ? 0 : plan.fargate.columns * now.slotUnits
  return now.zones.every((zone, index) => {
    const old = before.zones[index]
    if (old?.trayRows.length !== zone.trayRows.length) return false
    const hasRoom = zone.trayRows.every((rows, at) => rows === old.trayRows[at])
    return hasRoom && (plan.fargate === null || zone.fargateUnits <= plan.fargate.rows * rowUnits)
  })
}
