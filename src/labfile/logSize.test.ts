import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../model/api/command.ts'
import { COMMANDS_MAX, TITLE_MAX, type LabFile } from './labFile.ts'
import { added, fullness, isWithin, LAB_FULL, LOG_FRAME, sizeOf, type LogSize } from './logSize.ts'
import { LAB_FILE_LIMITS, parseLabFile, SEED_MAX, serializeLabFile } from './parse.ts'

const cluster: Command = { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } }

function sizeOfLog(commands: readonly Command[]): LogSize {
  return commands.map(sizeOf).reduce(added, LOG_FRAME)
}

function fileOf(commands: readonly Command[], title = ''): LabFile {
  return { format: 'taskyard/lab', version: 1, title, seed: SEED_MAX, commands }
}

/** What a text really has. */
function measured(text: string): LogSize {
  let values = 0
  JSON.parse(text, (_key, value: unknown) => {
    values += 1
    return value
  })
  return { bytes: new TextEncoder().encode(text).length, values }
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"\\', '\n', '😀', 'ß'),
)
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.maxSafeInteger(), anyText, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 4 }),
  ),
})).value
const anyCommand: fc.Arbitrary<Command> = fc.record({
  atMs: fc.nat(),
  service: fc.constant('ecs'),
  operation: fc.constant('CreateCluster'),
  input: fc.dictionary(anyText, anyValue, { maxKeys: 5 }),
})
const worstTitle = fc.constantFrom('\u0001', '"', '😀', '\u2028', '\ud83d').map((one) => one.repeat(TITLE_MAX))

describe('the size of a log', () => {
  it('is never less than what its file has', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), worstTitle, (commands, title) => {
        const real = measured(serializeLabFile(fileOf(commands, title)))
        const size = sizeOfLog(commands)
        expect(isWithin(real, size)).toBe(true)
        // Nor so much more that room is wasted.
        expect(size.values - real.values).toBeLessThanOrEqual(LOG_FRAME.values)
        expect(size.bytes - real.bytes).toBeLessThanOrEqual(LOG_FRAME.bytes + 6 * commands.length)
      }),
    )
  })

  it('is not less with as many commands as a lab takes, and the longest title', () => {
    const commands = Array<Command>(COMMANDS_MAX).fill(cluster)
    const real = measured(serializeLabFile(fileOf(commands, '\u0001'.repeat(TITLE_MAX))))
    expect(isWithin(real, sizeOfLog(commands))).toBe(true)
  })

  it.each<[what: string, command: Command, values: number]>([
    ['an empty input', { ...cluster, input: {} }, 5],
    ['one field', cluster, 6],
    ['a list', { ...cluster, input: { a: [1, 2, [3]] } }, 10],
    ['an object', { ...cluster, input: { a: { b: null, c: { d: 'x' } } } }, 9],
  ])('counts the values of %s', (_what, command, values) => {
    expect(sizeOf(command).values).toBe(values)
  })

  it.each(['x', 'ß', '€', '😀', '"'])('counts the bytes of %s as UTF-8', (text) => {
    const of = (clusterName: string): number => sizeOf({ ...cluster, input: { clusterName } }).bytes
    const bytes = new TextEncoder().encode(JSON.stringify(text)).length - 2
    expect(of(text.repeat(10)) - of('')).toBe(10 * bytes)
  })
})

/** Commands that together take as much as asked, to the last byte. */
function filledTo(bytes: number): readonly Command[] {
  const of = (length: number): Command => ({ ...cluster, input: { clusterName: 'x'.repeat(length) } })
  const commands = Array.from({ length: 7 }, () => of(1024 * 1024))
  const left = bytes - sizeOfLog([...commands, of(0)]).bytes
  return [...commands, of(left)]
}

/** The same for values. */
function countedTo(values: number): readonly Command[] {
  const of = (length: number): Command => ({ ...cluster, input: { list: Array<number>(length).fill(7) } })
  const left = values - sizeOfLog([of(0)]).values
  return [of(left)]
}

describe('a log at its limits', () => {
  it.each([
    { what: 'bytes', commands: filledTo(LAB_FILE_LIMITS.bytes), more: filledTo(LAB_FILE_LIMITS.bytes + 1) },
    { what: 'values', commands: countedTo(LAB_FILE_LIMITS.values), more: countedTo(LAB_FILE_LIMITS.values + 1) },
    {
      what: 'commands',
      commands: Array<Command>(COMMANDS_MAX).fill(cluster),
      more: Array<Command>(COMMANDS_MAX + 1).fill(cluster),
    },
  ])('of $what opens again, and one more is refused', ({ commands, more }) => {
    const title = '😀'.repeat(TITLE_MAX)
    expect(fullness(commands.length, sizeOfLog(commands))).toBeNull()
    expect(parseLabFile(serializeLabFile(fileOf(commands, title)))).toEqual({ file: fileOf(commands, title) })
    expect(fullness(more.length, sizeOfLog(more))).toMatchObject({
      name: LAB_FULL,
      message: expect.stringMatching(/^This lab has no room for that: .* at most\. Undo what .* as a file/) as string,
    })
  })
})
