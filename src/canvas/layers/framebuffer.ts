/** A rectangle in device pixels, whole numbers. */
export interface PixelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The pixels of a canvas as whole numbers, one each. Thousands of cells are painted into it and put on the canvas
 * at once: ten times as fast as as many paths (docs/decisions, performance budget 5). Everything is
 * clipped to the frame; colours are what `packColor` makes.
 */
export class Framebuffer {
  readonly width: number
  readonly height: number
  readonly pixels: Uint32Array

  constructor(width: number, height: number, pixels: Uint32Array) {
    this.width = width
    this.height = height
    this.pixels = pixels
  }

  fill(box: PixelBox, color: number): void {
    const { pixels, width } = this
    const left = Math.max(0, box.x)
    const right = Math.min(width, box.x + box.width)
    const bottom = Math.min(this.height, box.y + box.height)
    for (let y = Math.max(0, box.y); y < bottom; y += 1) {
      const row = y * width
      for (let at = row + left; at < row + right; at += 1) pixels[at] = color
    }
  }

  /** Copies what was painted elsewhere onto a box that lies within; where nothing was painted nothing changes. */
  stamp(box: PixelBox, painted: Uint32Array): void {
    const { pixels, width } = this
    let from = 0
    for (let y = box.y; y < box.y + box.height; y += 1) {
      const row = y * width + box.x
      for (let at = row; at < row + box.width; at += 1) {
        const color = painted[from] ?? 0
        if (color !== 0) pixels[at] = color
        from += 1
      }
    }
  }

  holds({ x, y, width, height }: PixelBox): boolean {
    return x >= 0 && y >= 0 && x + width <= this.width && y + height <= this.height
  }

  /** A frame of `thickness`, its outermost corner pixels left out when it is round. */
  frame(box: PixelBox, line: { readonly color: number; readonly thickness: number; readonly isRound: boolean }): void {
    const { color, thickness: t } = line
    const corner = line.isRound ? t : 0
    const { x, y, width, height } = box
    this.fill({ x: x + corner, y, width: width - 2 * corner, height: t }, color)
    this.fill({ x: x + corner, y: y + height - t, width: width - 2 * corner, height: t }, color)
    this.fill({ x, y: y + corner, width: t, height: height - 2 * corner }, color)
    this.fill({ x: x + width - t, y: y + corner, width: t, height: height - 2 * corner }, color)
  }

  /** A frame of dashes: as many as fit, a gap of the same length between. */
  brokenFrame(
    box: PixelBox,
    line: { readonly color: number; readonly thickness: number; readonly dash: number },
  ): void {
    const { color, thickness: t, dash } = line
    const { x, y, width, height } = box
    for (let at = 0; at < width; at += 2 * dash) {
      const part = { x: x + at, y, width: Math.min(dash, width - at), height: t }
      this.fill(part, color)
      this.fill({ ...part, y: y + height - t }, color)
    }
    for (let at = 0; at < height; at += 2 * dash) {
      const part = { x, y: y + at, width: t, height: Math.min(dash, height - at) }
      this.fill(part, color)
      this.fill({ ...part, x: x + width - t }, color)
    }
  }

  /** Vertical bars, each as wide as the gap after it. */
  bars(box: PixelBox, color: number, thickness: number): void {
    for (let at = thickness; at < box.width; at += 2 * thickness) {
      this.fill({ x: box.x + at, y: box.y, width: Math.min(thickness, box.width - at), height: box.height }, color)
    }
  }

  /** Diagonals both ways. */
  hatch(box: PixelBox, color: number, step: number): void {
    for (let y = 0; y < box.height; y += 1) {
      for (let x = 0; x < box.width; x += 1) {
        if ((x + y) % step !== 0 && (x - y + step * box.height) % step !== 0) continue
        this.fill({ x: box.x + x, y: box.y + y, width: 1, height: 1 }, color)
      }
    }
  }

  diamond(center: { readonly x: number; readonly y: number }, half: number, color: number): void {
    for (let y = -half; y <= half; y += 1) {
      const reach = half - Math.abs(y)
      this.fill({ x: center.x - reach, y: center.y + y, width: 2 * reach + 1, height: 1 }, color)
    }
  }

  /** The four corners alone. */
  ticks(box: PixelBox, line: { readonly color: number; readonly thickness: number; readonly length: number }): void {
    const { color, thickness: t, length } = line
    const { x, y, width, height } = box
    for (const top of [y, y + height - t]) {
      this.fill({ x, y: top, width: length, height: t }, color)
      this.fill({ x: x + width - length, y: top, width: length, height: t }, color)
    }
    for (const left of [x, x + width - t]) {
      this.fill({ x: left, y, width: t, height: length }, color)
      this.fill({ x: left, y: y + height - length, width: t, height: length }, color)
    }
  }
}

/** `#RRGGBB` as a pixel of image data on a little-endian machine (all that run browsers), opaque. */
export function packColor(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16)
  const [red, green, blue] = [(value >> 16) & 255, (value >> 8) & 255, value & 255]
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

/** Between two packed colours; `t` from 0 to 1. */
export function mixColors(from: number, to: number, t: number): number {
  const channel = (shift: number): number => {
    const a = (from >>> shift) & 255
    const b = (to >>> shift) & 255
    return Math.round(a + (b - a) * t) << shift
  }
  return ((255 << 24) | channel(16) | channel(8) | channel(0)) >>> 0
}
