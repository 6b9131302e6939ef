import { createStage, type Stage, type StageInput } from '../../../src/canvas/stage.ts'
import { crowdFixture, ZONES } from '../../../src/testing/canvas/fixtures.ts'
import type { WritableWorld } from '../../../src/model/world/world.ts'
import type { TaskStep } from '../../../src/model/world/task/taskSteps.ts'
import { FONT_MONO, FONT_TEXT } from '../../../src/ui/theme/fontStacks.ts'
import { PALETTES } from '../../../src/ui/theme/palette.ts'
import { addCanvas, finishDrawing } from './canvas.ts'

const FRAME_MS = 1_000 / 60
/** Every task changes so often that all of them are on their way in every frame: a change takes 160 ms. */
const FRAMES_PER_CHANGE = 8

/** The stage as the page has it, with a crowd whose tasks all change at once, again and again. */
export class OurFrames {
  readonly #canvas = addCanvas()
  readonly #stage: Stage
  readonly #input: StageInput
  #frame = 0
  #wallMs = performance.now()

  constructor(tasks: number) {
    const { world, nowMs } = crowdFixture(tasks, { isFargate: true })
    this.#stage = createStage(this.#canvas)
    this.#input = {
      world,
      nowMs,
      originMs: 0,
      palette: PALETTES.light,
      fonts: { text: FONT_TEXT, mono: FONT_MONO },
      mode: 'lab',
      zones: ZONES,
      selection: null,
      hover: null,
      xray: null,
      marks: [],
      useOf: null,
      speed: 1,
      reducedMotion: false,
      lens: 'yard',
      judge: null,
    }
    this.#stage.update(this.#input)
    this.#stage.drawNow(this.#wallMs)
  }

  /** @returns ms of each frame */
  draw(frames: number): readonly number[] {
    return Array.from({ length: frames }, () => {
      const isChange = this.#frame % FRAMES_PER_CHANGE === 0
      // The world is what the page read of a message, which has a row of its own.
      if (isChange) this.#changeAll()
      const startedMs = performance.now()
      this.#drawOne(isChange)
      return performance.now() - startedMs
    })
  }

  #drawOne(isChange: boolean): void {
    if (isChange) this.#stage.update({ ...this.#input })
    this.#frame += 1
    this.#wallMs += FRAME_MS
    this.#stage.drawNow(this.#wallMs)
    finishDrawing(this.#canvas)
  }

  #changeAll(): void {
    const { tasks } = this.#input.world as WritableWorld
    const step: TaskStep = (this.#frame / FRAMES_PER_CHANGE) % 2 === 0 ? 'draining' : 'running'
    for (const [id, task] of tasks) tasks.set(id, { ...task, step })
  }
}
