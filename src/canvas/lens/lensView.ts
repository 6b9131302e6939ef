import type { SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import type { Scene } from '../scene/scene.ts'
import type { Lens } from './lenses.ts'
import { networkPicture, type NetworkPicture } from './networkPicture.ts'
import { trafficPicture, type TrafficPicture } from './trafficPicture.ts'

interface Seen {
  readonly lens: Lens
  readonly world: World
  readonly selection: SubjectRef | null
  readonly nowMs: number
  readonly speed: number
  readonly reducedMotion: boolean
}

/** What a lens lays over a scene. */
export type LensPicture =
  | { readonly lens: 'traffic'; readonly picture: TrafficPicture }
  | { readonly lens: 'network'; readonly picture: NetworkPicture }

/** The same at one moment. `phase` is that of what flows: `null` for a still picture. */
export type Laid = LensPicture & { readonly phase: number | null }

/** How long a request is on its way on the screen, real ms, whatever the speed. */
const WAY_MS = 2_400

/** What the lens lays over a scene, made once for each. */
export class LensView {
  private made: (LensPicture & { readonly scene: Scene; readonly selection: SubjectRef | null }) | null = null

  over(scene: Scene, { lens, world, selection, nowMs, speed, reducedMotion }: Seen): Laid | null {
    if (lens === 'yard') return null
    if (this.made?.lens !== lens || this.made.scene !== scene || this.made.selection !== selection) {
      this.made = { ...pictureOf(lens, { scene, world, selection }), scene, selection }
    }
    // By the lab's clock, so that nothing moves while it stands.
    const phase = reducedMotion ? null : nowMs / (Math.max(speed, 0.1) * WAY_MS)
    return { ...this.made, phase }
  }
}

interface Looked {
  readonly scene: Scene
  readonly world: World
  readonly selection: SubjectRef | null
}

function pictureOf(lens: LensPicture['lens'], { scene, world, selection }: Looked): LensPicture {
  return lens === 'traffic'
    ? { lens, picture: trafficPicture(scene, world, selection) }
    : { lens, picture: networkPicture(scene, world, selection) }
}
