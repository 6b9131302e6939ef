import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXAM_DOMAINS, TOPICS } from '../../lessons/topics.ts'
import { itemQuestion } from '../make/itemQuestion.ts'
import type { Item } from './item.ts'
import { conceptOfItem } from './itemConcept.ts'
import { readItems, type TopicItem } from './readItems.ts'

const FOLDER = 'public/challenge'
const files = readdirSync(FOLDER).toSorted()
const ITEMS_MIN = 160
const TOPIC_MIN = 8
/** In so many items of a file the right option may be the longest; and at most so much longer than the mean of the others. */
const LONGEST_SHARE = 0.34
const LONGER_MAX = 1.45
/** Subjects that the model knows: items on them are held against it. */
const KNOWN = ['task-definitions', 'task-lifecycle', 'services', 'rolling-updates', 'placement', 'constraints']

function itemsOf(file: string): readonly TopicItem[] {
  const reading = readItems(readFileSync(`${FOLDER}/${file}`, 'utf8'))
  if ('error' in reading) throw new Error(`${file}: ${reading.error.message}`)
  return reading.items
}

const all = files.flatMap(itemsOf)

describe('APP-5 the knowledge items', () => {
  it('are 160 or more, over every topic of the map and every domain of both exams', () => {
    expect(all.length).toBeGreaterThanOrEqual(ITEMS_MIN)
    expect(files).toEqual(TOPICS.map(({ id }) => `${id}.json`).toSorted())
    for (const domain of Object.keys(EXAM_DOMAINS)) {
      expect(all.filter(({ item }) => item.exam.some((one) => one.domain === domain)).length, domain).toBeGreaterThan(
        12,
      )
    }
  })

  it('have names and stems of their own', () => {
    expect(new Set(all.map(({ item }) => item.id)).size).toBe(all.length)
    expect(new Set(all.map(({ item }) => item.stem)).size).toBe(all.length)
  })

  it('are told apart by what they ask', () => {
    expect(all.map(conceptOfItem).filter(({ title }) => title.length < 15)).toEqual([])
  })
})

describe.each(files)('APP-5 the items of %s', (file) => {
  const own = itemsOf(file)

  it('has enough of them, under its own topic', () => {
    expect(own.length).toBeGreaterThanOrEqual(TOPIC_MIN)
    expect(new Set(own.map(({ topic }) => `${topic}.json`))).toEqual(new Set([file]))
  })

  it('each has as many right options as it asks for, all different, with none for all or none', () => {
    expect(own.flatMap(({ item }) => optionFaults(item))).toEqual([])
  })

  it('gives no answer away by its length or its place', () => {
    const longest = own.filter(({ item }) => longerBy(item) > 0).length
    expect(longest).toBeLessThanOrEqual(own.length * LONGEST_SHARE)
    const places = own.flatMap(({ item }) => item.options.flatMap((one, at) => (one.isRight === true ? [at] : [])))
    for (const at of [0, 1, 2, 3]) {
      expect(places.filter((one) => one === at).length).toBeLessThanOrEqual(Math.ceil(places.length / 2))
    }
    for (const { item } of own) expect(longerThanMean(item), item.id).toBeLessThanOrEqual(LONGER_MAX)
  })

  it('the model agrees wherever a lab stands behind one', () => {
    for (const one of own) expect(() => itemQuestion(one, 1), one.item.id).not.toThrow()
    const isKnown = KNOWN.some((topic) => `${topic}.json` === file)
    if (isKnown)
      expect(own.filter(({ item }) => item.proof !== undefined).length * 2).toBeGreaterThanOrEqual(own.length)
  })
})

describe('APP-5 an item that is wrong', () => {
  const good = all.find(
    ({ item }) => item.proof?.options.every((one) => one !== null) === true && item.choose === undefined,
  )

  it('is caught by its proof when another option is keyed', () => {
    if (good === undefined) throw new Error('no item has a whole proof')
    const turned = good.item.options.map(({ isRight, ...one }) =>
      isRight === true ? one : { ...one, isRight: true as const },
    )
    expect(() => itemQuestion({ ...good, item: { ...good.item, options: turned } }, 1)).toThrow(/the model says/)
  })
})

function optionFaults({ id, options, choose = 1, stem }: Item): readonly string[] {
  const faults: string[] = []
  const right = options.filter(({ isRight }) => isRight === true).length
  if (right !== choose) faults.push(`${id}: ${String(right)} are right`)
  if (choose > 1 && !/\(Choose (TWO|THREE)\.?\)/.test(stem)) faults.push(`${id}: its stem does not say how many`)
  if (choose === 1 && options.length !== 4) faults.push(`${id}: ${String(options.length)} options`)
  if (choose > 1 && options.length < 5) faults.push(`${id}: too few options to choose ${String(choose)} of`)
  const texts = options.map(({ text }) => text.toLowerCase())
  if (new Set(texts).size !== texts.length) faults.push(`${id}: two options are equal`)
  if (texts.some((text) => /\b(all|none) of the above\b/.test(text))) faults.push(`${id}: all or none`)
  return faults
}

function lengthsOf({ options }: Item, isRight: boolean): readonly number[] {
  return options.filter((one) => (one.isRight === true) === isRight).map(({ text }) => text.length)
}

function longerBy(item: Item): number {
  return Math.max(...lengthsOf(item, true)) - Math.max(...lengthsOf(item, false))
}

function longerThanMean(item: Item): number {
  const wrong = lengthsOf(item, false)
  return Math.max(...lengthsOf(item, true)) / (wrong.reduce((sum, one) => sum + one, 0) / wrong.length)
}
