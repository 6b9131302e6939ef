import type { Page } from '@playwright/test'
import { checksumOf } from '../../src/session/saving/records.ts'

export const saved = (page: Page) => page.getByText('Saved', { exact: true })

/** An act without a form: one cluster more, by whose name the act is known again. */
export const addCluster = (page: Page, clusterName: string) =>
  page.evaluate(
    (name) =>
      window.__taskyard?.session.act({ service: 'ecs', operation: 'CreateCluster', input: { clusterName: name } }),
    clusterName,
  )

/** The newest version of each lab that the browser keeps: its last command, a cluster by its name. */
export async function lastSavedActs(page: Page): Promise<string[]> {
  const texts = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open('taskyard'))
    const stores = database.transaction(['labs', 'slots'])
    const labs = (await done(stores.objectStore('labs').getAll())) as { slotIds: string[] }[]
    const slots = (await done(stores.objectStore('slots').getAll())) as { id: string; text: string }[]
    database.close()
    return labs.map(({ slotIds }) => slots.find(({ id }) => id === slotIds[0])?.text ?? '')
  })
  return texts.map(lastActOf).sort()
}

/** Puts copies of the only lab beside it, as if each had been saved a day before the one ahead of it. */
export async function addCopies(page: Page, titles: readonly string[]): Promise<void> {
  const text = await page.evaluate(async () => {
    const opening = indexedDB.open('taskyard')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const reading = opening.result.transaction('slots').objectStore('slots').getAll()
    await new Promise((resolve) => (reading.onsuccess = resolve))
    opening.result.close()
    return (reading.result as { text: string }[]).at(-1)?.text ?? ''
  })
  const records = titles.map((title, index) => {
    const labId = `copy-${String(index)}`
    const savedAt = Date.UTC(2026, 0, titles.length - index)
    const slot = { id: `${labId}/1`, labId, text, checksum: checksumOf(labId, text), savedAt }
    return { slot, pointer: { labId, title, savedAt, slotIds: [slot.id] } }
  })
  await page.evaluate(async (copies) => {
    const opening = indexedDB.open('taskyard')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const writing = opening.result.transaction(['labs', 'slots'], 'readwrite')
    for (const { slot, pointer } of copies) {
      writing.objectStore('labs').put(pointer)
      writing.objectStore('slots').put(slot)
    }
    await new Promise((resolve) => (writing.oncomplete = resolve))
    opening.result.close()
  }, records)
}

/** Cuts the newest version of the only lab short, as a disk might. */
export async function damageNewest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open('taskyard'))
    const slots = database.transaction('slots', 'readwrite').objectStore('slots')
    const newest = ((await done(slots.getAll())) as { id: string; text: string }[]).at(-1)
    if (newest !== undefined) await done(slots.put({ ...newest, text: newest.text.slice(0, -9) }))
    database.close()
  })
}

function lastActOf(text: string): string {
  try {
    const { branches } = JSON.parse(text) as {
      branches: { commands: { operation: string; input: { clusterName?: string } }[] }[]
    }
    const last = branches[0]?.commands.at(-1)
    return last?.input.clusterName ?? last?.operation ?? ''
  } catch {
    return 'not readable'
  }
}
