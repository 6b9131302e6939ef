import { describe, expect, it } from 'vitest'
import { loadLab, type LoadedLab } from './loadLab.ts'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { checksumOf } from './records.ts'
import { textOf, titled } from './savedLab.fixture.ts'
import type { Slot } from './shelf.ts'
import { saveVersion } from './versions.ts'

async function saved(...titles: readonly string[]): Promise<MemoryShelf> {
  const shelf = new MemoryShelf()
  await saveAll(shelf, 'a', titles)
  return shelf
}

async function saveAll(shelf: MemoryShelf, labId: string, titles: readonly string[]): Promise<void> {
  let base: string | null = null
  for (const [index, title] of titles.entries()) {
    base = await saveVersion(shelf, { labId, title, savedAt: 1_000 + index, text: textOf(title), base })
  }
}

function slotOf(shelf: MemoryShelf, id: string): Slot {
  return shelf.slots.get(id) as Slot
}

function change(shelf: MemoryShelf, id: string, fields: object): void {
  shelf.slots.set(id, { ...slotOf(shelf, id), ...fields })
}

/** As somebody would who knows how it is done: with a checksum that fits. */
function forge(shelf: MemoryShelf, id: string, text: string): void {
  change(shelf, id, { text, checksum: checksumOf('a', text) })
}

function edited(title: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...(JSON.parse(textOf(title)) as object), ...fields })
}

async function lab(shelf: MemoryShelf, labId = 'a'): Promise<LoadedLab> {
  const loading = await loadLab(shelf, labId)
  if ('error' in loading) throw new Error(loading.error.message)
  return loading.lab
}

const SECOND = textOf('second')
/** A record without a time of the wall clock. */
const NO_TIME = { labId: 'a', title: 'A', savedAt: NaN, slotIds: ['a/9'] }

describe('a saved lab is opened', () => {
  it('SAV-1 in its newest version, whole', async () => {
    const shelf = await saved('first', 'second')
    expect(await lab(shelf)).toEqual({
      state: titled('second'),
      text: textOf('second'),
      slotId: 'a/2',
      savedAt: 1_001,
      damaged: [],
      isWhole: true,
    })
  })

  it('whole when it was saved by 0.1, whose slots did not say when', async () => {
    const shelf = await saved('first', 'second')
    change(shelf, 'a/2', { savedAt: undefined })
    expect(await lab(shelf)).toMatchObject({ state: titled('second'), savedAt: 0, isWhole: true })
  })

  it('by the order of its record, not by that of the numbers', async () => {
    const shelf = await saved('first', 'second')
    shelf.pointers.set('a', { ...(shelf.pointers.get('a') as object), slotIds: ['a/1', 'a/2'] })
    expect((await lab(shelf)).slotId).toBe('a/1')
  })
})

describe('SAV-2 beside a damaged newest version the one before is opened, and the damage is told', () => {
  it.each<{ what: string; damage: (shelf: MemoryShelf) => void; reason: string; text: string }>([
    {
      what: '64 half-written',
      damage: (shelf) => change(shelf, 'a/2', { text: SECOND.slice(0, 99) }),
      reason: 'its checksum does not fit',
      text: SECOND.slice(0, 99),
    },
    {
      what: '64 of no known shape',
      damage: (shelf) => shelf.slots.set('a/2', { id: 'a/2', blob: 1 }),
      reason: 'it has no text',
      text: '{"id":"a/2","blob":1}',
    },
    { what: '64 a number', damage: (shelf) => shelf.slots.set('a/2', 7), reason: 'it has no text', text: '7' },
    { what: '64 null', damage: (shelf) => shelf.slots.set('a/2', null), reason: 'it has no text', text: 'null' },
    {
      what: '64 what has no text at all',
      damage: (shelf) => shelf.slots.set('a/2', { text: 1n }),
      reason: 'it has no text',
      text: '',
    },
    {
      what: '65 wrong checksum',
      damage: (shelf) => change(shelf, 'a/2', { checksum: '0000000000000000' }),
      reason: 'its checksum does not fit',
      text: SECOND,
    },
    {
      what: '65 no checksum',
      damage: (shelf) => change(shelf, 'a/2', { checksum: undefined }),
      reason: 'its checksum does not fit',
      text: SECOND,
    },
    {
      what: '66 another lab’s',
      damage: (shelf) => change(shelf, 'a/2', { labId: 'b' }),
      reason: 'it belongs to another lab',
      text: SECOND,
    },
    {
      what: '67 hand-edited',
      damage: (shelf) => change(shelf, 'a/2', { text: textOf('sekond') }),
      reason: 'its checksum does not fit',
      text: textOf('sekond'),
    },
    {
      what: '67 hand-edited with the right checksum, but no saved lab',
      damage: (shelf) => forge(shelf, 'a/2', '{"format":"excalidraw"}'),
      reason: 'it is not a saved lab',
      text: '{"format":"excalidraw"}',
    },
    {
      what: '67 the same, not JSON',
      damage: (shelf) => forge(shelf, 'a/2', 'hello'),
      reason: '"hello"',
      text: 'hello',
    },
    {
      what: '67 the same, with a seed that is none',
      damage: (shelf) => forge(shelf, 'a/2', edited('second', { seed: -1 })),
      reason: 'branch 1 cannot be read',
      text: edited('second', { seed: -1 }),
    },
    {
      what: '68 without a version, which is damage and nothing newer',
      damage: (shelf) => forge(shelf, 'a/2', edited('second', { version: undefined })),
      reason: 'its version cannot be read',
      text: edited('second', { version: undefined }),
    },
    {
      what: '68 of version 0',
      damage: (shelf) => forge(shelf, 'a/2', edited('second', { version: 0 })),
      reason: 'its version cannot be read',
      text: edited('second', { version: 0 }),
    },
    {
      what: '68 of version "2"',
      damage: (shelf) => forge(shelf, 'a/2', edited('second', { version: '2' })),
      reason: 'its version cannot be read',
      text: edited('second', { version: '2' }),
    },
    { what: '69 gone', damage: (shelf) => void shelf.slots.delete('a/2'), reason: 'it is gone', text: '' },
  ])('$what', async ({ damage, reason, text }) => {
    const shelf = await saved('first', 'second')
    damage(shelf)
    const loaded = await lab(shelf)
    expect(loaded).toMatchObject({ state: titled('first'), slotId: 'a/1', savedAt: 1_000, isWhole: false })
    expect(loaded.damaged).toEqual([{ slotId: 'a/2', reason: expect.stringContaining(reason) as string, text }])
  })

  it('also when two of three are damaged', async () => {
    const shelf = await saved('first', 'second', 'third')
    change(shelf, 'a/3', { checksum: '' })
    shelf.slots.delete('a/2')
    const loaded = await lab(shelf)
    expect(loaded).toMatchObject({ state: titled('first'), isWhole: false })
    expect(loaded.damaged.map(({ slotId }) => slotId)).toEqual(['a/3', 'a/2'])
  })

  it('but not for a damaged older one, which nobody misses', async () => {
    const shelf = await saved('first', 'second')
    shelf.slots.delete('a/1')
    expect(await lab(shelf)).toMatchObject({ state: titled('second'), damaged: [], isWhole: true })
  })
})

