import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'

const text = readFileSync('public/scenarios/who-goes-first.json', 'utf8')
const title = '<b>Brought</b> by a teacher'
const brought = text.replace(/"title": "[^"]*"/, `"title": "${title}"`)

async function choose(page: Page, name: string, content: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a scenario file' }).click()
  await (await choosing).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
}

test('a scenario is opened from a file and from its link, and runs when one says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scenarios')
  // One that is broken is named, with the place at fault.
  await choose(page, 'broken.json', brought.replace('"minutes": 5', '"minutes": 0'))
  const notice = page.getByRole('dialog', { name: 'Not opened: broken.json' })
  await expect(notice).toContainText('InvalidScenario')
  await expect(notice).toContainText('minutes: ')
  await notice.getByRole('button', { name: 'Go on without it' }).click()
  await choose(page, 'brought.json', brought)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('Nothing of it has run')).toBeVisible()
  await expect(page.locator('canvas')).toHaveCount(0)
  await page.getByRole('button', { name: /^Copy link/ }).click()
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await firstQuestion(page)
  // What was answered is kept through a new load, without asking again whether it may run.
  await page.getByRole('button', { name: 'Skip' }).click()
  await expect(page.getByRole('button', { name: /^(Go on|Next question|See it completed)/ })).toBeVisible()
  await page.reload()
  await expect(page.locator('canvas').first()).toBeVisible()

  const other = await context.newPage()
  await other.emulateMedia({ reducedMotion: 'reduce' })
  await other.goto(link)
  await expect(other.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(other.getByText('the link', { exact: true })).toBeVisible()
  await expect(other.locator('canvas')).toHaveCount(0)
  await other.evaluate(() => localStorage.clear())
  await other.reload()
  await firstQuestion(other)
  await other.goto(`${link.slice(0, -1)}x`)
  await expect(other.getByRole('dialog', { name: 'Not opened: the link' })).toContainText('LinkDamaged')
  await other.getByRole('button', { name: 'Go on without it' }).click()
  await expect(other).toHaveURL(/\/scenarios$/)
})

async function firstQuestion(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Start/ }).click()
  await page.getByRole('button', { name: /^Go on/ }).click()
  await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible()
}
