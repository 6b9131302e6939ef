import type { Brush } from '../../canvas/layers/brush.ts'
import type { Pen } from '../../canvas/layers/pen.ts'
import { forgetWidths } from '../../canvas/layers/text.ts'
import type { StagePalette } from '../../look/palette.ts'

/** A pen that writes down what it is told, one line for each thing that reaches the canvas. */
export interface Recording {
  readonly pen: Pen
  readonly lines: string[]
}

interface State {
  fillStyle: Pen['fillStyle']
  strokeStyle: Pen['strokeStyle']
  lineWidth: number
  globalAlpha: number
  dash: readonly number[]
}

/** Characters are half as wide as high, which is near enough for what fits where. */
const CHARACTER = 0.5

/**
 * Stands in for a 2D context in tests: pictures become words, such as `fill rect 10,20 100×40 #1460B8`, that can be
 * read, compared and reviewed.
 */
export function recordingContext(): Recording {
  // Another pen may have measured the same words by other letters.
  forgetWidths()
  const lines: string[] = []
  const state: State = { fillStyle: '', strokeStyle: '', lineWidth: 1, globalAlpha: 1, dash: [] }
  const saved: State[] = []
  let path: string[] = []
  const texts = { font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic' } as const
  const say = (words: string): void => {
    lines.push(state.globalAlpha === 1 ? words : `${words} at ${number(state.globalAlpha)}`)
  }
  const pen = {
    ...texts,
    lineCap: 'butt',
    lineJoin: 'miter',
    save: () => saved.push({ ...state }),
    restore: () => Object.assign(state, saved.pop()),
    beginPath: () => {
      path = []
    },
    closePath: () => path.push('close'),
    moveTo: (x: number, y: number) => path.push(`from ${point(x, y)}`),
    lineTo: (x: number, y: number) => path.push(`to ${point(x, y)}`),
    arc: (...[x, y, radius, from, to]: readonly [number, number, number, number, number]) =>
      path.push(`arc ${point(x, y)} r${number(radius)} ${number(from)}..${number(to)}`),
    rect: (...box: Box) => path.push(`rect ${boxWords(box)}`),
    roundRect: (...box: readonly [...Box, number?]) => path.push(`round ${boxWords(box)}`),
    clip: () => say(`clip ${path.join(' ')}`),
    fill: () => say(`fill ${path.join(' ')} ${String(state.fillStyle)}`),
    stroke: () =>
      say(`stroke ${path.join(' ')} ${String(state.strokeStyle)} ${number(state.lineWidth)}px${dashWords(state)}`),
    fillRect: (...box: Box) => say(`fill rect ${boxWords(box)} ${String(state.fillStyle)}`),
    setLineDash: (dash: readonly number[]) => {
      state.dash = dash
    },
    fillText: (words: string, x: number, y: number) =>
      say(
        `text "${words}" ${pen.textAlign} ${point(x, y)} ${String(state.fillStyle)} ${pen.font.replace(/ \S*$/, '')}`,
      ),
    measureText: (words: string) => ({ width: words.length * sizeOf(pen.font) * CHARACTER }),
  } as unknown as Pen
  for (const key of ['fillStyle', 'strokeStyle', 'lineWidth', 'globalAlpha'] as const) {
    Object.defineProperty(pen, key, {
      get: () => state[key],
      set: (value: never) => {
        state[key] = value
      },
    })
  }
  return { pen, lines }
}

type Box = readonly [number, number, number, number]

function boxWords([x, y, width, height]: readonly [number, number, number, number, ...unknown[]]): string {
  return `${point(x, y)} ${number(width)}×${number(height)}`
}

function point(x: number, y: number): string {
  return `${number(x)},${number(y)}`
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function dashWords({ dash }: State): string {
  return dash.length === 0 ? '' : ` dashed ${dash.map(number).join(' ')}`
}

function sizeOf(font: string): number {
  return Number(/([\d.]+)px/.exec(font)?.[1] ?? 10)
}

/** Colours that name themselves, so that a recorded line says what was meant. */
export const NAMED_PALETTE: StagePalette = {
  ground: 'ground',
  zone: 'zone',
  surface: 'surface',
  line: 'line',
  paint: 'paint',
  res: 'res',
  ctl: 'ctl',
  ink: 'ink',
  ink2: 'ink2',
  ink3: 'ink3',
  inv: 'inv',
  trouble: 'trouble',
  troubleTint: 'troubleTint',
  clear: 'clear',
  clearTint: 'clearTint',
  revisions: [revision(1), revision(2), revision(3), revision(4)],
}

function revision(slot: number) {
  const name = String(slot)
  return { body: `body${name}`, text: `text${name}`, edge: `edge${name}`, tint: `tint${name}` }
}

/** A brush at zoom 1 with that pen. */
export function testBrush(pen: Pen, fields: Partial<Brush> = {}): Brush {
  return {
    pen,
    palette: NAMED_PALETTE,
    fonts: { text: 'Text', mono: 'Mono' },
    view: { x: 0, y: 0, k: 1 },
    pixelRatio: 1,
    mode: 'demo',
    detail: 1,
    nowMs: 0,
    ...fields,
  }
}
