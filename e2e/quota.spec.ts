import { expect, test, type Page } from '@playwright/test'
import { serializeLabFile } from '../src/labfile/parse.ts'
import { quotaLog } from '../src/testing/quotaLab.ts'
import { addCluster, lastSavedActs, saved } from './support/saved.ts'

const TITLE = 'The size of the quotas'
/** It takes 10 s to open on two quiet cores. */
const OPEN = { timeout: 90_000 }

/** The page's copy of the lab: its time, how many tasks run. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const view = window.__taskyard?.session.store.getState().views.main
    const tasks = [...(view?.world.tasks.values() ?? [])]
    return { atMs: view?.nowMs, running: tasks.filter(({ step }) => step === 'running').length }
  })

/** That it opens again as it was saved needs no browser, and is tried without one. */
test('SAV-1 a lab of 5,000 instances and 10,000 tasks opens, plays and is saved', async ({ page }) => {
  test.setTimeout(240_000)
  const file = { format: 'taskyard/lab', version: 1, title: TITLE, seed: 1, commands: quotaLog() } as const
  await page.goto('/lab?probe=1')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file from disk' }).click()
  const buffer = Buffer.from(serializeLabFile(file))
  await (await choosing).setFiles({ name: 'quota.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByText(new RegExp(`^Opening “${TITLE}”: \\d+ %`))).toBeVisible()
  await expect(page.getByRole('button', { name: `${TITLE}, rename this lab` })).toBeVisible(OPEN)
  const before = await seen(page)
  expect(before.running).toBe(10_000)

  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(async () => (await seen(page)).atMs, OPEN).toBeGreaterThan((before.atMs ?? 0) + 5_000)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await addCluster(page, 'last')
  await expect.poll(() => lastSavedActs(page), OPEN).toEqual(['last'])
  await expect(saved(page)).toBeVisible()
  await page
    .evaluate(() => window.__taskyard?.session.store.getState().notice)
    .then((notice) => expect(notice).toBeNull())
})
