import { describe, expect, it } from 'vitest'
import { fitView, intoView, isInside, revealView } from './fit.ts'

const screen = { width: 800, height: 400 }

describe('fit shows all of the ground', () => {
  it.each([
    { ground: { width: 800, height: 400 }, view: { x: 0, y: 0, k: 1 } },
    { ground: { width: 400, height: 200 }, view: { x: 200, y: 0, k: 1 } },
    { ground: { width: 1_600, height: 400 }, view: { x: 0, y: 0, k: 0.5 } },
    { ground: { width: 800, height: 1_600 }, view: { x: 300, y: 0, k: 0.25 } },
    { ground: { width: 0, height: 0 }, view: { x: 0, y: 0, k: 1 } },
  ])('$ground', ({ ground, view }) => {
    expect(fitView(ground, screen)).toEqual(view)
  })
})

describe('reveal moves as little as needed', () => {
  const target = { x: 1_000, y: 100, width: 100, height: 50 }
  it('and not at all for what is seen', () => {
    expect(isInside({ x: -400, y: 0, k: 1 }, target, screen)).toBe(true)
    expect(revealView({ x: -400, y: 0, k: 1 }, target, screen)).toEqual({ x: -400, y: 0, k: 1 })
  })

  it('until it is within the margin', () => {
    const view = revealView({ x: 0, y: 0, k: 1 }, target, screen)
    expect(view).toEqual({ x: -340, y: 0, k: 1 })
    expect(isInside(view, target, screen)).toBe(true)
  })

  it('to the beginning of what is larger than the screen', () => {
    expect(revealView({ x: 0, y: 0, k: 2 }, { x: 100, y: 0, width: 2_000, height: 10 }, screen)).toMatchObject({
      x: -160,
    })
  })
})

describe('into a tile', () => {
  const fill = { width: 400, height: 300 }
  it('its middle comes to the middle, as near as the tighter side allows', () => {
    const target = { x: 100, y: 200, width: 100, height: 50 }
    const view = intoView(target, screen, fill)
    expect(view).toEqual({ k: 4, x: 400 - 150 * 4, y: 200 - 225 * 4 })
  })

  it('no nearer than 12 times to what is a few pixels wide', () => {
    expect(intoView({ x: 0, y: 0, width: 4, height: 4 }, screen, fill).k).toBe(12)
  })
})
