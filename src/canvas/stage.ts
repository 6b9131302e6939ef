import { timer } from 'd3'
import type { Timer } from 'd3'
import type { PlacementExplanation } from '../model/world/placement/placementExplanation.ts'
import type { World } from '../model/world/world.ts'
import { Camera } from './camera/camera.ts'
import type { Size } from './camera/fit.ts'
import { InsideView } from './camera/insideView.ts'
import type { Frame } from './frame.ts'
import { toScreen, toWorld } from './geometry.ts'
import type { Point, Rect } from './geometry.ts'
import { HitTest } from './hitTest.ts'
import type { UseOf } from './items.ts'
import { forgetWidths } from './layers/text.ts'
import type { Lens } from './lens/lenses.ts'
import { LensView } from './lens/lensView.ts'
import { Motion } from './motion/motion.ts'
import { Painter } from './painter.ts'
import { PullView } from './pulls/pullView.ts'
import type { StageFonts, StagePalette } from '../look/palette.ts'
import type { StageMode } from './scene/mode.ts'
import { placeOf } from './scene/scene.ts'
import type { Scene } from './scene/scene.ts'
import { SceneMaker } from './scene/sceneMaker.ts'
import type { StageMark } from './stageMarks.ts'
import { pixelRatioFor } from './surface.ts'
import type { SurfaceSize } from './surface.ts'
import { isSameRef } from '../look/subjectRef.ts'
import type { RoleJudge } from '../look/roleKeys.ts'
import type { SubjectRef } from '../look/subjectRef.ts'
import { WorldWatch } from './worldWatch.ts'

/** What is on the stage now. Handed over whole each time; the stage finds out what is new. */
export interface StageInput {
  readonly world: World
  readonly nowMs: number
  /** What the clock on the page calls 00:00:00. */
  readonly originMs: number
  readonly palette: StagePalette
  readonly fonts: StageFonts
  readonly mode: StageMode
  /** Zones that have a column even when nothing stands in them. */
  readonly zones: readonly string[]
  readonly selection: SubjectRef | null
  /** What is pointed at elsewhere, such as in the tree. */
  readonly hover: SubjectRef | null
  /** What the page says of single things, such as what was chosen as an answer. */
  readonly marks: readonly StageMark[]
  /** X-ray: the gauges speak of this placement. */
  readonly xray: PlacementExplanation | null
  readonly useOf: UseOf | null
  /** Simulated seconds to a second. */
  readonly speed: number
  readonly lens: Lens
  /** Who says what roles may, for their lens. */
  readonly judge: RoleJudge | null
  readonly reducedMotion: boolean
}

export interface StageEvents {
  /** `null`: nothing is pointed at any more. The point is in CSS pixels from the canvas's corner. */
  readonly onHover?: (target: SubjectRef | null, at: Point) => void
  readonly onSelect?: (target: SubjectRef | null) => void
  /** It was clicked twice. */
  readonly onOpen?: (target: SubjectRef) => void
}

export interface Stage {
  update(input: StageInput): void
  zoomIn(): void
  zoomOut(): void
  fit(): void
  /** CSS pixels; positive shows what lies to the right and below. */
  panBy(dx: number, dy: number): void
  /** Brings something into sight. */
  reveal(target: SubjectRef): void
  /** Looks into something, wherever it moves, so near that it fills so much of the screen; back out with `null`. */
  lookInto(target: SubjectRef | null, fill: Size): void
  /** Where something is on the canvas, CSS pixels; `null` where it is not. */
  rectOf(target: SubjectRef): Rect | null
  /** Draws now instead of with the screen's next frame, at a wall-clock time: for measuring. */
  drawNow(wallMs: number): void
  destroy(): void
}

export function createStage(canvas: HTMLCanvasElement, events: StageEvents = {}): Stage {
  return new CanvasStage(canvas, events)
}

/**
 * Keeps one canvas true to a lab. It draws when something is new or on its way and sleeps otherwise; it reads nothing
 * back from what it has drawn.
 */
class CanvasStage implements Stage {
  private readonly canvas: HTMLCanvasElement
  private readonly events: StageEvents
  private readonly camera: Camera
  private readonly inside: InsideView
  private readonly painter: Painter
  private readonly maker = new SceneMaker()
  private readonly motion = new Motion()
  private readonly lensView = new LensView()
  private readonly pullView = new PullView()
  private readonly watch = new WorldWatch()
  private readonly observer: ResizeObserver
  private readonly listeners = new AbortController()
  private input: StageInput | null = null
  private scene: Scene | null = null
  private hits: HitTest | null = null
  private hover: SubjectRef | null = null
  /** Where the pointer is, while it is on the canvas. */
  private pointer: Point | null = null
  private clock: Timer | null = null
  private size: SurfaceSize = { width: 0, height: 0, pixelRatio: 1 }
  private madeFor = ''

  constructor(canvas: HTMLCanvasElement, events: StageEvents) {
    this.canvas = canvas
    this.events = events
    this.painter = new Painter(canvas)
    this.camera = new Camera(canvas, () => {
      this.wake()
    })
    this.inside = new InsideView(this.camera)
    this.observer = new ResizeObserver(() => {
      // At once: a resized bitmap is empty, and waiting for the next frame would show it.
      this.drawNow(performance.now())
    })
    this.observer.observe(canvas)
    this.listen()
  }

  update(input: StageInput): void {
    this.input = input
    this.camera.configure({ mode: input.mode, isReduced: input.reducedMotion })
    this.wake()
  }

  zoomIn(): void {
    this.camera.zoomIn()
  }

  zoomOut(): void {
    this.camera.zoomOut()
  }

