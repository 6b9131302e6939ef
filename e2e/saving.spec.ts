import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { clock } from './support/demo.ts'
import { act, deploySample, stepTo } from './support/lab.ts'
import { addCluster, addCopies, damageNewest, lastSavedActs, saved } from './support/saved.ts'

const hashOf = (page: Page) => page.evaluate(() => window.__taskyard?.hash())

test('SAV-1 a lab that was saved by itself is there again after a reload, to the same hash', async ({ page }) => {
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)
  const hash = await hashOf(page)
  const time = await clock(page).innerText()
  await expect(saved(page)).toBeVisible()
  // The moment is saved when the lab is left.
  await page.getByRole('link', { name: 'Scenarios' }).click()
  await expect(page.getByRole('heading', { name: 'Scenarios', level: 1 })).toBeVisible()
  // Back in the lab it has been read from where it was saved: a page that is loaded anew too soon would cut that short.
  await page.getByRole('link', { name: 'Lab', exact: true }).click()
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  await page.goto('/lab?probe=1')
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  await expect(clock(page)).toHaveText(time)
  expect(await hashOf(page)).toBe(hash)
})

test('SAV-1 a lab saved as a file opens from it to the same hash', async ({ page }) => {
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)
  const before = await hashOf(page)
  await act(page, 'Set load')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect.poll(() => hashOf(page)).not.toBe(before)
  const hash = await hashOf(page)
  await page.getByRole('button', { name: 'Share' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /Save as file/ }).click()
  const path = await (await downloading).path()

  await page.goto('/lab?probe=1&begin=empty')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file from disk' }).click()
  await (await choosing).setFiles(path)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByRole('row', { name: /of 4 desired/ })).toBeVisible()
  await expect.poll(() => hashOf(page)).toBe(hash)
})

test('SAV-2 of two tabs with one lab the first saves it; when it is closed the second does', async ({
  page,
  context,
}) => {
  await deploySample(page)
  await expect(saved(page)).toBeVisible()
  const other = await continueInAnotherTab(context)
  await expect(other.getByText(/This lab is open in another tab, which saves it/)).toBeVisible()
  await page.close()
  await expect(other.getByText('The other tab has left this lab: it is saved here from now on.')).toBeVisible()
  await addCluster(other, 'later')
  await expect.poll(() => lastSavedActs(other)).toEqual(['later'])
  await expect(saved(other)).toBeVisible()
})

test('SAV-2 a lab that two tabs changed is two labs, and nothing of either is lost', async ({ page, context }) => {
  await deploySample(page)
  await expect(saved(page)).toBeVisible()
  const other = await continueInAnotherTab(context)
  await addCluster(other, 'there')
  await addCluster(page, 'here')
  await expect.poll(() => lastSavedActs(other)).toEqual(['here'])
  await page.close()
  await expect(other.getByText(/This lab was changed elsewhere too\. Both are kept/)).toBeVisible()
  await expect(saved(other)).toBeVisible()
  expect(await lastSavedActs(other)).toEqual(['here', 'there'])
})

test('where the browser keeps nothing the lab goes on in memory, and is not replaced unasked', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    LockManager.prototype.request = () => Promise.reject(new DOMException('Access is denied.', 'SecurityError'))
  })
  await deploySample(page)
  await expect(page.getByText(/The browser keeps nothing for this page\. .*save it as a file/)).toBeVisible()
  await stepTo(page, /4 running of 4 desired/)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Empty lab' }).click()
  await expect(page.getByText(/the lab on the screen is not saved: it would be lost/)).toBeVisible()
  await page.getByRole('button', { name: 'Keep this lab' }).click()
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  expect(errors).toEqual([])
})

test('SAV-2 a lab that was left goes on as the same one; of a damaged newest version the one before opens', async ({
  page,
}) => {
  await deploySample(page)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row', { name: /of 4 desired/ })).toBeVisible()
  // One lab alone is saved: no second one was made of it.
  await addCluster(page, 'newest')
  await expect.poll(() => lastSavedActs(page)).toEqual(['newest'])
  await damageNewest(page)
  await page.reload()
  await expect(page.getByText(/newest version of this lab cannot be read: its checksum does not fit/)).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the damaged as file' }).click()
  expect((await downloading).suggestedFilename()).toBe('damaged lab.txt')
  await expect(saved(page)).toBeVisible()
  expect(await lastSavedActs(page)).toEqual(['CreateService', 'not readable'])
})

test('every saved lab can be found, taken as a file and removed; the file opens again', async ({ page }) => {
  await deploySample(page)
  await expect(saved(page)).toBeVisible()
  await page.goto('/lab?probe=1&begin=empty')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('menuitem', { name: /All saved labs/ }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save nginx.* as file$/ }).click()
  const path = await (await downloading).path()
  await page.getByRole('button', { name: /^Remove nginx/ }).click()
  await page.getByRole('button', { name: /^Remove nginx.* for good$/ }).click()
  await expect(page.getByText('No lab is saved in this browser.')).toBeVisible()
  await page.keyboard.press('Escape')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file from disk' }).click()
  await (await choosing).setFiles(path)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByRole('row', { name: /of 4 desired/ })).toBeVisible()
})

test('of many saved labs each is in the list, and the oldest opens from it', async ({ page }) => {
  await deploySample(page)
  await expect(saved(page)).toBeVisible()
  const titles = Array.from({ length: 12 }, (_, index) => `Copy ${String(index)}`)
  await addCopies(page, titles)
  await page.reload()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('menuitem', { name: /All saved labs/ }).click()
  for (const title of titles)
    await expect(page.getByRole('button', { name: `Open ${title}`, exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Open Copy 11', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('row', { name: /of 4 desired/ })).toBeVisible()
  await expect(saved(page)).toBeVisible()
})

/** The same browser, a second page with the lab that was saved last. */
async function continueInAnotherTab(context: BrowserContext): Promise<Page> {
  const other = await context.newPage()
  await other.goto('/lab?probe=1')
  await other.getByRole('button', { name: /^Continue “/ }).click()
  await expect(other.getByText('Saved by another tab')).toBeVisible()
  return other
}
