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

it('a list of texts is a file, line by line', () => {
  const lines = ['FROM python:3.12-slim', 'CMD ["python", "src/app.py"]']
  expect(codeLines(lines)).toEqual(lines.map((text) => ({ depth: 0, text })))
  expect(codeLines([])).toEqual([{ depth: 0, text: '[]' }])
})
