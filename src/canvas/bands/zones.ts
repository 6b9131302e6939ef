import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Rect } from '../geometry.ts'
import type { Band, Content, Ground, Need, Placed, Span } from '../scene/band.ts'
import type { ZoneGroup } from '../scene/groups.ts'
import type { PlacedGauge } from '../scene/gauges.ts'
import type { Piece } from '../scene/piece.ts'
import { zoneX } from '../scene/plan.ts'
import type { LineUp } from '../scene/slotAllocator.ts'
import type { PlacedTile } from '../scene/tile.ts'
import { trayHeight, trayRows } from '../scene/tray.ts'
import type { PlacedBar, PlacedTray, TrayGround } from '../scene/tray.ts'
import { TrayCache } from '../scene/trayCache.ts'
import { highestOf, rowHeightFor, stackOf } from '../scene/trayStack.ts'
import type { TrayRows } from '../scene/trayStack.ts'
import { isZoneOut } from '../../model/world/fault/broken.ts'
import { counted } from '../../look/numbers.ts'
import { notchesKey } from '../../look/containerLook.ts'
import { badTargetsKey } from '../../look/taskLook.ts'
import { marksKey } from '../../look/taskMarks.ts'

export interface PlacedZone extends Piece {
  readonly layer: 'zones'
  readonly availabilityZone: string
  /** Height of the strip with its name; 0 when the trays name it. */
  readonly headHeight: number
  readonly countText: string
  /** It has lost its power (FLT-2). */
  readonly isOut: boolean
  /** What to say where no tray stands, from the longest wording to the shortest; nothing where one does. */
  readonly emptyTexts: readonly string[]
  /** Slots painted where an instance might stand, so that an empty zone is not an empty page. */
  readonly ghostSlots: readonly Rect[]
}

type ZonePiece = PlacedZone | PlacedTray | PlacedBar | PlacedGauge | PlacedTile

/** A zone without a tray beside Fargate: its name, and room for a sentence. */
const BARE_ZONE = 34
/** Where the words of an empty zone end and its painted slots begin. */
const GHOST_TOP = 38
/** Under the head of a zone: its one sentence. */
const SENTENCE = 40
const NO_LINE_UP: LineUp = { starts: new Map(), belowCount: 0 }

/** Availability Zones as equal columns, and in them their instances as trays. */
export function zonesBand(): Band<ZonePiece> {
  const trays = new TrayCache()
  return { name: 'zones', need: (content) => needOf(content, trays) }
}

function needOf(content: Content, trays: TrayCache): Need<ZonePiece> {
  const zones = trayRowsOf(content)
  const { hasFargate } = content.groups
  return {
    takes: 'what is left',
    layOn: (ground, open) => {
      const heights = heightsOn(ground, open, { zones, hasFargate })
      if (heights === null) return null
      const { height, rowHeight } = heights
      const trayGround = { ...ground, rowHeight }
      return {
        height,
        rowHeight,
        holds: (now) => areSame(zones, trayRowsOf(now)),
        place: (now, span) => place(now, { trays, ground: trayGround, height, span }),
      }
    },
  }
}

function trayRowsOf({ groups, lineUps, measure }: Content): readonly TrayRows[] {
  return groups.zones.map(({ instances }) =>
    instances.map((one) => trayRows(one, lineUps.get(one.id) ?? NO_LINE_UP, measure)),
  )
}

function areSame(before: readonly TrayRows[], now: readonly TrayRows[]): boolean {
  return now.every((rows, index) => {
    const old = before[index]
    return old?.length === rows.length && rows.every((count, at) => count === old[at])
  })
}

function heightsOn(
  ground: Ground,
  open: number,
  { zones, hasFargate }: { readonly zones: readonly TrayRows[]; readonly hasFargate: boolean },
): { readonly height: number; readonly rowHeight: number } | null {
  const { spacing, scale, isLast } = ground
  const hasTrays = ground.measure.traysMost > 0
  const isBare = hasFargate && !hasTrays
  if (isBare && open < BARE_ZONE * scale && !isLast) return null
  const frame = (spacing.zoneHead + spacing.zoneFoot) * scale
  const stacks = zones.map((rows) => stackOf(rows, ground))
  const rowHeight = rowHeightFor(stacks, open - frame, ground.slotWidth)
  if (rowHeight < spacing.rowMin && !isLast) return null
  // Zones end where their trays do: what is left is ground.
  const filled = hasTrays ? Math.min(open, highestOf(stacks, rowHeight) + frame) : open
  const height = isBare ? (spacing.zoneHead + BARE_ZONE) * scale : filled
  return { height, rowHeight: Math.max(4, rowHeight) }
}

