/** Device pixels of one bitmap at most: about 64 MiB. Larger stages are drawn coarser, never refused. */
const PIXELS_MAX = 16_000_000
/** No browser makes a canvas longer than this. */
const SIDE_MAX = 16_000

/** The size of a stage in CSS pixels, and how many device pixels go to one of them. */
export interface SurfaceSize {
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
}

/** The finest pixel ratio at which a stage of this size can be drawn. */
export function pixelRatioFor(size: { readonly width: number; readonly height: number }, wanted: number): number {
  const area = Math.max(1, size.width * size.height)
  const side = Math.max(1, size.width, size.height)
  const most = Math.min(Math.sqrt(PIXELS_MAX / area), SIDE_MAX / side)
  // Whole device pixels matter only where there are enough of them.
  return Math.max(0.05, Math.min(wanted, most))
}

/** Gives a canvas the bitmap for its size. Answers whether it changed, which has emptied it. */
export function fitBitmap(canvas: HTMLCanvasElement, size: SurfaceSize): boolean {
  const width = Math.max(1, Math.round(size.width * size.pixelRatio))
  const height = Math.max(1, Math.round(size.height * size.pixelRatio))
  if (canvas.width === width && canvas.height === height) return false
  canvas.width = width
  canvas.height = height
  return true
}
