import { describe, expect, it } from 'vitest'
import { overlaps, type Rect } from '../../../canvas/geometry.ts'
import { fontWidth } from '../../../testing/canvas/fontWidths.ts'
import { containerPicture, stackedPicture, type ContainerPicture } from './containerLayout.ts'

const MEASURES = { width: 528, height: 176, widthMin: 104, heightMin: 104, heightMax: 178, gapX: 76, gapY: 8 }
type Depends = readonly (readonly [name: string, condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY'])[]

function container(name: string, cpuUnits: number, ...depends: Depends) {
  return { name, cpuUnits, dependsOn: depends.map(([containerName, condition]) => ({ containerName, condition })) }
}

const SHOP = [
  container('migrate', 64),
  container('db', 256),
  container('app', 512, ['migrate', 'SUCCESS'], ['db', 'HEALTHY']),
  container('proxy', 128, ['app', 'START']),
]

/** Word of an arrow as the page sets it: 10.5 px, condensed. */
function wordBoxes({ arrows }: ContainerPicture): readonly Rect[] {
  return arrows.map(({ x, y, condition }) => {
    const width = fontWidth(condition, 'condensed 600 10.5px Text')
    return { x: x - width / 2, y: y - 5, width, height: 10 }
  })
}

describe('containers from left to right by what they wait for', () => {
  it('each as wide as its share of CPU', () => {
    const [only] = containerPicture([container('a', 0)], MEASURES).boxes
    expect(only).toEqual({ name: 'a', x: 0, y: 0, width: 528, height: 176 })
    const [a, b] = containerPicture([container('a', 256), container('b', 512, ['a', 'START'])], MEASURES).boxes
    expect([a?.width, b?.width]).toEqual([104 + 81, 104 + 162])
    expect([a?.x, b?.x]).toEqual([0, 104 + 81 + 76])
  })

  it('after all that they wait for', () => {
    const { boxes } = containerPicture(SHOP, MEASURES)
    const xOf = (name: string) => boxes.find((one) => one.name === name)?.x ?? 0
    expect([xOf('migrate'), xOf('db')]).toEqual([0, 0])
    expect(xOf('app')).toBeGreaterThan(0)
    expect(xOf('proxy')).toBeGreaterThan(xOf('app'))
    expect(stackedPicture(SHOP, MEASURES).boxes.map(({ name }) => name)).toEqual(['migrate', 'db', 'app', 'proxy'])
  })

  it.each([
    ['a shop', SHOP],
    ['ten that wait for nothing', Array.from({ length: 10 }, (_, index) => container(`c${String(index)}`, index * 64))],
    [
      'one that waits for three',
      [...'abc']
        .map((name) => container(name, 64))
        .concat(container('z', 64, ['a', 'COMPLETE'], ['b', 'COMPLETE'], ['c', 'COMPLETE'])),
    ],
    [
      'a chain of five',
      [...'abcde'].map((name, at) =>
        container(name, 0, ...(at === 0 ? [] : [['abcde'[at - 1] ?? '', 'COMPLETE'] as const])),
      ),
    ],
  ])('no box upon another, no word upon a box or a word: %s', (_, containers) => {
    for (const measures of [
      MEASURES,
      { ...MEASURES, width: 300, height: 26, widthMin: 58, heightMin: 24, heightMax: 26, gapX: 60 },
    ]) {
      const picture = containerPicture(containers, measures)
      const all = [...picture.boxes, ...wordBoxes(picture)]
      for (const [at, one] of all.entries()) {
        expect(all.slice(at + 1).filter((other) => overlaps(one, other))).toEqual([])
        expect(one.x).toBeGreaterThanOrEqual(0)
        expect(one.x + one.width).toBeLessThanOrEqual(picture.width)
        expect(one.y + one.height).toBeLessThanOrEqual(picture.height)
      }
    }
  })

  it('ends a circle, which no definition may have', () => {
    expect(
      containerPicture([container('a', 0, ['b', 'START']), container('b', 0, ['a', 'START'])], MEASURES).boxes,
    ).toHaveLength(2)
  })
})
