import { describe, expect, it } from 'vitest'
import { lastLab } from './lastLab.ts'
import { MemoryShelf } from './memoryShelf.fixture.ts'
import { titled } from './savedLab.fixture.ts'
import { savedText } from './savedLab.ts'
import { saveVersion } from './versions.ts'

async function save(shelf: MemoryShelf, labId: string, { savedAt, atMs }: { savedAt: number; atMs: number }) {
  const text = savedText({ ...titled(labId), atMs })
  await saveVersion(shelf, { labId, title: labId, savedAt, text, base: null })
}

describe('SAV-1 the lab to go on with', () => {
  it('is the one that was saved last, at the moment at which it was left', async () => {
    const shelf = new MemoryShelf()
    await save(shelf, 'newer', { savedAt: 2_000, atMs: 9_000 })
    await save(shelf, 'older', { savedAt: 1_000, atMs: 1_000 })
    expect(await lastLab(shelf)).toEqual({ title: 'newer', atMs: 9_000, savedAt: 2_000 })
  })

  it('is none where nothing is kept, none that can be read, or the browser refuses', async () => {
    const shelf = new MemoryShelf()
    expect(await lastLab(shelf)).toBeNull()
    await save(shelf, 'a', { savedAt: 1_000, atMs: 0 })
    shelf.failAfter = 0
    expect(await lastLab(shelf)).toBeNull()
    shelf.slots.clear()
    expect(await lastLab(shelf)).toBeNull()
  })
})
