import { describe, expect, it } from 'vitest'
import { YardBuilder } from '../../testing/canvas/yardBuilder.ts'
import type { Band, Content, Ground } from './band.ts'
import { groupWorld } from './groups.ts'
import { bottomPadOf, needsOf, planGround, stillHolds, topOf } from './plan.ts'

const VIEW = { width: 800, height: 600, mode: 'lab' } as const

function contentWith(fields: Partial<Content['measure']> = {}): Content {
  const { world } = new YardBuilder()
  const options = { ...VIEW, zones: ['a', 'b'], nowMs: 0, originMs: 0, zoom: 1, xray: null }
  const measure = { zonesCount: 2, traysMost: 0, columns: 2, slotUnits: 256, ...fields }
  return { world, groups: groupWorld(world, 0, options.zones), measure, lineUps: new Map(), options }
}

/** A band that needs `heightOn` of a ground and holds as long as `holds` says so. */
function fixed(name: string, heightOn: (ground: Ground) => number, holds = () => true): Band {
  const place = () => ({ pieces: [], end: 0 })
  const layOn = (ground: Ground) => ({ height: heightOn(ground), holds, place })
  return { name, need: () => ({ takes: 'its height', layOn }) }
}

/** One that takes what is left, if that is enough. */
function elastic(name: string, least: number): Band {
  const place = () => ({ pieces: [], end: 0 })
  const layOn = (_ground: Ground, open: number) =>
    open < least ? null : { height: open, rowHeight: 40, holds: () => true, place }
  return { name, need: () => ({ takes: 'what is left', layOn }) }
}

function planOf(bands: readonly Band[], content = contentWith()) {
  return planGround(needsOf(bands, content), content.measure, VIEW)
}

describe('bands on the ground', () => {
  it('keep their order, and what takes what is left gets what those above and below it leave', () => {
    const { ground, lays } = planOf([fixed('above', () => 50), elastic('middle', 100), fixed('below', () => 80)])
    expect(lays.map(({ name }) => name)).toEqual(['above', 'middle', 'below'])
    const left = 600 - topOf(ground) - bottomPadOf(ground) - 50 - 80
    expect(lays.map(({ lay }) => lay.height)).toEqual([50, left, 80])
    expect(ground.scale).toBe(1)
  })

  it('get more ground, in the shape of the screen, until all of them fit', () => {
    const { ground } = planOf([fixed('strip', ({ scale }) => 100 * scale), elastic('rest', 900)])
    expect(ground.scale).toBeGreaterThan(1.5)
    expect(ground.width / ground.height).toBeCloseTo(800 / 600)
  })

  it('are left out where there is nothing of them', () => {
    const none: Band = { name: 'none', need: () => null }
    expect(planOf([none, elastic('rest', 100)]).lays.map(({ name }) => name)).toEqual(['rest'])
  })
})

describe('a ground that is laid', () => {
  const content = contentWith()
  const rest = elastic('rest', 100)
  const holdsFor = (before: readonly Band[], now: readonly Band[], later = content) =>
    stillHolds(planOf(before), needsOf(now, later), later)

  it('stays while every band says that it has room', () => {
    expect(holdsFor([rest], [rest])).toBe(true)
    const full = fixed(
      'full',
      () => 50,
      () => false,
    )
    expect(holdsFor([rest, full], [rest, full])).toBe(false)
  })

  it('is laid anew when a band comes or goes, or the measure is another', () => {
    const more = fixed('more', () => 50)
    expect(holdsFor([rest], [more, rest])).toBe(false)
    expect(holdsFor([more, rest], [rest])).toBe(false)
    expect(holdsFor([rest], [rest], contentWith({ slotUnits: 512 }))).toBe(false)
    expect(holdsFor([rest], [rest], contentWith({ zonesCount: 3 }))).toBe(false)
  })
})