interface Room {
  readonly trays: TrayCache
  readonly ground: TrayGround
  readonly height: number
  readonly span: Span
}

function place(content: Content, room: Room): Placed<ZonePiece> {
  const { trays, ground, height, span } = room
  const { groups, world } = content
  const pieces = groups.zones.flatMap((zone, index): ZonePiece[] => {
    const rect = { x: zoneX(ground, index), y: span.y, width: ground.zoneWidth, height }
    const standing = placeTrays(content, zone.instances, { ...room, rect })
    return [
      placeZone(zone, { rect, ground, hasFargate: groups.hasFargate, isOut: isZoneOut(world, zone.availabilityZone) }),
      ...standing.flatMap(withParts),
    ]
  })
  trays.forgetGone(world)
  return { pieces, end: span.y + height }
}

function withParts(tray: PlacedTray | PlacedBar): readonly ZonePiece[] {
  return tray.layer === 'bars' ? [tray, ...tray.tiles] : [tray, ...tray.gauges, ...tray.tiles]
}

/** Rows of trays from the zone's head downwards, each row as high as its highest. */
function placeTrays(
  { groups, lineUps, measure, world, options }: Content,
  instances: readonly ContainerInstance[],
  { trays, ground, span, rect: zone }: Room & { readonly rect: Rect },
): readonly (PlacedTray | PlacedBar)[] {
  const { spacing, scale, trayWidth: width, trayColumns } = ground
  const { xray } = options
  const x = zone.x + spacing.zonePad * scale
  let y = zone.y + spacing.zoneHead * scale
  const placed: (PlacedTray | PlacedBar)[] = []
  for (let first = 0; first < instances.length; first += trayColumns) {
    let highest = 0
    for (const [at, instance] of instances.slice(first, first + trayColumns).entries()) {
      const lineUp = lineUps.get(instance.id) ?? NO_LINE_UP
      const rows = trayRows(instance, lineUp, measure)
      const rect = { x: x + at * (width + spacing.trayGap), y, width, height: trayHeight(ground, rows) }
      highest = Math.max(highest, rect.height)
      const tasks = groups.byInstance.get(instance.id) ?? []
      // Only a booting instance counts seconds: for the others the time of day is no reason to be drawn anew.
      const nowMs = instance.status === 'booting' ? Math.floor(options.nowMs / 1000) * 1000 : 0
      const { detail } = span
      placed.push(
        trays.trayFor(world, {
          instance,
          tasks,
          worn: marksKey(world, tasks) + notchesKey(world, tasks) + badTargetsKey(world, tasks),
          lineUp,
          rect,
          ground,
          rows,
          detail,
          xray,
          nowMs,
        }),
      )
    }
    y += highest + spacing.trayGap
  }
  return placed
}

function placeZone(
  { availabilityZone, instances, liveCount }: ZoneGroup,
  {
    rect,
    ground,
    hasFargate,
    isOut,
  }: { readonly rect: Rect; readonly ground: Ground; readonly hasFargate: boolean; readonly isOut: boolean },
): PlacedZone {
  const headHeight = ground.spacing.zoneHead * ground.scale
  const isEmpty = instances.length === 0
  const countText = isOut ? 'out' : isEmpty && hasFargate ? '' : counted(liveCount, 'task')
  const emptyTexts = isEmpty ? [...(hasFargate ? ['no instance; Fargate needs none'] : []), 'no instance'] : []
  return {
    key: `zone/${availabilityZone}`,
    layer: 'zones',
    ref: { kind: 'availabilityZone', id: availabilityZone },
    rect,
    face: [availabilityZone, countText, ...emptyTexts].join('\n'),
    faceRect: { ...rect, height: headHeight + SENTENCE },
    availabilityZone,
    headHeight,
    countText,
    isOut,
    emptyTexts,
    ghostSlots: isEmpty && !hasFargate ? ghostSlots(rect, ground) : [],
  }
}

/** Two rows of two, as on the smallest tray. */
function ghostSlots(zone: Rect, { spacing, scale }: Ground): readonly Rect[] {
  const pad = (spacing.zonePad + spacing.trayPad) * scale
  const gap = spacing.slotGap * scale
  const top = zone.y + (spacing.zoneHead + GHOST_TOP) * scale
  const width = (zone.width - 2 * pad - gap) / 2
  const height = Math.min(64 * scale, (zone.y + zone.height - top - pad - gap) / 2)
  if (height < 16 * scale) return []
  return [0, 1, 2, 3].map((index) => ({
    x: zone.x + pad + (index % 2) * (width + gap),
    y: top + Math.floor(index / 2) * (height + gap),
    width,
    height,
  }))
}
