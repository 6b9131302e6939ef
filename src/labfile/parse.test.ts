import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { TIME_MAX_MS } from '../base/eventQueue.ts'
import type { LabFile } from './labFile.ts'
import { COMMANDS_MAX } from './labFile.ts'
import { LAB_FILE_LIMITS, LINK_LIMITS, SEED_MAX, parseLabFile, serializeLabFile } from './parse.ts'

const COMMAND = { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } }
const LAB = { format: 'taskyard/lab', version: 1, title: 'A lab', seed: 1, commands: [COMMAND] }

function errorOf(file: unknown) {
  const reading = parseLabFile(typeof file === 'string' ? file : JSON.stringify(file))
  return 'error' in reading ? reading.error : { name: 'accepted', message: '' }
}

const withCommand = (change: Record<string, unknown>) => ({ ...LAB, commands: [COMMAND, { ...COMMAND, ...change }] })
const without = (name: string) => Object.fromEntries(Object.entries(LAB).filter(([key]) => key !== name))

describe('parseLabFile refuses, naming the field and the reason', () => {
  it.each<[what: string, file: unknown, message: RegExp]>([
    ['6 null', null, /^A lab file is null: it is an object/],
    ['6 a list', [LAB], /^A lab file is a list/],
    ['6 a number', 7, /^A lab file is 7/],
    ['6 a text', '"lab"', /^A lab file is the text "lab"/],
    ['7 no format', without('format'), /^format is missing.*"taskyard\/lab"/],
    ['7 no title', without('title'), /^title is missing/],
    ['7 no seed', without('seed'), /^seed is missing/],
    ['7 no commands', without('commands'), /^commands is missing/],
    ['7 no time', { ...LAB, commands: [{ ...COMMAND, atMs: undefined }] }, /^commands\[0\]\.atMs is missing/],
    ['7 no service', withCommand({ service: undefined }), /^commands\[1\]\.service is missing.*ecs, ec2/],
    ['7 no operation', withCommand({ operation: undefined }), /^commands\[1\]\.operation is missing/],
    ['7 no input', withCommand({ input: undefined }), /^commands\[1\]\.input is missing/],
    ['8 an unknown field', { ...LAB, colour: 'red' }, /^colour is an unknown field\. Known: format, version/],
    ['8 an unknown field of a command', withCommand({ at: 5 }), /^commands\[1\]\.at is an unknown field/],
    [
      '9 a field in the wrong case',
      { ...LAB, Commands: [] },
      /^Commands is an unknown field\. Did you mean "commands"/,
    ],
    ['9 atMS', withCommand({ atMS: 5 }), /^commands\[1\]\.atMS is an unknown field\. Did you mean "atMs"/],
    ['9 a service in the wrong case', withCommand({ service: 'ECS' }), /service is the text "ECS".*Did you mean "ecs"/],
    [
      '9 an operation in the CLI’s spelling',
      withCommand({ operation: 'createCluster' }),
      /Did you mean "CreateCluster"/,
    ],
    ['11 format of the wrong type', { ...LAB, format: 1 }, /^format is 1: a lab file says "taskyard\/lab"/],
    ['11 title of the wrong type', { ...LAB, title: ['A'] }, /^title is a list: it is a text/],
    ['11 commands of the wrong type', { ...LAB, commands: {} }, /^commands is an object: it is a list/],
    [
      '11 a command that is none',
      { ...LAB, commands: ['CreateCluster'] },
      /^commands\[0\] is the text "CreateCluster"/,
    ],
    ['11 an input that is none', withCommand({ input: [] }), /^commands\[1\]\.input is a list/],
    ['12 a seed as text', { ...LAB, seed: '1' }, /^seed is the text "1": it is a whole number/],
    [
      '15 a time before the start',
      withCommand({ atMs: -1 }),
      /^commands\[1\]\.atMs is -1: it is a whole number from 0/,
    ],
    ['17 half a millisecond', withCommand({ atMs: 1.5 }), /^commands\[1\]\.atMs is 1\.5/],
    ['17 a time past a year', withCommand({ atMs: TIME_MAX_MS + 1 }), /^commands\[1\]\.atMs.*one year/],
    [
      '44 a field of the object’s own machinery',
      '{"__proto__": 1, "format": "taskyard/lab", "version": 1}',
      /__proto__ is an unknown/,
    ],
    ['44 an operation of that kind', withCommand({ operation: 'constructor' }), /"constructor", which is not known/],
    ['54 a newer version', { ...LAB, version: 2, branches: [] }, /^version is 2: made by a newer Taskyard/],
    ['55 version 0', { ...LAB, version: 0 }, /^version is 0: it is a whole number from 1/],
    ['55 no version', without('version'), /^version is missing/],
    ['55 version as text', { ...LAB, version: '1' }, /^version is the text "1"/],
    ['57 an unknown verb', withCommand({ operation: 'LaunchRocket' }), /"LaunchRocket", which is not known\. Known: /],
    ['57 an unknown service', withCommand({ service: 's3' }), /^commands\[1\]\.service is the text "s3"/],
    ['58 a seed below its range', { ...LAB, seed: -1 }, /^seed is -1.*0 to 4294967295 \(2\^32 − 1\)/],
    ['58 a seed above its range', { ...LAB, seed: SEED_MAX + 1 }, /^seed is 4294967296/],
    ['58 half a seed', { ...LAB, seed: 0.5 }, /^seed is 0\.5/],
    ['a title too long', { ...LAB, title: 'x'.repeat(201) }, /^title has 201 characters: it takes 200/],
    ['another format', { ...LAB, format: 'excalidraw' }, /^format is the text "excalidraw"/],
    ['a task definition', { family: 'web', containerDefinitions: [] }, /^This is a task definition, not a lab file/],
  ])('%s', (_what, file, message) => {
    expect(errorOf(file).message).toMatch(message)
  })

  it('commands that are not in order of time', () => {
    const commands = [0, 5, 5, 4].map((atMs) => ({ ...COMMAND, atMs }))
    expect(errorOf({ ...LAB, commands }).message).toMatch(/^commands\[3\]\.atMs is 4, before the 5/)
    expect(errorOf({ ...LAB, commands: commands.slice(0, 3) }).name).toBe('accepted')
  })

  it('56 one command more than a lab takes', () => {
    const commands = Array.from({ length: COMMANDS_MAX + 1 }, () => COMMAND)
    expect(errorOf({ ...LAB, commands }).message).toBe('commands has 2001 entries: a lab takes 2000.')
    expect(errorOf({ ...LAB, commands: commands.slice(1) }).name).toBe('accepted')
  })

  it('54 with a name of its own, so that the page can offer to keep the file', () => {
    expect(errorOf({ ...LAB, version: 2 }).name).toBe('NewerLabFile')
    expect(errorOf({ ...LAB, seed: -1 }).name).toBe('InvalidLabFile')
    expect(errorOf('{').name).toBe('InvalidJson')
  })

  it('56 ten million commands before reading them', () => {
    const text = `{"commands":[${'{},'.repeat(10_000_000)}{}]}`
    expect(parseLabFile(text)).toEqual({
      error: { name: 'InvalidJson', message: 'This text is over the limit of 8 MiB.' },
    })
    expect(parseLabFile(text.slice(0, LAB_FILE_LIMITS.bytes))).toHaveProperty(
      'error.message',
      expect.stringMatching(/250000 values/),
    )
    expect(parseLabFile(text.slice(0, LINK_LIMITS.bytes), LINK_LIMITS)).toHaveProperty(
      'error.message',
      expect.stringMatching(/5000 values/),
    )
  })
})

