import { describe, expect, it } from 'vitest'
import type { Concept } from './catalogue.ts'
import { conceptOf } from './question.ts'
import { withSpares } from './spares.ts'

const concept = (name: string, topic: string): Concept => ({
  id: `item/${name}`,
  title: name,
  topic,
  exam: ['DVA1'],
  isExamForm: true,
})

const catalogue = [
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => concept(name, 'ecr')),
  ...['u', 'v'].map((name) => concept(name, 'fargate')),
]
const refs = [
  { item: 'a', seed: 7 },
  { item: 'u', seed: 8 },
]
const keyOf = ({ topic }: Concept): string => topic

describe('withSpares', () => {
  it('puts behind each question others of its kind, none of which is asked already', () => {
    const [first = [], second = []] = withSpares({ catalogue, refs, keyOf })
    expect(first[0]).toEqual(refs[0])
    expect(first).toHaveLength(4)
    expect(
      first
        .slice(1)
        .map(conceptOf)
        .every((id) => /^item\/[b-f]$/.test(id)),
    ).toBe(true)
    expect(second.map(conceptOf)).toEqual(['item/u', 'item/v'])
  })

  it('gives the same quiz the same spares', () => {
    expect(withSpares({ catalogue, refs, keyOf })).toEqual(withSpares({ catalogue, refs, keyOf }))
  })

  it('leaves a question alone that the catalogue no longer has', () => {
    expect(withSpares({ catalogue: [], refs, keyOf })).toEqual(refs.map((ref) => [ref]))
  })
})
