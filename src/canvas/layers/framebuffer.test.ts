import { describe, expect, it } from 'vitest'
import { Framebuffer, mixColors, packColor } from './framebuffer.ts'

/** The pixels as lines of text: `#` painted, `.` not. */
function picture(width: number, height: number, paint: (target: Framebuffer) => void): string[] {
  const target = new Framebuffer(width, height, new Uint32Array(width * height))
  paint(target)
  return Array.from({ length: height }, (_, row) =>
    [...target.pixels.subarray(row * width, (row + 1) * width)].map((pixel) => (pixel === 0 ? '.' : '#')).join(''),
  )
}

const box = { x: 1, y: 1, width: 6, height: 5 }

describe('pixels', () => {
  it('fills and clips at every edge', () => {
    expect(
      picture(4, 3, (target) => {
        target.fill({ x: -2, y: 1, width: 4, height: 9 }, 1)
      }),
    ).toEqual(['....', '##..', '##..'])
  })

  it('frames, with and without corners', () => {
    const line = { color: 1, thickness: 1 }
    expect(
      picture(8, 7, (target) => {
        target.frame(box, { ...line, isRound: true })
      }),
    ).toEqual(['........', '..####..', '.#....#.', '.#....#.', '.#....#.', '..####..', '........'])
    expect(
      picture(8, 7, (target) => {
        target.frame(box, { ...line, isRound: false })
      })[1],
    ).toBe('.######.')
  })

  it('breaks a frame into dashes', () => {
    expect(
      picture(8, 7, (target) => {
        target.brokenFrame(box, { color: 1, thickness: 1, dash: 2 })
      }),
    ).toEqual(['........', '.##..##.', '.#....#.', '........', '........', '.##..##.', '........'])
  })

  it('paints bars, hatching, diamonds and corners', () => {
    expect(
      picture(8, 3, (target) => {
        target.bars({ x: 0, y: 0, width: 8, height: 1 }, 1, 2)
      })[0],
    ).toBe('..##..##')
    expect(
      picture(5, 5, (target) => {
        target.hatch({ x: 0, y: 0, width: 5, height: 5 }, 1, 4)
      }),
    ).toEqual(['#...#', '.#.#.', '..#..', '.#.#.', '#...#'])
    expect(
      picture(5, 5, (target) => {
        target.diamond({ x: 2, y: 2 }, 2, 1)
      }),
    ).toEqual(['..#..', '.###.', '#####', '.###.', '..#..'])
    expect(
      picture(8, 7, (target) => {
        target.ticks(box, { color: 1, thickness: 1, length: 2 })
      }),
    ).toEqual(['........', '.##..##.', '.#....#.', '........', '.#....#.', '.##..##.', '........'])
  })
})

it('packs a colour as the bytes of image data: red, green, blue, opaque', () => {
  expect([...new Uint8Array(new Uint32Array([packColor('#1460B8')]).buffer)]).toEqual([0x14, 0x60, 0xb8, 0xff])
})

it('mixes two colours channel by channel', () => {
  expect(mixColors(packColor('#000000'), packColor('#FF8040'), 0.5)).toBe(packColor('#804020'))
  expect(mixColors(packColor('#123456'), packColor('#FFFFFF'), 0)).toBe(packColor('#123456'))
})