  fit(): void {
    this.camera.fit()
  }

  panBy(dx: number, dy: number): void {
    this.camera.panBy(dx, dy)
  }

  reveal(target: SubjectRef): void {
    const place = this.scene === null ? null : placeOf(this.scene, target)
    if (place !== null) this.camera.reveal(place)
  }

  lookInto(target: SubjectRef | null, fill: Size): void {
    this.inside.set(target, fill)
    this.wake()
  }

  rectOf(target: SubjectRef): Rect | null {
    const place = this.scene === null ? null : placeOf(this.scene, target)
    return place === null ? null : toScreen(this.camera.view, place)
  }

  destroy(): void {
    this.clock?.stop()
    this.clock = null
    this.observer.disconnect()
    this.listeners.abort()
    this.camera.destroy()
  }

  drawNow(wallMs: number): void {
    const { input } = this
    this.measure()
    if (input === null || this.size.width <= 0 || this.size.height <= 0) return
    const arrived = this.motion.settle(wallMs)
    const scene = this.sceneFor(input, wallMs)
    this.inside.follow(scene)
    this.pointAgain()
    const { palette, fonts, nowMs, selection, marks, useOf } = input
    const hover = this.hover ?? input.hover
    const laid = this.lensView.over(scene, input)
    const pulls = this.pullView.over(scene, input)
    const base = { scene, view: this.camera.view, size: this.size, palette, fonts, nowMs, wallMs }
    const frame: Frame = { ...base, motion: this.motion, arrived, selection, hover, marks, useOf, laid, pulls }
    this.painter.paint(frame)
  }

  private wake(): void {
    this.clock ??= timer(() => {
      this.drawNow(performance.now())
      // Camera flights wake the stage at each of their steps.
      if (this.motion.isActive) return
      this.clock?.stop()
      this.clock = null
    })
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas
    // A page may scale its parts for a beamer, to more than one pixel each; older browsers do not tell.
    const { currentCSSZoom: zoom }: { readonly currentCSSZoom?: number } = this.canvas
    const { devicePixelRatio = 1 } = this.canvas.ownerDocument.defaultView ?? {}
    const pixelRatio = pixelRatioFor({ width, height }, devicePixelRatio * (zoom ?? 1))
    this.size = { width, height, pixelRatio }
  }

  /** The scene for now. A new ground has another zoom at which all is seen, and that may show other detail. */
  private sceneFor(input: StageInput, wallMs: number): Scene {
    let scene = this.makeScene(input, wallMs)
    for (let round = 0; round < 2; round += 1) {
      const zoom = this.camera.view.k
      this.camera.resize({ width: scene.width, height: scene.height }, this.size)
      if (this.camera.view.k === zoom) return scene
      scene = this.makeScene(input, wallMs)
    }
    return scene
  }

  private makeScene(input: StageInput, wallMs: number): Scene {
    const { world, nowMs, originMs, mode, zones, xray } = input
    const { width, height } = this.size
    const zoom = this.camera.view.k
    const second = Math.floor(nowMs / 1000)
    const key = [width, height, mode, zoom, xray?.decisionId, second, originMs, zones.join()].join(' ')
    const hasChanged = this.watch.hasChanged(world)
    if (this.scene !== null && !hasChanged && key === this.madeFor) return this.scene
    const scene = this.maker.make(world, { width, height, mode, zones, nowMs, originMs, zoom, xray })
    this.motion.plan(this.scene, scene, { wallMs, speed: input.speed, isReduced: input.reducedMotion })
    this.scene = scene
    this.madeFor = key
    this.hits = null
    return scene
  }

  private listen(): void {
    const { canvas } = this
    const { signal } = this.listeners
    const listen = (type: string, listener: (event: Event) => void, target: EventTarget = canvas): void => {
      target.addEventListener(type, listener, { signal })
    }
    listen('pointermove', (event) => {
      this.point(event)
    })
    listen('pointerleave', (event) => {
      this.point(event, true)
    })
    listen('click', (event) => this.events.onSelect?.(this.targetAt(pointOf(event))))
    listen('dblclick', (event) => {
      const target = this.targetAt(pointOf(event))
      if (target !== null) this.events.onOpen?.(target)
    })
    listen('contextrestored', () => {
      this.startOver()
    })
    // Fonts arrive after the first frame, and change every width.
    const { fonts } = canvas.ownerDocument
    listen(
      'loadingdone',
      () => {
        this.startOver()
      },
      fonts,
    )
  }

  private startOver(): void {
    forgetWidths()
    this.painter.forget()
    this.wake()
  }

  private point(event: Event, hasLeft = false): void {
    this.pointer = hasLeft ? null : pointOf(event)
    const isOther = this.pointAgain()
    if (isOther) this.wake()
    else if (this.hover !== null && this.pointer !== null) this.events.onHover?.(this.hover, this.pointer)
  }

  /** What lies under the pointer may be another thing without the pointer having moved. Answers whether it is. */
  private pointAgain(): boolean {
    const { pointer } = this
    const target = pointer === null ? null : this.targetAt(pointer)
    if (isSameRef(target, this.hover)) return false
    this.hover = target
    this.events.onHover?.(target, pointer ?? { x: 0, y: 0 })
    return true
  }

  private targetAt(point: Point): SubjectRef | null {
    if (this.scene === null) return null
    this.hits ??= new HitTest(this.scene)
    return this.hits.at(toWorld(this.camera.view, point))
  }
}

function pointOf(event: Event): Point {
  return event instanceof MouseEvent ? { x: event.offsetX, y: event.offsetY } : { x: 0, y: 0 }
}
