import { expect, test, type Page } from '@playwright/test'
import { clock } from './support/demo.ts'
import { act, deploySample, stepTo } from './support/lab.ts'

const hashOf = (page: Page) => page.evaluate(() => window.__taskyard?.hash())

test('SAV-1 a lab that was saved by itself is there again after a reload, to the same hash', async ({ page }) => {
  await deploySample(page, 'nginx on EC2')
  await stepTo(page, /4 running of 4 desired/)
  const hash = await hashOf(page)
  const time = await clock(page).innerText()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  // The moment is saved when the lab is left.
  await page.getByRole('link', { name: 'Scenarios' }).click()
  await expect(page.getByRole('heading', { name: 'Scenarios', level: 1 })).toBeVisible()
  await page.goto('/lab?probe=1')
  await page.getByRole('button', { name: /^Continue “/ }).click()
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  await expect(clock(page)).toHaveText(time)
  expect(await hashOf(page)).toBe(hash)
})

test('SAV-1 a lab saved as a file opens from it to the same hash', async ({ page }) => {
  await deploySample(page, 'nginx on EC2')
  await stepTo(page, /4 running of 4 desired/)
  await act(page, 'Set load')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  const hash = await hashOf(page)
  await page.getByRole('button', { name: 'Share' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /Save as file/ }).click()
  const path = await (await downloading).path()

  await page.goto('/lab?probe=1')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file from disk' }).click()
  await (await choosing).setFiles(path)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByRole('row', { name: /of 4 desired/ })).toBeVisible()
  await expect.poll(() => hashOf(page)).toBe(hash)
})

test('of two tabs with one lab the first saves it, and the second says so', async ({ page, context }) => {
  await deploySample(page, 'nginx on EC2')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const other = await context.newPage()
  await other.goto('/lab')
  await other.getByRole('button', { name: /^Continue “/ }).click()
  await expect(other.getByText('Saved by another tab')).toBeVisible()
  await expect(other.getByText(/This lab is open in another tab, which saves it/)).toBeVisible()
  await other.close()
})

test('where the browser keeps nothing the lab goes on in memory and says how to keep it', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
  })
  await deploySample(page, 'nginx on EC2')
  await expect(page.getByText(/The browser keeps nothing for this page\. .*save it as a file/)).toBeVisible()
  await stepTo(page, /4 running of 4 desired/)
})

test('a model that hangs is ended and rebuilt, paused, with nothing lost', async ({ page }) => {
  await deploySample(page, 'nginx on EC2')
  await stepTo(page, /4 running of 4 desired/)
  const hash = await hashOf(page)
  await page.evaluate(() => window.__taskyard?.hangWorker())
  await expect(page.getByText(/The model stopped and was rebuilt from \d+ commands/)).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => hashOf(page)).toBe(hash)
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect.poll(() => hashOf(page)).not.toBe(hash)
})

test('Back and Forward, and an address edited while a lab runs, take nothing from it', async ({ page }) => {
  await deploySample(page, 'nginx on EC2')
  await stepTo(page, /4 running of 4 desired/)
  const hash = await hashOf(page)
  await page.evaluate(() => {
    location.hash = '#v1.AAAA.0.0000'
  })
  await expect(page.getByRole('dialog')).toContainText('Not opened')
  await page.getByRole('button', { name: 'Keep this lab' }).click()
  await page.goBack()
  await page.goForward()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  expect(await hashOf(page)).toBe(hash)
})
