import { fargateShortKey } from '../../model/world/fault/fault.ts'
import { counted } from '../../look/numbers.ts'
import type { Band, Content, Ground, Need, Placed, Span } from '../scene/band.ts'
import { rectsOf } from '../scene/piece.ts'
import type { Piece } from '../scene/piece.ts'
import { zoneX } from '../scene/plan.ts'
import { SlotAllocator } from '../scene/slotAllocator.ts'
import { isPlaced, rowsOf, stretchRects } from '../scene/slotGrid.ts'
import type { SlotGrid } from '../scene/slotGrid.ts'
import { TileCache, tileOf } from '../scene/tile.ts'
import type { PlacedTile } from '../scene/tile.ts'

export interface PlacedFargate extends Piece {
  readonly layer: 'fargate'
  readonly headHeight: number
  readonly title: string
  /** From the longest wording to the shortest, and where its room ends: before the gap in which requests come down. */
  readonly notes: readonly string[]
  readonly noteEnd: number
  /** Room under each tile for its interface; 0 when the tiles are too many for it. */
  readonly stubHeight: number
  readonly tiles: readonly PlacedTile[]
}

const KEY = 'fargate'
const HEAD = 26
const FOOT = 6
const STUB = 17
/** More rows than this and the interfaces are no longer drawn one by one. */
const STUB_ROWS_MAX = 6
/** A row in which a tile has room for two lines of words; where rows are low, as low as those of trays. */
const ROW_MAX = 44
/** Where no tray stands there is room for three. */
const LONE_ROW_MAX = 64
/** The part of the open height that it may ask for there: zones' names and shelf want theirs too. */
const LONE_PART = 0.6
/** Width to height of a slot where no tray gives the measure, at least; and how many stand in a row, at least. */
const LONE_SLOT_RATIO = 2.4
const LONE_COLUMNS_LEAST = 2
/** From this least height of a row on trays the ground is roomy. */
const ROOMY_ROW = 40

/** What the band remembers of one lab. */
interface Memory {
  readonly allocator: SlotAllocator
  readonly tiles: TileCache
}

/** The band without instances: tasks in the columns of their zones, drawn to the same scale as on trays. */
export function fargateBand(): Band<PlacedFargate | PlacedTile> {
  const memory = { allocator: new SlotAllocator(), tiles: new TileCache() }
  return { name: 'fargate', need: (content) => (content.groups.hasFargate ? needOf(content, memory) : null) }
}

function needOf(content: Content, memory: Memory): Need<PlacedFargate | PlacedTile> {
  const mostUnits = mostUnitsOf(content)
  return {
    takes: 'its height',
    layOn: (ground, open) => {
      const share = ground.measure.traysMost > 0 ? shareOf(ground, mostUnits) : loneShareOf(ground, mostUnits, open)
      const roomUnits = share.columns * share.rows * ground.measure.slotUnits
      return {
        height: ground.spacing.zoneGap * ground.scale + share.height,
        holds: (now) => mostUnitsOf(now) <= roomUnits,
        place: (now, span) => place(now, { ground, share, span, memory }),
      }
    },
  }
}

/** CPU units of the zone with the most tasks here. */
function mostUnitsOf({ groups }: Content): number {
  const units = groups.zones.map(({ availabilityZone }) =>
    (groups.fargate.get(availabilityZone) ?? []).reduce((sum, task) => sum + task.cpuUnits, 0),
  )
  return Math.max(0, ...units)
}

/** Rows of slots, the same in every zone. */
interface Share {
  readonly columns: number
  readonly rows: number
  readonly rowHeight: number
  readonly stubHeight: number
  readonly headHeight: number
  readonly height: number
}

/** Slots as wide as those on trays. */
function shareOf(ground: Ground, mostUnits: number): Share {
  return shareIn(ground, mostUnits, { columns: columnsOf(ground, ground.slotWidth), rowHeight: rowHeightOf(ground) })
}

/** The widest slots whose rows fit into this band's part of the open height, and these as high as they may be there. */
function loneShareOf(ground: Ground, mostUnits: number, open: number): Share {
  const rowLeast = rowHeightOf(ground)
  const most = columnsOf(ground, LONE_SLOT_RATIO * Math.max(ground.spacing.rowMin, 24))
  const shares = Array.from({ length: most }, (_, index) =>
    shareIn(ground, mostUnits, { columns: index + 1, rowHeight: rowLeast }),
  ).slice(Math.min(LONE_COLUMNS_LEAST, most) - 1)
  const room = open * LONE_PART
  const share =
    shares.find(({ height }) => height <= room) ?? shareIn(ground, mostUnits, { columns: most, rowHeight: rowLeast })
  const more = Math.max(0, Math.floor((room - share.height) / share.rows))
  return shareIn(ground, mostUnits, {
    columns: share.columns,
    rowHeight: Math.max(rowLeast, Math.min(LONE_ROW_MAX, rowLeast + more)),
  })
}

