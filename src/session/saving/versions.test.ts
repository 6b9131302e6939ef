import { describe, expect, it } from 'vitest'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { loadLab } from './loadLab.ts'
import { textOf } from './savedLab.fixture.ts'
import { listSavedLabs } from './savedLabs.ts'
import { newestSlotId, NotSaved, OvertakenSave, saveVersion, SLOTS_KEPT } from './versions.ts'

/** Saves a lab of that title. */
function save(shelf: MemoryShelf, title: string, { labId = 'a', base }: { labId?: string; base: string | null }) {
  return saveVersion(shelf, { labId, title, savedAt: title.length, text: textOf(title), base })
}

/** As one page saves, each version after the one before. */
async function saved(...titles: readonly string[]): Promise<{ shelf: MemoryShelf; base: string | null }> {
  const shelf = new MemoryShelf()
  let base: string | null = null
  for (const title of titles) base = await save(shelf, title, { base })
  return { shelf, base }
}

async function loaded(shelf: MemoryShelf, labId = 'a'): Promise<string> {
  const loading = await loadLab(shelf, labId)
  if ('error' in loading) throw new Error(loading.error.message)
  expect(loading.lab).toMatchObject({ isWhole: true, damaged: [] })
  return loading.lab.state.lab.title
}

function contents(shelf: MemoryShelf): unknown {
  return structuredClone([[...shelf.slots], [...shelf.pointers]])
}

describe('SAV-1 what was saved is what is loaded', () => {
  it('in the newest version, of which the last few are kept', async () => {
    const { shelf, base } = await saved('1', '22', '333', '4444', '55555')
    expect(await loaded(shelf)).toBe('55555')
    expect(base).toBe('a/5')
    expect([...shelf.slots.keys()]).toEqual(['a/3', 'a/4', 'a/5'])
    expect(shelf.slots.size).toBe(SLOTS_KEPT)
    expect(shelf.pointers.get('a')).toMatchObject({ title: '55555', savedAt: 5, slotIds: ['a/5', 'a/4', 'a/3'] })
  })

  it('for each lab by itself', async () => {
    const { shelf } = await saved('one')
    await save(shelf, 'the other', { labId: 'b', base: null })
    expect(await loaded(shelf)).toBe('one')
    expect((await listSavedLabs(shelf)).map(({ labId }) => labId)).toEqual(['b', 'a'])
    expect(await loaded(shelf, 'b')).toBe('the other')
    expect([...shelf.slots.keys()]).toEqual(['a/1', 'b/1'])
  })

  it('with the id of the newest version, or none', async () => {
    const { shelf } = await saved('one', 'two')
    expect(await newestSlotId(shelf, 'a')).toBe('a/2')
    expect(await newestSlotId(shelf, 'b')).toBeNull()
    shelf.pointers.set('a', { labId: 'a' })
    expect(await newestSlotId(shelf, 'a')).toBeNull()
  })
})

describe('SAV-2 a version that somebody else has saved is never written over', () => {
  it.each<{ what: string; base: string | null; spoil?: (shelf: MemoryShelf) => void }>([
    { what: 'based on an older version', base: 'a/1' },
    { what: 'of a lab that was to be a new one', base: null },
    { what: 'of another lab’s version', base: 'b/2' },
    { what: 'whose record is gone', base: 'a/2', spoil: (shelf) => void shelf.pointers.delete('a') },
    { what: 'whose record is null', base: 'a/2', spoil: (shelf) => shelf.pointers.set('a', null) },
    { what: 'whose record is a text', base: 'a/2', spoil: (shelf) => shelf.pointers.set('a', 'a/2') },
    { what: 'whose record has no time', base: 'a/2', spoil: (shelf) => change(shelf, { savedAt: NaN }) },
    { what: 'whose record has no title', base: 'a/2', spoil: (shelf) => change(shelf, { title: undefined }) },
    { what: 'whose record names no versions', base: 'a/2', spoil: (shelf) => change(shelf, { slotIds: [] }) },
    { what: 'whose record names no list', base: 'a/2', spoil: (shelf) => change(shelf, { slotIds: 'a/2' }) },
    { what: 'new, beside a damaged record', base: null, spoil: (shelf) => shelf.pointers.set('a', {}) },
    { what: 'new, beside an empty record', base: null, spoil: (shelf) => change(shelf, { slotIds: [] }) },
  ])('by a save $what', async ({ base, spoil }) => {
    const { shelf } = await saved('first', 'second')
    spoil?.(shelf)
    const before = contents(shelf)
    await expect(save(shelf, 'third', { base })).rejects.toThrow(OvertakenSave)
    expect(contents(shelf)).toEqual(before)
  })

  it('by one of two saves at once: the other is told', async () => {
    for (const titles of [[], ['first'], ['first', 'second', 'third', 'fourth']]) {
      const { shelf, base } = await saved(...titles)
      const results = await Promise.allSettled(['mine', 'yours'].map((title) => save(shelf, title, { base })))
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const [won] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      const [lost] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
      expect(lost).toBeInstanceOf(OvertakenSave)
      const isMine = results[0]?.status === 'fulfilled'
      expect(await loaded(shelf)).toBe(isMine ? 'mine' : 'yours')
      // Whoever lost knows the newest version by asking, and goes on after it.
      expect(await newestSlotId(shelf, 'a')).toBe(won)
      await save(shelf, 'after', { base: won ?? null })
      expect(await loaded(shelf)).toBe('after')
    }
  })

  it('nor does a slot ever stand for two texts', async () => {
    const { shelf, base } = await saved('first', 'second', 'third', 'fourth')
    const before = new Map(shelf.slots)
    await Promise.allSettled([save(shelf, 'mine', { base }), save(shelf, 'yours', { base })])
    for (const [id, slot] of before) if (shelf.slots.has(id)) expect(shelf.slots.get(id)).toEqual(slot)
    expect([...shelf.slots.keys()]).toEqual(['a/3', 'a/4', 'a/5'])
  })
})

function change(shelf: MemoryShelf, fields: object): void {
  shelf.pointers.set('a', { ...(shelf.pointers.get('a') as object), ...fields })
}

describe('what was shown as saved survives', () => {
  it.each([
    { call: 0, left: 'second' },
    // Once written it is there although nobody was told so.
    { call: 1, left: 'third' },
  ])('a failure at call $call of the next save', async ({ call, left }) => {
    const { shelf, base } = await saved('first', 'second')
    shelf.failAfter = call
    await expect(save(shelf, 'third', { base })).rejects.toThrow('full')
    expect(await loaded(shelf)).toBe(left)
  })

  it('and there is no third call that could fail', async () => {
    const { shelf, base } = await saved('first', 'second')
    shelf.failAfter = 2
    await expect(save(shelf, 'third', { base })).resolves.toBe('a/3')
  })

  it('and a browser that forgets is found out', async () => {
    const { shelf, base } = await saved('first')
    shelf.isForgetful = true
    await expect(save(shelf, 'second', { base })).rejects.toThrow(NotSaved)
    expect(await loaded(shelf)).toBe('first')
  })

  it('and so is one that keeps another text', async () => {
    const { shelf, base } = await saved('first')
    const { write } = shelf
    shelf.write = async (labId, decide) => {
      const isWritten = await write.call(shelf, labId, decide)
      const slot = shelf.slots.get('a/2') as object
      shelf.slots.set('a/2', { ...slot, text: textOf('second').slice(0, 50) })
      return isWritten
    }
    await expect(save(shelf, 'second', { base })).rejects.toThrow(NotSaved)
  })
})
