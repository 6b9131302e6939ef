import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scenarioIds } from '../testing/scenarios/documents.ts'
import { readItems } from './items/readItems.ts'
import { NOTES_COVER } from './notesCover.ts'
import { templateOf } from './templates/allTemplates.ts'

const ITEMS = new URL('../../public/challenge/', import.meta.url)

function itemIds(): ReadonlySet<string> {
  const found = readdirSync(ITEMS).flatMap((file) => {
    const reading = readItems(readFileSync(new URL(file, ITEMS), 'utf8'))
    return 'items' in reading ? reading.items.map(({ item }) => item.id) : []
  })
  return new Set(found)
}

describe('APP-4 what course notes cover is found here, heading by heading', () => {
  it('names scenarios, templates and items that there are', () => {
    const items = itemIds()
    expect(NOTES_COVER.flatMap((one) => one.scenarios).filter((id) => !scenarioIds.includes(id))).toEqual([])
    expect(NOTES_COVER.flatMap((one) => one.templates).filter((id) => templateOf(id) === undefined)).toEqual([])
    expect(NOTES_COVER.flatMap((one) => one.items).filter((id) => !items.has(id))).toEqual([])
  })

  it('leaves no heading without something to learn from, or a name for the gap', () => {
    const bare = NOTES_COVER.filter(({ scenarios, templates, items, later }) => {
      return later === null && scenarios.length + templates.length + items.length === 0
    })
    expect(bare).toEqual([])
  })

  it('has each heading once, of every course note', () => {
    const headings = NOTES_COVER.map(({ heading }) => heading)
    expect(new Set(headings).size).toBe(headings.length)
    expect(headings.length).toBe(60)
  })
})
