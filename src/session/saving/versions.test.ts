import { describe, expect, it } from 'vitest'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { listPointers, loadText, NotSaved, saveText, SLOTS_KEPT, type Slot } from './slots.ts'

function lab(text: string, labId = 'a') {
  return { labId, title: `Lab ${labId}`, savedAt: text.length, text }
}

async function saved(...texts: readonly string[]): Promise<MemoryShelf> {
  const shelf = new MemoryShelf()
  for (const text of texts) await saveText(shelf, lab(text))
  return shelf
}

function change(shelf: MemoryShelf, id: string, fields: Partial<Slot>): void {
  shelf.slots.set(id, { ...(shelf.slots.get(id) as Slot), ...fields })
}

describe('SAV-1 what was saved is what is loaded', () => {
  it('in the newest version, of which the last few are kept', async () => {
    const shelf = await saved('1', '22', '333', '4444', '55555')
    expect(await loadText(shelf, 'a')).toEqual({ text: '55555', isOlder: false })
    expect([...shelf.slots.keys()]).toEqual(['a/3', 'a/4', 'a/5'])
    expect(shelf.slots.size).toBe(SLOTS_KEPT)
  })

  it('for each lab by itself', async () => {
    const shelf = await saved('one')
    await saveText(shelf, lab('the other', 'b'))
    expect(await loadText(shelf, 'a')).toMatchObject({ text: 'one' })
    expect((await listPointers(shelf)).map(({ labId }) => labId)).toEqual(['b', 'a'])
    expect(await loadText(shelf, 'b')).toMatchObject({ text: 'the other' })
    expect([...shelf.slots.keys()]).toEqual(['a/1', 'b/1'])
  })
})

describe('what was shown as saved survives', () => {
  it('a failure at any call of the next save', async () => {
    for (let call = 0; call < 4; call += 1) {
      const shelf = await saved('first', 'second')
      shelf.failAfter = call
      await expect(saveText(shelf, lab('third'))).rejects.toThrow('full')
      const loaded = await loadText(shelf, 'a')
      // Once written it may be there although nobody was told so.
      expect(loaded.text).toBe(call < 2 ? 'second' : 'third')
    }
  })

  it('and a browser that forgets is found out', async () => {
    const shelf = await saved('first')
    shelf.isForgetful = true
    await expect(saveText(shelf, lab('second'))).rejects.toThrow(NotSaved)
    expect(await loadText(shelf, 'a')).toEqual({ text: 'first', isOlder: false })
  })
})

describe('a damaged record (reliability 64 to 69)', () => {
  it.each<{ what: string; damage: (shelf: MemoryShelf) => void }>([
    { what: '64 half-written', damage: (shelf) => change(shelf, 'a/2', { text: 'sec' }) },
    { what: '64 of no known shape', damage: (shelf) => shelf.slots.set('a/2', { id: 'a/2', blob: 1 }) },
    { what: '65 wrong checksum', damage: (shelf) => change(shelf, 'a/2', { checksum: '0000000000000000' }) },
    { what: '66 another lab’s', damage: (shelf) => change(shelf, 'a/2', { labId: 'b' }) },
    { what: '67 hand-edited', damage: (shelf) => change(shelf, 'a/2', { text: 'sekond' }) },
    { what: 'gone', damage: (shelf) => void shelf.slots.delete('a/2') },
  ])('$what: the version before is loaded', async ({ damage }) => {
    const shelf = await saved('first', 'second')
    damage(shelf)
    expect(await loadText(shelf, 'a')).toEqual({ text: 'first', isOlder: true })
    await saveText(shelf, lab('third'))
    expect(await loadText(shelf, 'a')).toEqual({ text: 'third', isOlder: false })
  })

  it('66 swapped slots are both refused, and their texts can be rescued', async () => {
    const shelf = await saved('mine')
    await saveText(shelf, lab('yours', 'b'))
    const [mine, yours] = [shelf.slots.get('a/1') as Slot, shelf.slots.get('b/1') as Slot]
    shelf.slots.set('a/1', { ...yours, id: 'a/1', labId: 'a' })
    shelf.slots.set('b/1', { ...mine, id: 'b/1', labId: 'b' })
    expect(await loadText(shelf, 'a')).toEqual({ text: null, remains: ['yours'] })
  })

  it.each([null, 7, 'x', {}, { labId: 'a', title: 'A', savedAt: 1, slotIds: 'a/1' }])(
    'a pointer that is %j is passed over',
    async (pointer) => {
      const shelf = await saved('first')
      shelf.pointers.set('a', pointer)
      expect(await listPointers(shelf)).toEqual([])
      expect(await loadText(shelf, 'a')).toEqual({ text: null, remains: [] })
      await saveText(shelf, lab('second'))
      expect(await loadText(shelf, 'a')).toMatchObject({ text: 'second' })
    },
  )
})
