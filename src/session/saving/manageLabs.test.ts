import { describe, expect, it } from 'vitest'
import { finish } from '../../base/work.ts'
import { Lab } from '../../worker/lab.ts'
import { roll, rollingLab, scaleTo } from '../../worker/rollingLab.fixture.ts'
import { openText } from '../files.ts'
import { exportSavedLab, removeSavedLab } from './manageLabs.ts'
import { MemoryLocks, noLocks } from './memoryLocks.fixture.ts'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { textOf } from './savedLab.fixture.ts'
import { savedText } from './savedLab.ts'
import type { Slot } from './shelf.ts'
import { saveVersion } from './versions.ts'

async function save(shelf: MemoryShelf, labId: string, texts: readonly string[]): Promise<void> {
  let base: string | null = null
  for (const text of texts) base = await saveVersion(shelf, { labId, title: labId, savedAt: 1, text, base })
}

async function saved(...titles: readonly string[]): Promise<MemoryShelf> {
  const shelf = new MemoryShelf()
  await save(
    shelf,
    'a',
    titles.map((title) => textOf(title)),
  )
  return shelf
}

function spoil(shelf: MemoryShelf, id: string): void {
  shelf.slots.set(id, { ...(shelf.slots.get(id) as Slot), checksum: '' })
}

describe('a saved lab as a file', () => {
  it('is its newest version', async () => {
    expect(await exportSavedLab(await saved('first', 'second'), 'a')).toEqual({
      title: 'second',
      text: textOf('second'),
    })
  })

  it('or the version before a damaged one', async () => {
    const shelf = await saved('first', 'second')
    spoil(shelf, 'a/2')
    expect(await exportSavedLab(shelf, 'a')).toEqual({ title: 'first', text: textOf('first') })
  })

  it('or what is left of damaged ones, the newest first', async () => {
    const shelf = await saved('first', 'second', 'third')
    for (const id of ['a/1', 'a/3']) spoil(shelf, id)
    shelf.slots.delete('a/2')
    expect(await exportSavedLab(shelf, 'a')).toEqual({
      title: 'damaged lab',
      text: `${textOf('third')}\n${textOf('first')}`,
    })
  })

  it('or a word that nothing is left', async () => {
    expect(await exportSavedLab(new MemoryShelf(), 'a')).toMatchObject({ error: { name: 'NothingLeft' } })
  })

  it('SAV-1 opens as the lab that it was, branches and moment too', async () => {
    const lab = finish(Lab.opening(rollingLab))
    finish(lab.advancing(60_000, null))
    finish(lab.acting('main', roll))
    finish(lab.advancing(150_000, null))
    finish(lab.seeking(90_000))
    finish(lab.acting('main', scaleTo(6)))
    finish(lab.showing(['main', 'branch-2'], 'branch-2'))
    const shelf = new MemoryShelf()
    await save(shelf, 'a', [savedText({ lab: lab.info(), atMs: lab.nowMs })])
    const exported = await exportSavedLab(shelf, 'a')
    const opened = openText('text' in exported ? exported.text : '')
    if (opened.kind !== 'saved') throw new Error(opened.kind)
    const again = finish(Lab.restoring(opened.state))
    expect(again.info()).toEqual(lab.info())
    expect(again.nowMs).toBe(90_000)
    expect(again.shown.map(({ run }) => run.hash)).toEqual(lab.shown.map(({ run }) => run.hash))
  })
})

describe('a saved lab that is removed', () => {
  it('leaves nothing, and every other lab', async () => {
    const shelf = await saved('first', 'second')
    for (const id of ['aa', 'b', 'A']) await save(shelf, id, [textOf('mine')])
    const others = structuredClone([...shelf.slots].filter(([id]) => !/^a\/\d+$/.test(id)))
    const locks = new MemoryLocks()
    expect(await removeSavedLab(shelf, locks, 'a')).toEqual({ isRemoved: true })
    expect([...shelf.slots]).toEqual(others)
    expect([...shelf.pointers.keys()]).toEqual(['aa', 'b', 'A'])
    expect(locks.held).toEqual([])
  })

  it('is free again for another of that id', async () => {
    const shelf = await saved('first')
    await removeSavedLab(shelf, new MemoryLocks(), 'a')
    await save(shelf, 'a', [textOf('new')])
    expect([...shelf.slots.keys()]).toEqual(['a/1'])
  })

  it('stays while another tab has it open', async () => {
    const shelf = await saved('first')
    const locks = new MemoryLocks()
    const lock = await locks.take('a')
    expect(await removeSavedLab(shelf, locks, 'a')).toMatchObject({ error: { name: 'LabIsOpen' } })
    expect([shelf.slots.size, shelf.pointers.size, locks.held]).toEqual([1, 1, ['a']])
    lock?.release()
    expect(await removeSavedLab(shelf, locks, 'a')).toEqual({ isRemoved: true })
  })

  it('stays when the browser does not remove it, and can be asked again', async () => {
    const shelf = await saved('first')
    const locks = new MemoryLocks()
    shelf.failAfter = 0
    expect(await removeSavedLab(shelf, locks, 'a')).toMatchObject({ error: { name: 'NotRemoved' } })
    expect([shelf.slots.size, shelf.pointers.size, locks.held]).toEqual([1, 1, []])
    expect(await removeSavedLab(shelf, locks, 'a')).toEqual({ isRemoved: true })
  })

  it('goes where locks are not to be had', async () => {
    const shelf = await saved('first')
    expect(await removeSavedLab(shelf, noLocks, 'a')).toEqual({ isRemoved: true })
  })
})
