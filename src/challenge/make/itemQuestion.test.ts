import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { readItems } from '../items/readItems.ts'
import { itemQuestion } from './itemQuestion.ts'

const reading = readItems(readFileSync('public/challenge/placement.json', 'utf8'))
const items = 'items' in reading ? reading.items : []

describe('APP-5 the question of an item', () => {
  it('has the options of its file, right where the file says so, in the seed’s order', () => {
    for (const of of items) {
      const written = new Map(of.item.options.map(({ text, isRight = false }) => [text, isRight]))
      const orders = [1, 2, 3, 4].map((seed) => {
        const { question } = itemQuestion(of, seed)
        const options = 'options' in question ? question.options : []
        expect(new Map(options.map(({ text, isRight }) => [text, isRight])), of.item.id).toEqual(written)
        return options.map(({ text }) => text).join('\n')
      })
      expect(new Set(orders).size, of.item.id).toBeGreaterThan(1)
    }
  })

  it('has the world of its proof behind it, and none without one', () => {
    for (const of of items) {
      const { scene } = itemQuestion(of, 1)
      expect(scene === null, of.item.id).toBe(of.item.proof === undefined)
    }
  })

  it('cannot be asked when its proof waits for what never comes', () => {
    const of = must(
      items.find(({ item }) => item.proof !== undefined),
      'an item with a proof',
    )
    const proof = must(of.item.proof, 'its proof')
    const never = {
      look: { operation: 'ListClusters', query: 'length(clusterArns)' },
      is: { equals: 99 },
      withinMs: 60_000,
    }
    expect(() => itemQuestion({ ...of, item: { ...of.item, proof: { ...proof, until: never } } }, 1)).toThrow(
      /waits for what never comes/,
    )
  })
})
