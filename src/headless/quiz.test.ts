import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readItems } from '../challenge/items/readItems.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { labText } from './commandLine.fixture.ts'

const ITEMS = 'public/challenge/placement.json'
const folder = mkdtempSync(join(tmpdir(), 'taskyard-quiz-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Line {
  readonly template?: string
  readonly item?: string
  readonly seed: number
  readonly kind: string
  readonly topic: string
  readonly stem: string
  readonly options: unknown
  readonly key: unknown
  readonly why: { readonly text: string }
  readonly askAtMs: number
  readonly answerAtMs: number
  readonly lab: LabFile | null
}

async function quiz(...args: readonly string[]): Promise<readonly Line[]> {
  const { code, out, error } = await labText(['quiz', ...args])
  expect([code, error]).toEqual([0, ''])
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

describe('APP-4 a quiz without a page', () => {
  it('asks so many questions, the same with the same seed and others with another', async () => {
    const [first, again, other] = [
      await quiz('--seed', '7', '--count', '12'),
      await quiz('--seed', '7', '--count', '12'),
      await quiz('--seed', '8', '--count', '12'),
    ]
    expect(first).toHaveLength(12)
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
    for (const one of first) {
      expect(one.template, 'a template').toBeTypeOf('string')
      expect(one.stem.length, one.template).toBeGreaterThan(10)
      expect(one.why.text.length, one.template).toBeGreaterThan(10)
      // What stands in braces was to be filled in.
      expect(one.why.text, one.template).not.toMatch(/\{[a-z]+(:word)?\}/)
    }
  })

  it('gives the key that the options say, and the lab behind it, which runs as it stands', async () => {
    const asked = await quiz('--seed', '3', '--count', '6', '--topic', 'rolling-updates')
    for (const { topic, kind, key, options, lab: file, askAtMs, answerAtMs, template } of asked) {
      expect(topic).toBe('rolling-updates')
      if (kind === 'choice') {
        const right = (options as readonly { readonly isRight: boolean }[]).flatMap(({ isRight }, at) =>
          isRight ? [at] : [],
        )
        expect([key], template).toEqual(right.map((option) => ({ option })))
      }
      expect(answerAtMs, template).toBeGreaterThanOrEqual(askAtMs)
      const until = ['--until', `${String(answerAtMs)}ms`, '--strict']
      const { code, out, error } = await labText(['run', '-', ...until], JSON.stringify(file))
      expect([code, error], template).toEqual([0, ''])
      expect(JSON.parse(out), template).toEqual({ atMs: answerAtMs, hash: expect.any(String) as string })
    }
  })

  it('asks of one template alone as often as it is told', async () => {
    const asked = await quiz('--template', 'upper-limit', '--count', '5')
    expect(asked.map(({ template }) => template)).toEqual(Array.from({ length: 5 }, () => 'upper-limit'))
    expect(new Set(asked.map(({ stem, lab: file }) => stem + JSON.stringify(file))).size).toBe(5)
  })

  it('shows in the run of its lab the number that it is keyed by', async () => {
    const [one] = await quiz('--template', 'lower-limit', '--count', '1')
    const { commands = [] } = one?.lab ?? {}
    const input: unknown = commands.at(-1)?.input
    const { desiredCount = 0, deploymentConfiguration: { minimumHealthyPercent = 0 } = {} } = input as {
      desiredCount?: number
      deploymentConfiguration?: { minimumHealthyPercent?: number }
    }
    const wanted = Math.ceil((desiredCount * minimumHealthyPercent) / 100)
    const options: unknown = one?.options
    const right = (options as readonly { text: string; isRight: boolean }[]).find(({ isRight }) => isRight)
    expect(right?.text).toMatch(new RegExp(`^${String(wanted)} tasks?$`))
  })
})

describe('APP-5 knowledge items without a page', () => {
  it('are asked with the templates, each once, and a note says that there are no more', async () => {
    const asked = await quiz('--items', ITEMS, '--items', 'public/challenge/ecr.json', '--count', '65')
    const items = asked.flatMap(({ item }) => item ?? [])
    expect(items.length).toBeGreaterThan(20)
    expect(new Set(items).size).toBe(items.length)
    expect(asked.some(({ template }) => template !== undefined)).toBe(true)

    const { code, out, error } = await labText(
      ['quiz', '--topic', 'storage-events', '--items', '-', '--count', '65'],
      readFileSync('public/challenge/storage-events.json', 'utf8'),
    )
    const lines = out.trimEnd().split('\n')
    expect(code).toBe(0)
    expect(error).toBe(`Only ${String(lines.length)} questions: an item is asked once, and there are no more.\n`)
  })

  it('are refused when the model contradicts a key: one message that names it, and no line', async () => {
    const text = readFileSync(ITEMS, 'utf8')
    const reading = readItems(text)
    const items = 'items' in reading ? reading.items : []
    const id = items.find(({ item }) => item.choose === undefined && item.proof?.options.every((one) => one !== null))
      ?.item.id
    const document = JSON.parse(text) as { items: { id: string; options: { isRight?: true }[] }[] }
    const turned = document.items.find((one) => one.id === id)
    for (const option of turned?.options ?? []) {
      if (option.isRight === true) delete option.isRight
      else option.isRight = true
    }
    const bad = join(folder, 'bad.json')
    writeFileSync(bad, JSON.stringify({ ...document, items: [turned] }))
    const { code, out, error } = await labText(['quiz', '--topic', 'placement', '--items', bad, '--count', '30'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toContain(`${String(id)}: the model says`)
  })
})

describe('a quiz that cannot be asked ends with 2, one message and no output', () => {
  it.each<[what: string, args: readonly string[], message: RegExp]>([
    ['a topic that is nearly one', ['--topic', 'placment'], /^--topic "placment": .* Did you mean placement\?/],
    ['a topic that is none', ['--topic', 'cooking'], /^--topic "cooking": .* There are: containers, ecr, /],
    [
      'a topic without a template',
      ['--topic', 'storage-events'],
      /^No template asks about storage-events.* public\/challenge\/storage-events.json/,
    ],
    ['a template that is nearly one', ['--template', 'uper-limit'], /Did you mean upper-limit\?/],
    ['a template and a topic', ['--template', 'upper-limit', '--topic', 'ecr'], /leave out --topic/],
    ['a template and items', ['--template', 'upper-limit', '--items', ITEMS], /leave out --items/],
    ['no question', ['--count', '0'], /^--count "0": it is a whole number from 1 to 65/],
    ['more than an exam has', ['--count', '66'], /^--count "66"/],
    ['a count that is none', ['--count', '1e1'], /^--count "1e1"/],
    ['a seed past 32 bits', ['--seed', '4294967296'], /^--seed "4294967296": .* 0 to 4294967295/],
    ['a seed twice', ['--seed', '1', '--seed', '2'], /^--seed stands more than once/],
    ['standard input twice', ['--items', '-', '--items', '-'], /^--items - stands more than once/],
    ['a file twice', ['--items', ITEMS, '--items', ITEMS], /an item is called .* already/],
    ['a file of something else', ['--items', 'public/labs/notes-scenario-1.json'], /: format: /],
    ['no such file', ['--items', join(folder, 'none.json')], /There is no such file/],
    ['a file to run', ['lab.json'], /^quiz takes no file/],
    ['a flag of run', ['--strict'], /^quiz takes no --strict: that is for run/],
  ])('%s', async (_what, args, message) => {
    const { code, out, error } = await labText(['quiz', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(message)
    expect(error.trimEnd().split('\n')).toHaveLength(1)
  })

  it('nor do its flags mean anything to others', async () => {
    const { code, error } = await labText(['check', 'public/labs/notes-scenario-1.json', '--seed', '3'])
    expect([code, error]).toEqual([2, 'check takes no --seed: that is for quiz.\n'])
  })
})
