import { readdirSync, readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import type { LabFile } from '../src/labfile/labFile.ts'
import { parseLabFile } from '../src/labfile/parse.ts'
import { Run } from '../src/model/engine/run.ts'

const UNTIL_MS = 20 * 60_000
/** In the midst of most of them. */
const BACK_MS = 150_000

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

async function hashAfterSeek(page: Page, atMs: number): Promise<string | null | undefined> {
  return page.evaluate(async (toMs) => {
    await window.__taskyard?.session.seek(toMs)
    return window.__taskyard?.hash()
  }, atMs)
}

test('DET-3, DET-4 every lab ends with the same hash in Node and in Chromium, after a seek back too', async ({
  page,
}) => {
  await page.goto('/lab?probe=1')
  await expect.poll(() => page.evaluate(() => window.__taskyard !== undefined)).toBe(true)
  for (const { name, file } of labs()) {
    const run = new Run({ seed: file.seed, log: file.commands })
    run.advance(BACK_MS)
    const early = run.hash
    run.advance(UNTIL_MS)
    expect(await hashInBrowser(page, file, UNTIL_MS), name).toBe(run.hash)
    expect(await hashAfterSeek(page, BACK_MS), `${name}, back`).toBe(early)
    expect(await hashAfterSeek(page, UNTIL_MS), `${name}, forth`).toBe(run.hash)
  }
})
