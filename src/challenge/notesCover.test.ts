import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NOTES_HEADINGS } from '../testing/notesHeadings.ts'
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

  it('has each row once, and every heading of the notes in one that there is', () => {
    const rows = NOTES_COVER.map(({ heading }) => heading)
    expect(new Set(rows).size).toBe(rows.length)
    const found = NOTES_HEADINGS.map(([heading, of]) => [heading, of.filter((one) => !rows.includes(one)), of.length])
    expect(found.filter(([, missing, count]) => count === 0 || (missing as readonly string[]).length > 0)).toEqual([])
  })

  it('has no row that no heading of the notes asks for', () => {
    const asked = new Set(NOTES_HEADINGS.flatMap(([, rows]) => rows))
    expect(NOTES_COVER.map(({ heading }) => heading).filter((row) => !asked.has(row))).toEqual([])
  })

  it('names each gap once, in words', () => {
    const gaps = NOTES_COVER.flatMap(({ later }) => later ?? [])
    expect(gaps.filter((gap) => gap.trim().length < 10)).toEqual([])
    expect(new Set(gaps).size).toBe(gaps.length)
  })
})
