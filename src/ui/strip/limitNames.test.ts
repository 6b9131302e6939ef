import { describe, expect, it } from 'vitest'
import { limitNames } from './limitNames.ts'
import type { StripColumn } from './stripColumns.ts'
import { heightOf, stripLayout, type StripFrame } from './stripLayout.ts'

interface At {
  readonly running: number
  readonly lower: number
  readonly upper: number
}

function column({ running, ...limits }: At, index: number): StripColumn {
  const groups = [{ definitionKey: 'web:1', state: 'healthy', count: running, isPrimary: false }] as const
  return { key: String(index), kind: 'past', pair: '4+0', time: '00:00', act: '', groups, limits }
}

const PHONE: StripFrame = { variant: 'phone', box: { width: 366, height: 196 }, countMax: 1 }
const WIDE: StripFrame = { variant: 'default', box: { width: 900, height: 300 }, countMax: 1 }

function named(frame: StripFrame, at: readonly At[]) {
  const columns = at.map(column)
  const layout = stripLayout(columns, frame)
  return { columns, layout, names: limitNames(columns, layout) }
}

/** Tasks upon which a name stands, by column. */
function upon({ columns, layout, names }: ReturnType<typeof named>): readonly string[] {
  return names.flatMap((name) =>
    columns.flatMap((one, index) => {
      const left = index * layout.columnWidth + (layout.columnWidth - layout.tileWidth) / 2
      const end = name.x + name.text.length * layout.changeLetter
      const isUpon = name.x < left + layout.tileWidth && end > left && name.y > layout.y(heightOf(one))
      return isUpon ? [`${name.text} upon ${String(index)}`] : []
    }),
  )
}

/** Four tasks become three: both limits come down through what still runs; then up to six. */
const LESS_THEN_MORE: readonly At[] = [
  { running: 4, lower: 4, upper: 8 },
  { running: 4, lower: 3, upper: 6 },
  { running: 4, lower: 3, upper: 3 },
  { running: 3, lower: 6, upper: 12 },
  { running: 6, lower: 6, upper: 12 },
]

describe('the name of a limit that was changed', () => {
  it.each([
    ['on a phone', PHONE],
    ['where there is room', WIDE],
  ])('stands on no task %s', (_, frame) => {
    const all = named(frame, LESS_THEN_MORE)
    expect(all.names.length).toBeGreaterThan(2)
    expect(upon(all)).toEqual([])
  })

  it('of the upper limit is always there while no task is above it', () => {
    const { names } = named(PHONE, LESS_THEN_MORE.slice(0, 2))
    expect(names.map(({ text }) => text)).toContain('upper 6')
  })

  it('stands on its line in a wide strip', () => {
    const { names, layout } = named(WIDE, [
      { running: 2, lower: 2, upper: 8 },
      { running: 2, lower: 4, upper: 6 },
    ])
    expect(names).toMatchObject([
      { text: 'upper 6', y: layout.y(6) - 5 },
      { text: 'lower 4', y: layout.y(4) - 5 },
    ])
  })

  it('is said for nothing that stays', () => {
    expect(named(WIDE, [...LESS_THEN_MORE.slice(0, 1), ...LESS_THEN_MORE.slice(0, 1)]).names).toEqual([])
  })
})
