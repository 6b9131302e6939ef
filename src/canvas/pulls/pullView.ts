import type { World } from '../../model/world/world.ts'
import type { Scene } from '../scene/scene.ts'
import { pullLines, type PullLine } from './pullLines.ts'

interface Seen {
  readonly world: World
  readonly nowMs: number
  readonly speed: number
  readonly reducedMotion: boolean
}

/** The lines of one moment. `phase` moves their dots; `null` lets them stand. */
export interface PullsLaid {
  readonly lines: readonly PullLine[]
  readonly phase: number | null
}

/** How long a dot takes to where the one before it was, real ms, whatever the speed. */
const STEP_MS = 300

/** What leads from the rail to tasks that pull, made once for each scene. */
export class PullView {
  private made: { readonly scene: Scene; readonly lines: readonly PullLine[] } | null = null

  over(scene: Scene, { world, nowMs, speed, reducedMotion }: Seen): PullsLaid {
    if (this.made?.scene !== scene) this.made = { scene, lines: pullLines(scene, world, nowMs) }
    // By the lab's clock, so that nothing moves while it stands.
    return { lines: this.made.lines, phase: reducedMotion ? null : nowMs / (Math.max(speed, 0.1) * STEP_MS) }
  }
}
