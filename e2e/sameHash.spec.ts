import { readdirSync, readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import type { LabFile } from '../src/labfile/labFile.ts'
import { parseLabFile } from '../src/labfile/parse.ts'
import { Run } from '../src/model/engine/run.ts'

const UNTIL_MS = 20 * 60_000

function labs(): readonly { readonly name: string; readonly file: LabFile }[] {
  return readdirSync('public/labs').map((name) => {
    const reading = parseLabFile(readFileSync(`public/labs/${name}`, 'utf8'))
    if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
    return { name, file: reading.file }
  })
}

async function hashInBrowser(page: Page, file: LabFile, atMs: number): Promise<string | null> {
  return page.evaluate(
    async ({ lab, toMs }) => {
      const probe = window.__taskyard
      if (probe === undefined) return 'no probe'
      await probe.session.open(lab)
      await probe.session.seek(toMs)
      return probe.hash()
    },
    { lab: file, toMs: atMs },
  )
}

test('DET-3 every lab ends with the same hash in Node and in Chromium', async ({ page }) => {
  await page.goto('/lab?probe=1')
  await expect.poll(() => page.evaluate(() => window.__taskyard !== undefined)).toBe(true)
  for (const { name, file } of labs()) {
    const run = new Run({ seed: file.seed, log: file.commands })
    run.advance(UNTIL_MS)
    expect(await hashInBrowser(page, file, UNTIL_MS), name).toBe(run.hash)
  }
})

test('DET-4 a seek back and forth in the worker ends where Node does', async ({ page }) => {
  await page.goto('/lab?probe=1')
  await expect.poll(() => page.evaluate(() => window.__taskyard !== undefined)).toBe(true)
  for (const { name, file } of labs().slice(0, 4)) {
    for (let seed = 2; seed < 8; seed++) {
      const seeded = { ...file, seed }
      const run = new Run({ seed, log: file.commands })
      run.advance(150_000)
      await hashInBrowser(page, seeded, UNTIL_MS)
      const back = await page.evaluate(async () => {
        await window.__taskyard?.session.seek(150_000)
        return window.__taskyard?.hash()
      })
      expect(back, `${name}, seed ${String(seed)}`).toBe(run.hash)
    }
  }
})
