import type { SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import type { Frame } from '../frame.ts'
import type { Scene } from '../scene/scene.ts'
import { trafficPicture, type TrafficPicture } from './trafficPicture.ts'

/** What is laid over the yard: nothing, or where requests go. */
export type Lens = 'yard' | 'traffic'

interface Seen {
  readonly lens: Lens
  readonly world: World
  readonly selection: SubjectRef | null
  readonly nowMs: number
  readonly speed: number
  readonly reducedMotion: boolean
}

/** How long a request is on its way on the screen, real ms, whatever the speed. */
const WAY_MS = 2_400

/** What the lens lays over a scene, made once for each. */
export class LensView {
  private made: {
    readonly scene: Scene
    readonly selection: SubjectRef | null
    readonly picture: TrafficPicture
  } | null = null

  over(scene: Scene, { lens, world, selection, nowMs, speed, reducedMotion }: Seen): Frame['traffic'] {
    if (lens === 'yard') return null
    if (this.made?.scene !== scene || this.made.selection !== selection) {
      this.made = { scene, selection, picture: trafficPicture(scene, world, selection) }
    }
    // By the lab's clock, so that nothing moves while it stands.
    const phase = reducedMotion ? null : nowMs / (Math.max(speed, 0.1) * WAY_MS)
    return { picture: this.made.picture, phase }
  }
}