function rowHeightOf({ spacing }: Ground): number {
  return spacing.rowMin >= ROOMY_ROW ? ROW_MAX : Math.max(spacing.rowMin, 24)
}

function columnsOf(ground: Ground, slotWidth: number): number {
  const { slotGap } = ground.spacing
  return Math.max(1, Math.floor((innerWidth(ground) + slotGap) / (slotWidth + slotGap)))
}

function shareIn(
  { spacing, scale, measure }: Ground,
  mostUnits: number,
  { columns, rowHeight }: Pick<Share, 'columns' | 'rowHeight'>,
): Share {
  const rows = Math.max(1, Math.ceil(mostUnits / (columns * measure.slotUnits)))
  const stubHeight = rows > STUB_ROWS_MAX ? 0 : STUB
  const headHeight = HEAD * scale
  const height = headHeight + rows * (rowHeight + spacing.slotGap + stubHeight) - spacing.slotGap + FOOT
  return { columns, rows, rowHeight, stubHeight, headHeight, height }
}

function innerWidth({ zoneWidth, spacing, scale }: Ground): number {
  return zoneWidth - 2 * spacing.zonePad * scale
}

interface Room {
  readonly ground: Ground
  readonly share: Share
  readonly span: Span
  readonly memory: Memory
}

function place(content: Content, room: Room): Placed<PlacedFargate | PlacedTile> {
  const { ground, share, span } = room
  const { spacing, scale } = ground
  const x = spacing.pad * scale
  const y = span.y + spacing.zoneGap * scale
  const tiles = placeTiles(content, room, y + share.headHeight)
  // Down to what stands below; further where tasks of odd sizes take more rows than were counted on.
  let end = Math.max(y + share.height, span.bottom)
  for (const tile of tiles) for (const part of rectsOf(tile)) end = Math.max(end, part.y + part.height)
  const rect = { x, y, width: ground.width - 2 * x, height: end - y }
  const count = counted(tiles.length, 'task')
  const short = shortZones(content)
  const plain = [`${count}, no instances, one network interface each`, `${count}, no instances`, count]
  const notes = short === '' ? plain : [`${count}, no capacity in ${short}`, `no capacity in ${short}`, 'no capacity']
  const noteEnd = x + ground.zoneWidth
  const { headHeight, stubHeight } = share
  const face = `${count} ${String(stubHeight)} ${short}`
  const base = { key: KEY, layer: 'fargate', ref: null, face, faceRect: { ...rect, height: headHeight } } as const
  return { pieces: [{ ...base, rect, headHeight, title: 'Fargate', notes, noteEnd, stubHeight, tiles }, ...tiles], end }
}

/** Where Fargate starts nothing On-Demand (FLT-5). */
function shortZones({ world, groups }: Content): string {
  const zones = groups.zones.map((one) => one.availabilityZone)
  return zones.filter((zone) => world.faults.has(fargateShortKey(zone))).join(', ')
}

function placeTiles(content: Content, { ground, share, memory }: Room, y: number): readonly PlacedTile[] {
  const { groups, world, measure } = content
  const cached = memory.tiles.begin(world, share, y)
  return groups.zones.flatMap(({ availabilityZone }, index) => {
    const tasks = groups.fargate.get(availabilityZone) ?? []
    const grid = gridOf(ground, share, { x: zoneX(ground, index), y })
    const { columns, slotUnits } = grid
    const rowUnits = columns * slotUnits
    const capacityUnits = tasks.reduce((sum, task) => sum + rowsOf(grid, task.cpuUnits), 0) * rowUnits
    // Rows of another length would cut other tiles in two, so they are another line.
    const lineKey = `${availabilityZone}/${String(columns)}/${String(slotUnits)}`
    const { starts } = memory.allocator.place(lineKey, { capacityUnits, rowUnits, slotUnits: measure.slotUnits }, tasks)
    return tasks.map((task) => {
      const placed = starts.get(task.id)
      const start = isPlaced(placed) ? placed : 0
      return cached(task, start, (there) => {
        const rects = there === null ? stretchRects(grid, start, task.cpuUnits) : rectsOf(there)
        return tileOf(world, task, { place: 'fargate', on: KEY, rects })
      })
    })
  })
}

function gridOf(ground: Ground, share: Share, zone: { readonly x: number; readonly y: number }): SlotGrid {
  const { spacing, scale, measure } = ground
  const { columns, rowHeight, stubHeight } = share
  return {
    x: zone.x + spacing.zonePad * scale,
    y: zone.y,
    slotWidth: (innerWidth(ground) - (columns - 1) * spacing.slotGap) / columns,
    slotHeight: rowHeight,
    gap: spacing.slotGap,
    rowGap: stubHeight,
    columns,
    slotUnits: measure.slotUnits,
  }
}
