import { expect, it } from 'vitest'
import { codeLines } from './codeLines.ts'

const strategy = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'binpack', field: 'cpu' },
]

it('what fits stands on one line, what does not member by member', () => {
  const text = codeLines({ desiredCount: 4, placementStrategy: strategy }).map(
    (one) => '  '.repeat(one.depth) + one.text,
  )
  expect(text).toEqual([
    '{',
    '  "desiredCount": 4,',
    '  "placementStrategy": [',
    '    {',
    '      "type": "spread",',
    '      "field": "attribute:ecs.availability-zone"',
    '    },',
    '    { "type": "binpack", "field": "cpu" }',
    '  ]',
    '}',
  ])
})

it('is JSON of the same value', () => {
  const value = { empty: [], none: null, deep: { list: [1, 'two', { three: true }], object: {} } }
  expect(
    JSON.parse(
      codeLines(value)
        .map(({ text }) => text)
        .join(' '),
    ),
  ).toEqual(value)
})