describe('nothing is opened', () => {
  it('68 of a lab that a newer Taskyard has saved: its older version would seem to be the lab', async () => {
    const shelf = await saved('first', 'second')
    const newer = edited('second', { version: 2, more: true })
    forge(shelf, 'a/2', newer)
    expect(await loadLab(shelf, 'a')).toMatchObject({
      error: { name: 'NewerSavedLab' },
      damaged: [{ slotId: 'a/2', text: newer }],
    })
  })

  it('when no version is whole; every text is there to be saved', async () => {
    const shelf = await saved('first', 'second', 'third')
    change(shelf, 'a/3', { checksum: '' })
    change(shelf, 'a/2', { labId: 'b' })
    forge(shelf, 'a/1', '[]')
    expect(await loadLab(shelf, 'a')).toMatchObject({
      error: { name: 'SavedLabDamaged', message: expect.stringContaining('No whole version') as string },
      damaged: [
        { slotId: 'a/3', text: textOf('third') },
        { slotId: 'a/2', text: textOf('second') },
        { slotId: 'a/1', text: '[]' },
      ],
    })
  })

  it('66 of swapped slots: both are refused, and their texts can be rescued', async () => {
    const shelf = await saved('mine')
    await saveAll(shelf, 'b', ['yours'])
    const [mine, yours] = [slotOf(shelf, 'a/1'), slotOf(shelf, 'b/1')]
    shelf.slots.set('a/1', { ...yours, id: 'a/1', labId: 'a' })
    shelf.slots.set('b/1', { ...mine, id: 'b/1', labId: 'b' })
    const [a, b] = await Promise.all([loadLab(shelf, 'a'), loadLab(shelf, 'b')])
    expect(a).toMatchObject({ error: { name: 'SavedLabDamaged' }, damaged: [{ text: textOf('yours') }] })
    expect(b).toMatchObject({ error: { name: 'SavedLabDamaged' }, damaged: [{ text: textOf('mine') }] })
  })

  it('of a lab of which there is nothing', async () => {
    expect(await loadLab(new MemoryShelf(), 'a')).toMatchObject({ error: { name: 'SavedLabDamaged' }, damaged: [] })
  })

  it('when the browser does not read', async () => {
    const shelf = await saved('first')
    shelf.failAfter = 0
    expect(await loadLab(shelf, 'a')).toMatchObject({ error: { name: 'NotReadable' }, damaged: [] })
  })
})

describe('69 a record that is damaged or gone leaves the versions', () => {
  it.each([undefined, null, 7, 'x', [], {}, { labId: 'a', title: 'A', savedAt: 1, slotIds: 'a/1' }, NO_TIME])(
    '%j: the newest by its number is opened, and saved to no more',
    async (pointer) => {
      const shelf = await saved(...Array.from({ length: 11 }, (_, index) => `version ${String(index)}`))
      if (pointer === undefined) shelf.pointers.delete('a')
      else shelf.pointers.set('a', pointer)
      // 11 comes after 9, whatever their texts do.
      expect([...shelf.slots.keys()]).toEqual(['a/9', 'a/10', 'a/11'])
      expect(await lab(shelf)).toMatchObject({ state: titled('version 10'), damaged: [], isWhole: false })
      shelf.slots.delete('a/11')
      expect(await lab(shelf)).toMatchObject({ state: titled('version 9'), isWhole: false })
    },
  )

  it.each([
    { what: 'none', slotIds: [] },
    { what: 'only such as are gone', slotIds: ['a/8', 'a/7'] },
  ])('and so does one that names $what of them', async ({ slotIds }) => {
    const shelf = await saved('first', 'second')
    shelf.pointers.set('a', { ...(shelf.pointers.get('a') as object), slotIds })
    expect(await lab(shelf)).toMatchObject({ state: titled('second'), isWhole: false })
  })
})
