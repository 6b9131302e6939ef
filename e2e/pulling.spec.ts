import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { clock, why } from './support/demo.ts'

/** A failed pull of each link: what its task is called, what its heading says, which link broke, what mends it, and what stands on the stage then. */
const LABS = [
  { lab: 'no-route', task: 'web', title: 'shop:1', broken: 'A route leads', remedy: /a NAT gateway$/, left: null },
  {
    lab: 'not-allowed',
    task: 'web',
    title: '210987654321.dkr.ecr.us-east-1.amazonaws.com/shop:1',
    broken: 'The registry lets it',
    remedy: /^As 210987654321, let/,
    left: null,
  },
  {
    lab: 'no-tag',
    task: 'web',
    title: 'shop:2',
    broken: 'The image is there',
    remedy: 'Push shop:2',
    left: /^image shop:2/,
  },
  {
    lab: 'disk-full',
    task: 'far',
    title: 'shop:1',
    broken: 'It fits the host',
    remedy: /30 GiB of ephemeralStorage$/,
    left: null,
  },
] as const

test('PUL-4 PUL-5 failed pulls, one of each link, are found by their chain and mended by keyboard', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const { lab, task, title, broken, remedy, left } of LABS) {
    await openLab(page, lab)
    await page.getByRole('row', { name: /^Stopped, last 10 min/ }).press('ArrowRight')
    await page.getByRole('row', { name: new RegExp(`^${task}:1, task`) }).press('Enter')
    await expect(why(page).getByRole('heading', { name: `Why it cannot pull ${title}` })).toBeVisible()
    await expect(why(page).getByRole('listitem').filter({ hasText: 'broken' })).toContainText(broken)
    if (lab === 'disk-full') await expectNoViolation(page)
    await why(page).getByRole('button', { name: remedy }).press('Enter')
    // A revision that is registered has its number; another press would register a further one.
    if (lab === 'disk-full') await expect(why(page).getByRole('button', { name: /^Register far:3 with/ })).toBeVisible()
    else if (left === null)
      await expect(why(page).getByText(/^What broke is mended\. Run the task again/)).toBeVisible()
    else await expect(page.getByRole('row', { name: left })).toBeVisible()
  }
})

/** From disk, over what is open, and a little further than where its tasks have stopped. */
async function openLab(page: Page, lab: string): Promise<void> {
  await page.goto('/lab?probe=1&begin=empty')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file from disk' }).press('Enter')
  const buffer = readFileSync(new URL(`../src/testing/pullLabs/${lab}.json`, import.meta.url))
  await (await choosing).setFiles({ name: `${lab}.json`, mimeType: 'application/json', buffer })
  await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).press('Enter')
  await expect(page.getByRole('row', { name: /^us-east-1, yard/ })).toBeVisible()
  // A lab opens where its last command stands.
  await expect(clock(page)).toHaveText('00:00:01')
  await page.evaluate(() => window.__taskyard?.session.seek(100_000))
  // The tree follows a few times a second: what is opened before it has may have another place then.
  await expect(page.locator('.stage-tree')).toHaveAttribute('data-at', '00:01:40')
}
