import { describe, expect, it } from 'vitest'
import { SceneMaker } from '../scene/sceneMaker.ts'
import type { SceneOptions } from '../scene/band.ts'
import { ZONES, crowdFixture, demoFixture, labFixture } from '../../testing/canvas/fixtures.ts'
import { recordingContext, testBrush } from '../../testing/canvas/recordingContext.ts'
import type { Brush, Layer } from './brush.ts'
import { densityLayer, sharesOf } from './density.ts'
import { fargateLayer } from './fargate.ts'
import { gaugeLayer, useLayer } from './gauges.ts'
import { drawGround } from './ground.ts'
import { ringLayer } from './rings.ts'
import { headerLayer, shelfLayer } from './strips.ts'
import { drawText } from './text.ts'
import { trayLayer } from './trays.ts'
import { pinnedHeadLayer, zoneLayer } from './zones.ts'
import { pinnedHeads } from '../items.ts'

function sceneOf(
  fixture: { world: Parameters<SceneMaker['make']>[0]; nowMs: number },
  fields: Partial<SceneOptions> = {},
) {
  const options = { width: 856, height: 700, mode: 'lab', zones: ZONES, originMs: 0, zoom: 1, xray: null } as const
  return new SceneMaker().make(fixture.world, { ...options, nowMs: fixture.nowMs, ...fields })
}

function drawn<Item>(layer: Layer<Item>, items: readonly Item[], fields: Partial<Brush> = {}): string[] {
  const { pen, lines } = recordingContext()
  layer.draw(testBrush(pen, fields), items)
  return lines
}

function words(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith('text')).map((line) => /"(.*)"/.exec(line)?.[1] ?? '')
}

describe('trays', () => {
  const demo = sceneOf(demoFixture(), { mode: 'demo', width: 816, height: 381 })
  const lab = labFixture()

  it('paint frame, head and free slots', () => {
    expect(drawn(trayLayer, demo.layers.trays.slice(0, 1))).toMatchSnapshot()
  })

  it('say id, ports and type while there is room', () => {
    expect(words(drawn(trayLayer, demo.layers.trays))).toEqual([
      'i-0a4c',
      'ports 32768, 32771',
      'm5.large',
      'i-0b91',
      'port 32768',
      'm5.large',
      'i-0c3f',
      'port 32769',
      'm5.large',
    ])
  })

  it('name what is the matter: DRAINING with a broken border, agent lost in red', () => {
    const { trays } = sceneOf(lab).layers
    const draining = trays.filter((tray) => tray.instance.status === 'DRAINING')
    expect(words(drawn(trayLayer, draining))).toContain('DRAINING')
    expect(drawn(trayLayer, draining).some((line) => line.includes('ctl') && line.includes('dashed'))).toBe(true)
    const lost = drawn(
      trayLayer,
      trays.filter((tray) => !tray.instance.agentConnected),
    )
    expect(words(lost)).toContain('agent lost')
    expect(lost.some((line) => line.startsWith('stroke round') && line.includes(' trouble '))).toBe(true)
  })
})

describe('gauges', () => {
  it('show what is reserved on what is registered', () => {
    const { trays } = sceneOf(demoFixture(), { mode: 'demo', width: 816, height: 381 }).layers
    const lines = drawn(gaugeLayer, trays[0]?.gauges ?? [])
    expect(words(lines)).toEqual(['CPU', '1,024 / 2,048', 'MiB', '2,048 / 7,800'])
    expect(lines).toMatchSnapshot()
  })

  it('show in x-ray what is short in red and what would fit as an outline', () => {
    const fixture = labFixture()
    const { trays } = sceneOf(fixture, { xray: fixture.xray }).layers
    const lines = drawn(gaugeLayer, trays[0]?.gauges ?? [])
    expect(words(lines)).toEqual(['CPU', '768 short', 'MiB', '3,704 free'])
    expect(lines.filter((line) => line.startsWith('fill rect') && line.endsWith('trouble'))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('stroke') && line.includes(' ink '))).toHaveLength(1)
  })

  it('draw what is used into the bar, never past its end', () => {
    const { trays } = sceneOf(demoFixture(), { mode: 'demo', width: 816, height: 381 }).layers
    const gauge = trays[0]?.gauges[0]
    if (gauge === undefined) throw new Error('a tray has gauges')
    const widthAt = (used: number) => Number(/ (\d+)×/.exec(drawn(useLayer, [{ gauge, used }])[0] ?? '')?.[1])
    expect(widthAt(1_024)).toBeCloseTo(gauge.rect.width / 2, 0)
    expect(widthAt(9_999)).toBeCloseTo(gauge.rect.width, 0)
    expect(drawn(useLayer, [{ gauge, used: 0 }])).toEqual([])
  })
})

