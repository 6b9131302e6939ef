/** Up to this width a presenter's parts stand one under the other (PresenterLayout.css). */
export const PRESENTER_NARROW = '(width <= 700px)'
const NARROW_ZOOM = 0.8

/** `--u` as a number, which `zoom` asks for: a presenter is laid out on 1280 × 720 and scaled to the window. */
export function presenterZoom(): number {
  if (window.matchMedia(PRESENTER_NARROW).matches) return NARROW_ZOOM
  return Math.min(window.innerWidth / 1280, window.innerHeight / 720)
}
