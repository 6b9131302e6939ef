import { grouped } from '../../look/numbers.ts'
import { totalOf } from '../../look/poolLook.ts'
import type { StateCounts, TargetState } from '../../look/poolLook.ts'
import type { PlacedBalancer, PlacedPool, PlacedRail, PlacedTick } from '../bands/rail.ts'
import type { PlacedRepository } from '../bands/railRepository.ts'
import type { Rect } from '../geometry.ts'
import { onScreen } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { fillRound, strokeInside } from './strokes.ts'
import { TEXT, drawText, firstFitting } from './text.ts'

/** Middles of the two lines, CSS pixels from the rail's upper edge. */
const FIRST_LINE = 14
const SECOND_LINE = 32

/** CSS pixels between the strokes through what is unhealthy. */
const STRIKE_STEP = 11

/** The rail of load balancers and the repository, without the ticks of targets. */
export const railLayer: Layer<PlacedRail | PlacedBalancer | PlacedPool | PlacedRepository> = {
  name: 'rail',
  draw(brush, items) {
    for (const item of items) {
      if (item.part === 'strip') drawStrip(brush, item)
      else if (item.part === 'pool') drawPool(brush, item)
      else drawBlock(brush, item)
    }
  },
}

function drawStrip(brush: Brush, { rect, moreText, moreX, moreEnd }: PlacedRail): void {
  const { palette, detail, view } = brush
  const box = onScreen(brush, rect)
  fillRound(brush, box, { color: palette.zone, radius: 6 })
  const [count = ''] = moreText.split(',', 1)
  const room = (moreEnd - moreX) * view.k
  const fits = firstFitting(brush, [moreText, count], { styles: [TEXT.quiet], room })
  if (fits === null) return
  const x = moreX * view.k + view.x
  drawText(brush, fits.words, { x, y: box.y + FIRST_LINE * detail, style: fits.style, color: palette.ink3 })
}

type Block = Pick<PlacedRepository, 'rect' | 'name' | 'note'> & Partial<Pick<PlacedBalancer, 'hasTrouble'>>

/** A name, and under it what it does now. */
function drawBlock(brush: Brush, { rect, name, note, hasTrouble = false }: Block): void {
  const { palette, detail } = brush
  const box = onScreen(brush, rect)
  const line = { x: box.x, maxWidth: box.width }
  drawText(brush, name, { ...line, y: box.y + FIRST_LINE * detail, style: TEXT.label, color: palette.ink })
  drawText(brush, note, {
    ...line,
    y: box.y + SECOND_LINE * detail,
    style: TEXT.quiet,
    color: hasTrouble ? palette.trouble : palette.ink2,
  })
}

function drawPool(brush: Brush, { rect, name, counts, bar }: PlacedPool): void {
  const { palette, detail } = brush
  const box = onScreen(brush, rect)
  const all = totalOf(counts)
  const [healthy, total] = [grouped(counts.healthy), grouped(all)]
  const count = all === 0 ? 'no targets' : `${healthy} of ${total} healthy`
  const wordings = [`${name}  ${count}`, ...(all === 0 ? [] : [`${name}  ${healthy}/${total}`]), name]
  const styles = [TEXT.quiet, TEXT.type]
  const fits = firstFitting(brush, wordings, { styles, room: box.width }) ?? { words: name, style: TEXT.type }
  const color = counts.unhealthy > 0 ? palette.trouble : palette.ink2
  const place = { x: box.x, y: box.y + FIRST_LINE * detail, style: fits.style, color, maxWidth: box.width }
  drawText(brush, fits.words, place)
  if (bar !== null) drawBar(brush, onScreen(brush, bar), counts)
}

/** As wide as they are many, the same marks as on ticks; none is so few that it is not seen. */
function drawBar(brush: Brush, bar: Rect, counts: StateCounts): void {
  const shown = Object.entries(counts).filter(([, count]) => count > 0) as [TargetState, number][]
  const least = 6 * brush.detail
  const free = bar.width - least * shown.length
  const all = totalOf(counts)
  let x = bar.x
  for (const [state, count] of shown) {
    const width = least + (free * count) / all
    drawState(brush, { ...bar, x, width: width - 2 }, state)
    x += width
  }
}

/** Targets, each by the shape of its state. */
export const tickLayer: Layer<PlacedTick> = {
  name: 'ticks',
  draw(brush, items) {
    for (const { rect, state } of items) drawState(brush, onScreen(brush, rect), state)
  },
}

/** Solid healthy, hollow initial, dotted draining, red and struck unhealthy, faint unused. */
function drawState(brush: Brush, box: Rect, state: TargetState): void {
  const { palette } = brush
  const line = { width: 1.5 * brush.detail, radius: 1 }
  switch (state) {
    case 'healthy':
      return fillRound(brush, box, { color: palette.clear, radius: 1 })
    case 'initial':
      return strokeInside(brush, box, { ...line, color: palette.ink2 })
    case 'draining':
      return strokeInside(brush, box, { ...line, color: palette.ink2, dash: [2, 2] })
    case 'unhealthy':
      strokeInside(brush, box, { ...line, color: palette.trouble })
      return strike(brush, box)
    case 'unused':
      return strokeInside(brush, box, { ...line, width: 1, color: palette.ctl, dash: [1, 1] })
  }
}

/** From corner to corner; as often along a bar as along a row of ticks. */
function strike({ pen, palette, detail }: Brush, box: Rect): void {
  const reach = 2 * detail
  const count = Math.max(1, Math.round(box.width / (STRIKE_STEP * detail)))
  const step = box.width / count
  pen.beginPath()
  for (let at = 0; at < count; at += 1) {
    const x = box.x + at * step
    pen.moveTo(x - reach, box.y + box.height + reach)
    pen.lineTo(x + step + reach, box.y - reach)
  }
  pen.strokeStyle = palette.trouble
  pen.lineWidth = 1.5 * detail
  pen.stroke()
}