describe('strips and bands', () => {
  const fixture = labFixture()
  const scene = sceneOf(fixture).layers

  it('say where one is and what a slot stands for', () => {
    expect(words(drawn(headerLayer, scene.header))).toEqual([
      'us-east-1',
      'cluster prod · 6 × m5.large, 3 × c5.xlarge',
      'one slot = 256 CPU units',
    ])
    expect(words(drawn(zoneLayer, scene.zones.slice(0, 1)))).toEqual(['us-east-1a', '11 tasks'])
  })

  it('say what waits and what stopped, failures in red', () => {
    const lines = drawn(shelfLayer, scene.shelf)
    expect(words(lines)).toEqual([
      'Waiting for a place',
      '1 task, 30 s',
      'Stopped, last 10 min',
      '6 web:7, 1 web:8 failed',
    ])
    expect(lines.find((line) => line.includes('failed'))).toContain(' trouble ')
  })

  it('give each task on Fargate its interface and address, an open one while it is attached', () => {
    const lines = drawn(fargateLayer, scene.fargate)
    expect(words(lines).filter((word) => word.startsWith('10.0.'))).toHaveLength(6)
    expect(lines.filter((line) => line.startsWith('stroke arc'))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('fill arc'))).toHaveLength(6)
  })
})

describe('density', () => {
  it('stacks the revisions of an instance by what they reserve, red-capped where something is wrong', () => {
    const { bars } = sceneOf(crowdFixture(64), { zoom: 0.05 }).layers
    const [bar] = bars
    if (bar === undefined) throw new Error('a crowd has instances')
    const shares = sharesOf(bar)
    expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBe(1)
    const lines = drawn(densityLayer, [bar])
    expect(lines.map((line) => line.split(' ').at(-1))).toEqual(['surface', 'body1', 'body2', 'trouble'])
  })
})

it('rings what is selected with 2 px of ink, 2 px off', () => {
  const box = { x: 10, y: 10, width: 50, height: 20 }
  expect(drawn(ringLayer, [{ box, kind: 'selected' }]).at(-1)).toBe('stroke round 7,7 56×26 ink 2px')
})

it('paints a dot every 16 px, none behind words and none for a projector', () => {
  const area = { x: 0, y: 0, width: 64, height: 32 }
  const dots = (fields: Partial<Brush>, quiet = { x: 0, y: 0, width: 0, height: 0 }) => {
    const { pen, lines } = recordingContext()
    drawGround(testBrush(pen, fields), area, [quiet])
    return lines.length - 1
  }
  expect([dots({}), dots({}, { x: 0, y: 0, width: 40, height: 8 }), dots({ mode: 'projector' })]).toEqual([8, 5, 0])
})

it('cuts words that do not fit, and never below 10.5 px', () => {
  const { pen, lines } = recordingContext()
  const style = { size: 12, weight: 450, family: 'text', width: 'normal' } as const
  drawText(testBrush(pen, { detail: 0.5 }), 'a long sentence', { x: 0, y: 0, style, color: 'ink', maxWidth: 40 })
  expect(lines).toEqual(['text "a long…" left 0,2.1 ink 450 10.5px'])
})

describe('zoomed in', () => {
  const { world, nowMs } = labFixture()
  const scene = sceneOf({ world, nowMs }, { zoom: 2 })
  const { pen } = recordingContext()
  const looking = (x: number, y: number) => testBrush(pen, { view: { x, y, k: 2 } })
  const namesAt = (x: number, y: number) => {
    const heads = pinnedHeads(looking(x, y), scene, { width: 856 })
    return words(drawn(pinnedHeadLayer, heads, { view: { x, y, k: 2 } }))
  }

  it('the names of the zones stay on the screen, and only of those that are on it', () => {
    expect(namesAt(0, 0)).toEqual([])
    expect(namesAt(0, -400)).toEqual(['us-east-1a', '11 tasks', 'us-east-1b', '11 tasks'])
    expect(namesAt(-700, -400)).toEqual(['us-east-1b', '11 tasks', 'us-east-1c', '9 tasks'])
    expect(namesAt(-100, 0)).toEqual(['us-east-1a', '11 tasks'])
  })

  it('words stay as large as they were', () => {
    const [tray] = scene.layers.trays
    const lines = drawn(trayLayer, tray === undefined ? [] : [tray], { view: { x: 0, y: 0, k: 2 } })
    expect(lines.find((line) => line.includes('i-0a4c'))).toContain(' 12px')
  })
})
