import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { why } from './support/demo.ts'
import { openFile, seek } from './support/lab.ts'

/** A failed pull of each link: what its task is called, what its heading says, which link broke, what mends it, and what stands on the stage then. */
const LABS = [
  {
    lab: 'no-route',
    task: 'web',
    title: 'shop:1',
    broken: 'A route leads',
    remedy: /^Do it: .* a NAT gateway$/,
    left: null,
  },
  {
    lab: 'not-allowed',
    task: 'web',
    title: '210987654321.dkr.ecr.us-east-1.amazonaws.com/shop:1',
    broken: 'The registry lets it',
    remedy: /^Do it: As 210987654321, let/,
    left: null,
  },
  {
    lab: 'no-tag',
    task: 'web',
    title: 'shop:2',
    broken: 'The image is there',
    remedy: 'Do it: Push shop:2',
    left: /^image shop:2/,
  },
  {
    lab: 'disk-full',
    task: 'far',
    title: 'shop:1',
    broken: 'It fits the host',
    remedy: /^Do it: .* 30 GiB of ephemeralStorage$/,
    left: null,
  },
] as const

test('PUL-4 PUL-5 failed pulls, one of each link, are found by their chain and mended by keyboard', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const { lab, task, title, broken, remedy, left } of LABS) {
    await openFile(page, readFileSync(new URL(`../src/testing/pullLabs/${lab}.json`, import.meta.url), 'utf8'))
    await seek(page, 100_000, '00:01:40')
    await page.getByRole('row', { name: /^Stopped, last 10 min/ }).press('ArrowRight')
    await page.getByRole('row', { name: new RegExp(`^${task}:1, task`) }).press('Enter')
    await expect(why(page).getByRole('heading', { name: `Why it cannot pull ${title}` })).toBeVisible()
    await expect(why(page).getByRole('listitem').filter({ hasText: 'broken' })).toContainText(broken)
    if (lab === 'disk-full') await expectNoViolation(page)
    await why(page).getByRole('button', { name: remedy }).press('Enter')
    // A revision that is registered has its number; another press would register a further one.
    if (lab === 'disk-full')
      await expect(why(page).getByRole('button', { name: /^Do it: Register far:3 with/ })).toBeVisible()
    else if (left === null)
      await expect(why(page).getByText(/^What broke is mended\. Run the task again/)).toBeVisible()
    else await expect(page.getByRole('row', { name: left })).toBeVisible()
  }
})
