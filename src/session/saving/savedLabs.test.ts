import { describe, expect, it } from 'vitest'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { textOf } from './savedLab.fixture.ts'
import { listSavedLabs, newLabId } from './savedLabs.ts'
import { saveVersion } from './versions.ts'

async function shelfWith(...labs: readonly { labId: string; savedAt: number }[]): Promise<MemoryShelf> {
  const shelf = new MemoryShelf()
  for (const { labId, savedAt } of labs) {
    await saveVersion(shelf, { labId, title: `Lab ${labId}`, savedAt, text: textOf(labId), base: null })
  }
  return shelf
}

describe('the list of saved labs', () => {
  it('is of all, newest first', async () => {
    const ids = ['c', 'a', 'f', 'b', 'g', 'e', 'd']
    const shelf = await shelfWith(...ids.map((labId, index) => ({ labId, savedAt: (index * 3) % 7 })))
    const list = await listSavedLabs(shelf)
    expect(list).toHaveLength(ids.length)
    expect(list.map((lab) => lab.kind === 'whole' && lab.savedAt)).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(list[0]).toEqual({ kind: 'whole', labId: 'f', title: 'Lab f', savedAt: 6 })
  })

  it.each([
    { what: 'no title', fields: { title: 7 } },
    { what: 'no time', fields: { savedAt: undefined } },
    { what: 'a time that is no number', fields: { savedAt: NaN } },
    { what: 'a time before all times', fields: { savedAt: -1 } },
    { what: 'a time past all times', fields: { savedAt: 1e300 } },
    { what: 'a time for ever', fields: { savedAt: Infinity } },
    { what: 'no versions', fields: { slotIds: undefined } },
    { what: 'versions that are none', fields: { slotIds: [1] } },
  ])('has a lab whose record has $what, last and as damaged', async ({ fields }) => {
    const shelf = await shelfWith({ labId: 'a', savedAt: 9 }, { labId: 'b', savedAt: 1 })
    shelf.pointers.set('a', { ...(shelf.pointers.get('a') as object), ...fields })
    expect(await listSavedLabs(shelf)).toMatchObject([
      { kind: 'whole', labId: 'b' },
      { kind: 'damaged', labId: 'a' },
    ])
  })

  it('has a lab of which only versions are left, once', async () => {
    const shelf = await shelfWith({ labId: 'a', savedAt: 9 }, { labId: 'b', savedAt: 1 })
    await saveVersion(shelf, { labId: 'a', title: 'A', savedAt: 10, text: textOf('more'), base: 'a/1' })
    shelf.pointers.delete('a')
    expect(await listSavedLabs(shelf)).toEqual([
      { kind: 'whole', labId: 'b', title: 'Lab b', savedAt: 1 },
      { kind: 'damaged', labId: 'a' },
    ])
    shelf.pointers.set('a', { labId: 'a' })
    expect(await listSavedLabs(shelf)).toHaveLength(2)
  })

  it('has a lab of which a damaged record alone is left', async () => {
    const shelf = await shelfWith()
    shelf.pointers.set('a', { labId: 'a' })
    expect(await listSavedLabs(shelf)).toEqual([{ kind: 'damaged', labId: 'a' }])
  })

  it('has a lab whose record alone is left', async () => {
    const shelf = await shelfWith({ labId: 'a', savedAt: 9 })
    shelf.slots.clear()
    expect(await listSavedLabs(shelf)).toMatchObject([{ labId: 'a' }])
  })

  it('passes over what belongs to no lab', async () => {
    const shelf = await shelfWith()
    for (const [index, pointer] of [null, 7, 'x', {}, { labId: 7 }].entries())
      shelf.pointers.set(String(index), pointer)
    for (const id of ['a', '/1', 'a/', 'a/x', 'a/-1']) shelf.slots.set(id, {})
    expect(await listSavedLabs(shelf)).toEqual([])
  })

  it('knows versions of labs whose ids have a slash or a line end', async () => {
    const shelf = await shelfWith()
    for (const id of ['a/b/1', 'a\nb/2']) shelf.slots.set(id, {})
    expect((await listSavedLabs(shelf)).map(({ labId }) => labId)).toEqual(['a/b', 'a\nb'])
  })
})

it('an id for a lab is 16 hexadecimal digits, another each time', () => {
  const ids = Array.from({ length: 100 }, newLabId)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(new Set(ids).size).toBe(100)
})
