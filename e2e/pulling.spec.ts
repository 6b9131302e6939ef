import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { why } from './support/demo.ts'

const buffer = readFileSync(new URL('../src/testing/pullLabs/no-tag.json', import.meta.url))

test('PUL-4 a task that cannot pull is found by its chain, and its tag is pushed, by keyboard', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/lab?probe=1')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file from disk' }).press('Enter')
  await (await choosing).setFiles({ name: 'no-tag.json', mimeType: 'application/json', buffer })
  await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).press('Enter')
  await expect(page.getByRole('row', { name: /^repository shop/ })).toBeVisible()
  await page.evaluate(() => window.__taskyard?.session.seek(20_000))

  await page.getByRole('row', { name: /^Stopped, last 10 min/ }).press('ArrowRight')
  await page.getByRole('row', { name: /^web:1, task/ }).press('Enter')
  await expect(why(page).getByRole('heading', { name: 'Why it cannot pull shop:2' })).toBeVisible()
  await expect(why(page).getByRole('listitem').filter({ hasText: 'broken' })).toContainText('The image is there')
  await expectNoViolation(page)

  await why(page).getByRole('button', { name: 'Push shop:2' }).press('Enter')
  await expect(page.getByRole('row', { name: /^image shop:2/ })).toBeVisible()
})
