import type { SubjectRef } from '../../look/subjectRef.ts'
import type { RoleJudge } from '../../look/roleKeys.ts'
import type { World } from '../../model/world/world.ts'
import type { Scene } from '../scene/scene.ts'
import type { Lens } from './lenses.ts'
import { networkPicture, type NetworkPicture } from './networkPicture.ts'
import { rolesPicture, type RolesPicture } from './rolesPicture.ts'
import { trafficPicture, type TrafficPicture } from './trafficPicture.ts'

interface Seen {
  readonly lens: Lens
  readonly world: World
  readonly selection: SubjectRef | null
  readonly nowMs: number
  readonly speed: number
  readonly reducedMotion: boolean
  /** Who says what roles may; until it is there their lens shows nothing. */
  readonly judge: RoleJudge | null
}

/** What a lens lays over a scene. */
export type LensPicture =
  | { readonly lens: 'traffic'; readonly picture: TrafficPicture }
  | { readonly lens: 'network'; readonly picture: NetworkPicture }
  | { readonly lens: 'roles'; readonly picture: RolesPicture }

/** The same at one moment. `phase` is that of what flows: `null` for a still picture. */
export type Laid = LensPicture & { readonly phase: number | null }

/** How long a request is on its way on the screen, real ms, whatever the speed. */
const WAY_MS = 2_400

/** What the lens lays over a scene, made once for each. */
export class LensView {
  private made: (LensPicture & Looked) | null = null

  over(scene: Scene, { lens, world, selection, judge, nowMs, speed, reducedMotion }: Seen): Laid | null {
    if (lens === 'yard') return null
    const looked = { scene, world, selection, judge }
    if (this.made?.lens !== lens || !isSameLook(this.made, looked)) {
      this.made = { ...pictureOf(lens, looked), ...looked }
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
  readonly judge: RoleJudge | null
}

function isSameLook(a: Looked, b: Looked): boolean {
  return a.scene === b.scene && a.selection === b.selection && a.judge === b.judge
}

function pictureOf(lens: LensPicture['lens'], { scene, world, selection, judge }: Looked): LensPicture {
  switch (lens) {
    case 'traffic':
      return { lens, picture: trafficPicture(scene, world, selection) }
    case 'network':
      return { lens, picture: networkPicture(scene, world, selection) }
    case 'roles':
      return { lens, picture: judge === null ? NO_KEYS : rolesPicture(scene, world, judge) }
  }
}

const NO_KEYS: RolesPicture = { tasks: [], instances: [] }
