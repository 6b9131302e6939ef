import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labFileFromTaskDefinition, readTaskDefinition } from '../labfile/taskDefinitionFile.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { parseLabFile } from '../labfile/parse.ts'
import type { ErrorShape } from '../model/api/command.ts'
import { readProbe } from './probe.ts'
import { runLab } from './runLab.ts'

const textsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))

/** Pieces that people and programs put where they do not belong. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u',
  '\\ud800',
  '\\u0000',
  "'",
  '`',
  '/',
  '//',
  '/*',
  '#',
  '-',
  '+',
  '.',
  'e',
  '0',
  '00',
  '-0',
  '1e999',
  '-1',
  '1.5',
  '9007199254740993',
  'NaN',
  'null',
  'true',
  '""',
  '{}',
  '[]',
  '"__proto__":1,',
  '"constructor":{},',
  '\0',
  '\ufeff',
  '\ufffd',
  '\u202e',
  '\u200b',
  '\ud83d',
  '😀',
  '“',
  '\u00a0',
  '\r',
  '\n',
  '\t',
  '---\n',
  'file://',
  '<b>',
  '$(ls)',
  'arn:',
] as const

/** A few cuts, copies and insertions anywhere in a text. */
function mutatedText(text: string): fc.Arbitrary<string> {
  const at = fc.nat(text.length)
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), at, piece: fc.constantFrom(...PIECES) }),
    fc.record({ kind: fc.constant('cut' as const), at, length: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('copy' as const), at, length: fc.integer({ min: 1, max: 200 }), to: at }),
    fc.record({ kind: fc.constant('end' as const), at }),
  )
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) =>
    edits.reduce((now, one) => {
      const [before, after] = [now.slice(0, one.at), now.slice(one.at)]
      if (one.kind === 'put') return before + one.piece + after
      if (one.kind === 'cut') return before + after.slice(one.length)
      if (one.kind === 'copy') return now.slice(0, one.to) + after.slice(0, one.length) + now.slice(one.to)
      return before
    }, text),
  )
}

/** Frozen: they are the same objects in every run, and what one run wrote into them would be in all that follow. */
const ODD_VALUES = [
  null,
  true,
  -1,
  0,
  1,
  1.5,
  65_536,
  1e15,
  '',
  'x',
  '0',
  '256',
  'yard',
  'web',
  'web:1',
  'web:9',
  'FARGATE',
  Object.freeze([]),
  Object.freeze({}),
  Object.freeze([Object.freeze({})]),
  Object.freeze([Object.freeze([])]),
] as const

const odd = fc.oneof(
  fc.constantFrom<unknown>(...ODD_VALUES),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Well-formed JSON in which a few values are others, gone, doubled or under another name. */
function mutatedJson(text: string): fc.Arbitrary<string> {
  const edit = fc.record({ turn: fc.nat(), how: fc.constantFrom('set', 'drop', 'double', 'rename'), odd })
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
    const top = { top: JSON.parse(text) as unknown }
    for (const one of edits) {
      const places = [...placesIn(top)]
      const place = places[one.turn % places.length]
      if (place !== undefined) change(place, one)
    }
    return JSON.stringify(top.top) ?? ''
  })
}

interface Place {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string
}

function* placesIn(holder: Place['holder']): Generator<Place> {
  for (const [key, value] of Object.entries(holder)) {
    yield { holder, key }
    if (typeof value === 'object' && value !== null) yield* placesIn(value as Place['holder'])
  }
}

/** What is put in is a copy: the edits after this one may change it, and nothing else. */
function change({ holder, key }: Place, { how, odd: by }: { readonly how: string; readonly odd: unknown }): void {
  const record = holder as Record<string, unknown>
  if (how === 'set') record[key] = structuredClone(by)
  else if (how === 'double' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]))
  else if (how === 'drop' && Array.isArray(holder)) holder.splice(Number(key), 1)
  else if (how === 'drop') Reflect.deleteProperty(holder, key)
  else if (how === 'rename' && typeof by === 'string') {
    record[by] = record[key]
    Reflect.deleteProperty(holder, key)
  }
}

const probe = readProbe('ecs DescribeServices {"cluster":"yard","services":["web"]}')
if ('problem' in probe) throw new Error(probe.problem)

/** Runs what was accepted past its last command. What it refuses it says; anything thrown fails the test. */
function run(file: LabFile, untilMs: number): void {
  if ('problem' in probe) return
  for (const report of runLab(file, { untilMs, probes: [probe] })) {
    if (report.kind === 'refused') expectSentence(report.error)
  }
}

function expectSentence({ name, message }: ErrorShape): void {
  expect(name).toMatch(/^[A-Za-z.]{3,60}$/)
  expect(message.length).toBeGreaterThan(5)
}

/** `npm run soak` tries more. */
const RUNS = import.meta.env.MODE === 'soak' ? 2_500 : 800

/** How many of the mutations were still good enough to run: none or all would test only half. */
function check(mutated: fc.Arbitrary<string>, tryOne: (text: string) => boolean): void {
  let accepted = 0
  fc.assert(
    fc.property(mutated, (text) => {
      if (tryOne(text)) accepted += 1
    }),
    { numRuns: RUNS },
  )
  expect(accepted).toBeGreaterThan(RUNS / 100)
  expect(accepted).toBeLessThan(RUNS * 0.96)
}

function tryLab(text: string): boolean {
  const reading = parseLabFile(text)
  if ('file' in reading) {
    // The labs' last commands come at 120 s.
    run(reading.file, 125_000)
    return true
  }
  expectSentence(reading.error)
  // A terminal must be able to print it.
  expect(reading.error.message).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
  return false
}

function tryDefinition(text: string): boolean {
  const reading = readTaskDefinition(text)
  if ('definition' in reading) {
    run(labFileFromTaskDefinition(reading.definition, { title: 'Mutated', seed: 1, desiredCount: 3 }), 60_000)
    return true
  }
  expectSentence(reading.error)
  expect(reading.error.message).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
  return false
}

const anyOf = (texts: readonly string[], mutate: (text: string) => fc.Arbitrary<string>) =>
  fc.oneof(...texts.map(mutate))
const labs = textsIn('public/labs')
const samples = textsIn('public/samples')

describe('10,000 mutations meet a reason or run, and nothing is thrown', () => {
  it.each([
    ['lab files, as text', () => check(anyOf(labs, mutatedText), tryLab)],
    ['lab files, as JSON', () => check(anyOf(labs, mutatedJson), tryLab)],
    ['task definitions, as text', () => check(anyOf(samples, mutatedText), tryDefinition)],
    ['task definitions, as JSON', () => check(anyOf(samples, mutatedJson), tryDefinition)],
  ])('%s', (_what, run) => run(), 120_000)
})
