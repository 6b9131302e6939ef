import { FONT_TEXT } from '../../../src/ui/theme/fontStacks.ts'
import { PALETTES } from '../../../src/ui/theme/palette.ts'
import { addCanvas, finishDrawing, STAGE_HEIGHT, STAGE_WIDTH } from './canvas.ts'

/** The plain way: every frame, every task a rounded rectangle that is filled and outlined, with its name or without. */
export class RoundRectFrames {
  readonly #tasks: number
  readonly #hasNames: boolean
  readonly #canvas = addCanvas()
  #frame = 0

  constructor(tasks: number, hasNames: boolean) {
    this.#tasks = tasks
    this.#hasNames = hasNames
    this.#canvas.width = STAGE_WIDTH
    this.#canvas.height = STAGE_HEIGHT
  }

  /** @returns ms of each frame */
  draw(frames: number): readonly number[] {
    return Array.from({ length: frames }, () => {
      const startedMs = performance.now()
      this.#drawOne()
      return performance.now() - startedMs
    })
  }

  #drawOne(): void {
    const context = this.#canvas.getContext('2d', { alpha: false })
    if (context === null) return
    this.#frame += 1
    const { ground, revisions } = PALETTES.light
    context.fillStyle = ground
    context.fillRect(0, 0, STAGE_WIDTH, STAGE_HEIGHT)
    const columns = Math.ceil(Math.sqrt((this.#tasks * STAGE_WIDTH) / STAGE_HEIGHT))
    const size = STAGE_WIDTH / columns
    const moved = (this.#frame % 16) / 4
    context.lineWidth = 1
    context.font = `semi-condensed 600 11.5px ${FONT_TEXT}`
    for (let index = 0; index < this.#tasks; index++) {
      const paint = revisions[index % 2 === 0 ? 0 : 1]
      const x = (index % columns) * size + moved
      const y = Math.floor(index / columns) * size
      context.fillStyle = paint.body
      context.strokeStyle = paint.edge
      context.beginPath()
      context.roundRect(x, y, size - 2, size - 2, 2)
      context.fill()
      context.stroke()
      if (!this.#hasNames) continue
      context.fillStyle = paint.text
      context.fillText(index % 2 === 0 ? 'web:7' : 'web:8', x + 6, y + size / 2 + 4)
    }
    finishDrawing(this.#canvas)
  }
}
