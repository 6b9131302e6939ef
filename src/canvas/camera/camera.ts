import { select, zoom, zoomIdentity, zoomTransform } from 'd3'
import type { D3ZoomEvent, ZoomBehavior } from 'd3'
import type { Rect, View } from '../geometry.ts'
import { CAMERA_MS, FADE_MS } from '../motion/pace.ts'
import type { StageMode } from '../scene/mode.ts'
import { fitView, intoView, isInside, revealView } from './fit.ts'
import type { Size } from './fit.ts'

const ZOOM_STEP = 1.4
const ZOOM_MAX = 4
/** How far beyond its edge the ground may be dragged, as a part of the screen. */
const SLACK = 0.4

/** What a person may do with the view, by hand (d3-zoom listens on the canvas) or by key and button. */
export class Camera {
  private readonly canvas: HTMLCanvasElement
  private readonly behavior: ZoomBehavior<HTMLCanvasElement, unknown>
  private readonly onChange: () => void
  private ground: Size = { width: 0, height: 0 }
  private screen: Size = { width: 0, height: 0 }
  private mode: StageMode = 'lab'
  private isReduced = false
  /** The view follows the ground until a person takes it in hand. */
  private isFitted = true
  /** Where one looked from before the view went into something. */
  private before: { readonly view: View; readonly isFitted: boolean } | null = null

  constructor(canvas: HTMLCanvasElement, onChange: () => void) {
    this.canvas = canvas
    this.onChange = onChange
    this.behavior = zoom<HTMLCanvasElement, unknown>()
      .filter((event: Event) => this.isWanted(event))
      .clickDistance(4)
      .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        if (event.sourceEvent !== null && event.sourceEvent !== undefined) this.isFitted = false
        this.onChange()
      })
    // A double click is a way to select twice, not to zoom.
    select(canvas).call(this.behavior).on('dblclick.zoom', null)
  }

  get view(): View {
    const { x, y, k } = zoomTransform(this.canvas)
    return { x, y, k }
  }

  /** The zoom at which all is seen: the scene is laid out for it. */
  get isAtFit(): boolean {
    return this.isFitted
  }

  configure(options: { readonly mode: StageMode; readonly isReduced: boolean }): void {
    this.mode = options.mode
    this.isReduced = options.isReduced
  }

  /** The ground or the screen has another size. A fitted view stays fitted, at once. */
  resize(ground: Size, screen: Size): void {
    const isSame =
      ground.width === this.ground.width &&
      ground.height === this.ground.height &&
      screen.width === this.screen.width &&
      screen.height === this.screen.height
    if (isSame) return
    this.ground = ground
    this.screen = screen
    const fit = fitView(ground, screen)
    const [slackX, slackY] = [(screen.width * SLACK) / fit.k, (screen.height * SLACK) / fit.k]
    this.behavior
      .extent([
        [0, 0],
        [screen.width, screen.height],
      ])
      .scaleExtent([fit.k * 0.8, Math.max(ZOOM_MAX, fit.k * ZOOM_MAX)])
      .translateExtent([
        [-slackX, -slackY],
        [ground.width + slackX, ground.height + slackY],
      ])
    if (this.isFitted) this.jump(fit)
  }

  fit(): void {
    this.isFitted = true
    this.go(fitView(this.ground, this.screen))
  }

  zoomIn(): void {
    this.zoomBy(ZOOM_STEP)
  }

  zoomOut(): void {
    this.zoomBy(1 / ZOOM_STEP)
  }

  /** CSS pixels; positive shows what lies to the right and below. */
  panBy(dx: number, dy: number): void {
    this.isFitted = false
    const { k } = this.view
    select(this.canvas).call((canvas) => {
      this.behavior.translateBy(canvas, -dx / k, -dy / k)
    })
  }

  /** Brings something into sight, if it is not. World units. */
  reveal(target: Rect): void {
    if (isInside(this.view, target, this.screen)) return
    this.isFitted = false
    this.go(revealView(this.view, target, this.screen))
  }

  /** Flies so near that something fills so much of the screen, whatever the zoom allows by hand. World units. */
  goInto(target: Rect, fill: Size): void {
    this.before ??= { view: this.view, isFitted: this.isFitted }
    this.isFitted = false
    this.go(intoView(target, this.screen, fill))
  }

  /** Back to where one looked from. */
  goBack(): void {
    const { before } = this
    this.before = null
    if (before === null) return
    if (before.isFitted) this.fit()
    else this.go(before.view)
  }

  destroy(): void {
    select(this.canvas).interrupt().on('.zoom', null)
  }

  private zoomBy(factor: number): void {
    this.isFitted = false
    const canvas = select(this.canvas)
    if (this.isReduced)
      canvas.call((one) => {
        this.behavior.scaleBy(one, factor)
      })
    else
      canvas
        .transition()
        .duration(FADE_MS)
        .call((one) => {
          this.behavior.scaleBy(one, factor)
        })
  }

  private go(view: View): void {
    if (this.isReduced) {
      this.jump(view)
      return
    }
    const transform = zoomIdentity.translate(view.x, view.y).scale(view.k)
    select(this.canvas)
      .transition()
      .duration(CAMERA_MS)
      .call((canvas) => {
        this.behavior.transform(canvas, transform)
      })
  }

  private jump(view: View): void {
    const canvas = select(this.canvas).interrupt()
    canvas.call((one) => {
      this.behavior.transform(one, zoomIdentity.translate(view.x, view.y).scale(view.k))
    })
  }

  /** On a phone one finger scrolls the page, two move the stage. Other buttons than the main one are not ours. */
  private isWanted(event: Event): boolean {
    if (event instanceof MouseEvent && event.button !== 0) return false
    const isTouch = event.type.startsWith('touch')
    if (isTouch && this.mode === 'phone' && 'touches' in event) return (event.touches as TouchList).length > 1
    return true
  }
}
