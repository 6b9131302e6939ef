import { PALETTES } from '../../../src/ui/theme/palette.ts'
import { addCanvas, finishDrawing, STAGE_HEIGHT, STAGE_WIDTH } from './canvas.ts'

/** The plain way: every frame, every task a rounded rectangle that is filled and outlined. */
export class RoundRectFrames {
  readonly #tasks: number
  readonly #canvas = addCanvas()
  #frame = 0

  constructor(tasks: number) {
    this.#tasks = tasks
    this.#canvas.width = STAGE_WIDTH
    this.#canvas.height = STAGE_HEIGHT
  }

  draw(frames: number): number {
    const startedMs = performance.now()
    for (let i = 0; i < frames; i++) this.#drawOne()
    return (performance.now() - startedMs) / frames
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
    for (let index = 0; index < this.#tasks; index++) {
      const paint = revisions[index % 2 === 0 ? 0 : 1]
      context.fillStyle = paint.body
      context.strokeStyle = paint.edge
      context.beginPath()
      context.roundRect((index % columns) * size + moved, Math.floor(index / columns) * size, size - 2, size - 2, 2)
      context.fill()
      context.stroke()
    }
    finishDrawing(this.#canvas)
  }
}
