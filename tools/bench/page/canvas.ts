/** A laptop's window. */
export const STAGE_WIDTH = 1_440
export const STAGE_HEIGHT = 900

export function addCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.style.width = `${String(STAGE_WIDTH)}px`
  canvas.style.height = `${String(STAGE_HEIGHT)}px`
  canvas.style.position = 'absolute'
  document.body.append(canvas)
  return canvas
}

/** Chromium draws later than it is told; reading one pixel makes it draw now. */
export function finishDrawing(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d', { alpha: false })?.getImageData(0, 0, 1, 1)
}
