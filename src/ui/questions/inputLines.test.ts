import { describe, expect, it } from 'vitest'
import { inputPaths } from '../../lessons/inputPaths.ts'
import { inputLines } from './inputLines.ts'

const input = {
  family: 'web',
  containerDefinitions: [
    { name: 'web', command: ['node', 'server.js'], portMappings: [{ containerPort: 80 }], environment: [] },
    { name: 'log', essential: false, dockerLabels: { team: 'yard' }, logConfiguration: {} },
  ],
  tags: [{ key: 'a' }],
}

describe('APP-3 an input, line by line', () => {
  const lines = inputLines(input)

  it('has each field that can be named at the head of one line', () => {
    expect(lines.flatMap(({ path }) => (path === null ? [] : [path]))).toEqual(inputPaths(input))
  })

  it('reads as the same JSON', () => {
    expect(JSON.parse(lines.map(({ text }) => text).join('\n'))).toEqual(input)
  })

  it('keeps plain lists on a line, and each level further in', () => {
    expect(lines.slice(0, 6).map(({ depth, text }) => '  '.repeat(depth) + text)).toEqual([
      '{',
      '  "family": "web",',
      '  "containerDefinitions": [',
      '    {',
      '      "name": "web",',
      '      "command": ["node", "server.js"],',
    ])
  })

  it('hides nothing of what was written', () => {
    expect(inputLines({ family: 'a\u202eb' })[1]?.text).toBe('"family": "a\\u202eb"')
  })
})