/** Any lab that the page could have made. */
const anyLab: fc.Arbitrary<LabFile> = fc
  .record({
    title: fc.string({ unit: 'grapheme', maxLength: 40 }).filter((title) => title.length <= 200),
    seed: fc.integer({ min: 0, max: SEED_MAX }),
    times: fc.array(fc.integer({ min: 0, max: TIME_MAX_MS }), { maxLength: 20 }),
    inputs: fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), plainJson()), { minLength: 1, maxLength: 20 }),
  })
  .map(({ title, seed, times, inputs }) => ({
    format: 'taskyard/lab',
    version: 1,
    title,
    seed,
    commands: times
      .sort((a, b) => a - b)
      .map((atMs, index) => ({
        atMs,
        service: 'ecs',
        operation: 'UpdateService',
        input: inputs[index % inputs.length] ?? {},
      })),
  }))

function plainJson(): fc.Arbitrary<unknown> {
  const scalar = fc.oneof(fc.maxSafeInteger(), fc.string({ unit: 'grapheme' }), fc.boolean(), fc.constant(null))
  return fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(fc.string(), scalar, { maxKeys: 3 }))
}

describe('SAV-1 serializeLabFile', () => {
  it('writes what parseLabFile reads back, always the same', () => {
    fc.assert(
      fc.property(anyLab, (file) => {
        const text = serializeLabFile(file)
        const reading = parseLabFile(text)
        expect(reading).toEqual({ file })
        if ('file' in reading) expect(serializeLabFile(reading.file)).toBe(text)
      }),
    )
  })

  it('writes fields in one order, whatever theirs was', () => {
    const { format, version, title, seed, commands } = LAB
    const other = JSON.stringify({
      commands: commands.map(({ atMs, ...rest }) => ({ ...rest, atMs })),
      seed,
      title,
      version,
      format,
    })
    const [one, two] = [parseLabFile(JSON.stringify(LAB)), parseLabFile(other)]
    if ('error' in one || 'error' in two) throw new Error('both are good')
    expect(serializeLabFile(two.file)).toBe(serializeLabFile(one.file))
    expect(serializeLabFile(one.file)).toBe(
      '{\n  "format": "taskyard/lab",\n  "version": 1,\n  "title": "A lab",\n  "seed": 1,\n  "commands": [\n' +
        '    {"atMs":0,"service":"ecs","operation":"CreateCluster","input":{"clusterName":"yard"}}\n  ]\n}\n',
    )
  })

  it('stays under the limits with as many commands as a lab takes', () => {
    const input = {
      cluster: 'yard',
      service: 'web',
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
    }
    const commands = Array.from(
      { length: COMMANDS_MAX },
      (_, atMs) => ({ atMs, service: 'ecs', operation: 'UpdateService', input }) as const,
    )
    const file: LabFile = { format: 'taskyard/lab', version: 1, title: 'Long', seed: 0, commands }
    expect(parseLabFile(serializeLabFile(file))).toEqual({ file })
  })
})

describe('ROL-8 who gives a command', () => {
  it('stands in a lab file, and comes out of it as it went in', () => {
    const as = 'arn:aws:iam::123456789012:role/team/deployer'
    const command = { atMs: 0, service: 'ecs', operation: 'ListClusters', input: {}, as }
    const file = { format: 'taskyard/lab', version: 1, title: '', seed: 1, commands: [command] }
    const read = parseLabFile(JSON.stringify(file))
    expect(read).toEqual({ file })
    if ('file' in read) expect(parseLabFile(serializeLabFile(read.file))).toEqual(read)
    expect(parseLabFile(JSON.stringify({ ...file, commands: [{ ...command, as: 'ann' }] }))).toMatchObject({
      error: { message: expect.stringContaining('commands[0].as is the text "ann"') as string },
    })
  })
})
