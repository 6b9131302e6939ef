import type { SubjectRef } from '../../look/subjectRef.ts'
import { isSameRect } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import { placeOf } from '../scene/scene.ts'
import type { Scene } from '../scene/scene.ts'
import type { Camera } from './camera.ts'
import type { Size } from './fit.ts'

interface Inside {
  readonly target: SubjectRef
  readonly fill: Size
  /** Where it was when the camera went there, world units. */
  readonly at: Rect | null
}

/** Keeps the camera on something that is looked into, and takes it back afterwards. */
export class InsideView {
  private readonly camera: Camera
  private inside: Inside | null = null

  constructor(camera: Camera) {
    this.camera = camera
  }

  set(target: SubjectRef | null, fill: Size): void {
    this.inside = target === null ? null : { target, fill, at: null }
    if (target === null) this.camera.goBack()
  }

  /** It may be elsewhere by now: on its instance, on the shelf. */
  follow(scene: Scene): void {
    const { inside } = this
    const place = inside === null ? null : placeOf(scene, inside.target)
    if (inside === null || place === null || (inside.at !== null && isSameRect(inside.at, place))) return
    this.inside = { ...inside, at: place }
    this.camera.goInto(place, inside.fill)
  }
}
