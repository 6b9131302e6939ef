import { withAlpha } from '../../look/palette.ts'
import { inset } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import type { Brush } from '../layers/brush.ts'
import { onScreen, snapRect } from '../layers/brush.ts'
import { joinedBoxes } from '../layers/joinedBoxes.ts'
import { fillRound, strokeInside } from '../layers/strokes.ts'
import { TEXT, drawText, firstFitting, measure } from '../layers/text.ts'
import type { Hull, NetworkPicture, SubnetBand } from './networkPicture.ts'
import { zoneHeadRoom } from './zoneHead.ts'

/** What does not wear the group is seen at 40 %. */
const VEIL = 0.6
const REACH = 4
/** Members nearer than this have one hull. */
const JOINED = 14
const BAND_HEIGHT = 16
const TAG_HEIGHT = 15
const DASH = [5, 3]

/** Subnets on the lines of the zones' names, and the hull of the selected group. */
export function drawNetwork(
  brush: Brush,
  { subnets, hull }: NetworkPicture,
  screen: { width: number; height: number },
): void {
  if (hull !== null) drawHull(brush, hull, screen)
  for (const one of subnets) drawSubnet(brush, one)
}

function drawSubnet(brush: Brush, { zone, wordings }: SubnetBand): void {
  const { palette, detail } = brush
  const room = zoneHeadRoom(brush, zone)
  if (room === null) return
  const pad = 6 * detail
  const fits = firstFitting(brush, wordings, { styles: [TEXT.figure], room: room.right - room.left - 2 * pad })
  if (fits === null) return
  const width = measure(brush, fits.words, fits.style) + 2 * pad
  const height = BAND_HEIGHT * detail
  const band = snapRect(brush, { x: room.right - width, y: room.y - 1 - height / 2, width, height })
  fillRound(brush, band, { color: palette.surface, radius: 2 })
  strokeInside(brush, band, { color: palette.ctl, width: 1, radius: 2 })
  drawText(brush, fits.words, { x: band.x + pad, y: band.y + height / 2, style: fits.style, color: palette.ink2 })
}

function drawHull(brush: Brush, { name, members, holes }: Hull, screen: { width: number; height: number }): void {
  const { palette, detail } = brush
  const boxes = members.map((one) => onScreen(brush, one))
  drawVeil(brush, [...boxes, ...holes.map((one) => onScreen(brush, one))], screen)
  const hulls = joinedBoxes(boxes, JOINED * detail).map((box) => snapRect(brush, inset(box, -REACH * detail)))
  for (const box of hulls) {
    strokeInside(brush, box, { color: palette.ink, width: 1.5 * detail, radius: 6, dash: DASH })
  }
  const widest = hulls.toSorted((a, b) => b.width - a.width || a.y - b.y)[0]
  if (widest !== undefined) drawTag(brush, widest, { name, bottom: screen.height })
}

/** Over all but the boxes: one that lies on another is covered again. */
function drawVeil(brush: Brush, boxes: readonly Rect[], { width, height }: { width: number; height: number }): void {
  const { pen, palette } = brush
  pen.beginPath()
  pen.rect(0, 0, width, height)
  for (const box of boxes) pen.rect(box.x, box.y, box.width, box.height)
  pen.fillStyle = withAlpha(palette.ground, VEIL)
  pen.fill('evenodd')
}

/** On the middle of the hull's lower edge: over it stand heads and names. */
function drawTag(brush: Brush, box: Rect, { name, bottom }: { readonly name: string; readonly bottom: number }): void {
  const { palette, detail } = brush
  const pad = 5 * detail
  const height = TAG_HEIGHT * detail
  const width = measure(brush, name, TEXT.badge) + 2 * pad
  const x = Math.max(2, box.x + (box.width - width) / 2)
  const plate = snapRect(brush, { x, y: Math.min(box.y + box.height - 4 * detail, bottom - height - 2), width, height })
  fillRound(brush, plate, { color: palette.ink, radius: 2 })
  drawText(brush, name, { x: plate.x + pad, y: plate.y + height / 2, style: TEXT.badge, color: palette.inv })
}
