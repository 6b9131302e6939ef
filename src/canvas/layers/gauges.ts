import type { Rect } from '../geometry.ts'
import type { PlacedGauge } from '../scene/gauges.ts'
import { onScreen, snap, snapRect } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { strokeInside } from './strokes.ts'
import { TEXT, drawText, measure } from './text.ts'

const BAR = 6

/** CPU and memory of an instance: reserved on what is registered, with the figures; in x-ray what is short or free. */
export const gaugeLayer: Layer<PlacedGauge> = {
  name: 'gauges',
  draw(brush, items) {
    for (const gauge of items) {
      const bar = barOf(brush, gauge)
      if (brush.mode !== 'projector') drawFigures(brush, gauge)
      else
        drawText(brush, gauge.label, {
          x: onScreen(brush, gauge.rect).x,
          y: bar.y + bar.height / 2,
          style: TEXT.figureStrong,
          color: brush.palette.ink,
        })
      drawBar(brush, gauge, bar)
    }
  },
}

/** What is really used at this moment, drawn into the bar. */
export interface GaugeUse {
  readonly gauge: PlacedGauge
  /** In the gauge's own unit. */
  readonly used: number
}

/** The dark core: what tasks use of what they reserve. It moves with the load, so it is a layer of its own. */
export const useLayer: Layer<GaugeUse> = {
  name: 'use',
  draw(brush, items) {
    for (const { gauge, used } of items) {
      const bar = barOf(brush, gauge)
      const width = bar.width * Math.min(1, used / Math.max(1, gauge.registered))
      const core = snapRect(brush, { x: bar.x, y: bar.y + bar.height / 3, width, height: bar.height / 3 })
      if (core.width <= 0) continue
      brush.pen.fillStyle = brush.palette.ink
      brush.pen.fillRect(core.x, core.y, core.width, core.height)
    }
  },
}

/** The bar without its words; on a projector it stands beside its name. */
function barOf(brush: Brush, gauge: PlacedGauge): Rect {
  const { mode, detail: s } = brush
  const box = onScreen(brush, gauge.rect)
  const height = snap(brush, (mode === 'projector' ? 8 : BAR) * s)
  const lead = mode === 'projector' ? 34 * s : 0
  return { x: box.x + lead, y: box.y + box.height - height, width: box.width - lead, height }
}

function drawFigures(brush: Brush, gauge: PlacedGauge): void {
  const { palette, mode, detail: s } = brush
  const box = onScreen(brush, gauge.rect)
  const y = box.y + (box.height - BAR * s) / 2 - 1
  const isPhone = mode === 'phone'
  const labelWidth = drawText(brush, gauge.label, {
    x: box.x,
    y,
    style: isPhone ? TEXT.figureStrong : TEXT.figure,
    color: palette.ink2,
  })
  const isXray = gauge.wanted !== null
  const style = gauge.isShort ? TEXT.figureStrong : TEXT.figure
  const room = box.width - labelWidth - 5 * s
  const words = gauge.figures.find((one) => measure(brush, one, style) <= room)
  if (words === undefined) return
  const color = gauge.isShort ? palette.trouble : isXray ? palette.ink : palette.ink2
  drawText(brush, words, { x: box.x + box.width, y, style, color, align: 'right' })
}

function drawBar(brush: Brush, gauge: PlacedGauge, bar: Rect): void {
  const { pen, palette, detail: s } = brush
  const scale = bar.width / Math.max(1, gauge.registered)
  const reserved = snap(brush, gauge.reserved * scale)
  pen.fillStyle = palette.line
  pen.globalAlpha *= 0.55
  pen.fillRect(bar.x, bar.y, bar.width, bar.height)
  pen.globalAlpha /= 0.55
  pen.fillStyle = palette.res
  pen.fillRect(bar.x, bar.y, reserved, bar.height)
  if (gauge.wanted !== null) drawWanted(brush, gauge, { ...bar, x: bar.x + reserved, width: bar.width - reserved })
  // The end post: what the instance registered.
  pen.fillStyle = palette.ink2
  const post = Math.max(1, snap(brush, s))
  pen.fillRect(bar.x + bar.width - post, bar.y - 2 * s, post, bar.height + 4 * s)
}

/** The amount that a task asks for, drawn into what is free: an outline where it fits, red where it does not. */
function drawWanted(brush: Brush, gauge: PlacedGauge, free: Rect): void {
  const { pen, palette, detail: s } = brush
  if (gauge.isShort) {
    const width = Math.max(4 * s, free.width)
    pen.fillStyle = palette.trouble
    pen.fillRect(free.x + free.width - width, free.y - s, width, free.height + 2 * s)
    return
  }
  const left = Math.max(1, gauge.registered - gauge.reserved)
  const width = Math.max(4 * s, ((gauge.wanted ?? 0) / left) * free.width)
  const box = { ...free, y: free.y - s, height: free.height + 2 * s, width: Math.min(free.width, width) }
  pen.fillStyle = palette.surface
  pen.fillRect(box.x, box.y, box.width, box.height)
  strokeInside(brush, box, { color: palette.ink, width: 1.4 * s, radius: 0 })
}
