import type { Concept } from '../catalogue.ts'
import type { Item } from './item.ts'
import type { TopicItem } from './readItems.ts'

export function conceptOfItem({ topic, item }: TopicItem): Concept {
  return {
    id: `item/${item.id}`,
    title: titleOf(item),
    topic,
    exam: [...new Set(item.exam.map(({ domain }) => domain))],
    isExamForm: true,
  }
}

/** "What follows?" says nothing alone. */
const SAYING_MIN = 25

/** What it asks: the last sentence of its stem, without what tells how many are right. */
function titleOf({ stem }: Item): string {
  const sentences = stem
    .replace(/\(Choose [A-Z]+\.?\)/, '')
    .trim()
    .split(/(?<=[.?])\s+/)
  const last = sentences.at(-1) ?? stem
  return last.length < SAYING_MIN ? sentences.slice(-2).join(' ') : last
}
