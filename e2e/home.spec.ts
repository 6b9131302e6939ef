import { expect, test, type Page } from '@playwright/test'
import { clock } from './support/demo.ts'
import { deploySample, stepTo } from './support/lab.ts'
import { saved } from './support/saved.ts'

const question = (page: Page) => page.getByRole('heading', { name: /Which counts come next/ })
const firstWords = (page: Page) => page.getByRole('heading', { name: 'Watch ECS decide.' })

/** Longer than a phone is wide. */
const TITLE = 'A rather long title of a lab for the Friday class'

/** Which limit makes the next counts, by those of now: the hero plays on while it is asked. */
const REASONS: Readonly<Record<string, string>> = {
  '4+0': 'Upper limit is 6',
  '4+2': 'Lower limit is 4',
  '2+2': 'Upper limit is 6',
  '2+4': 'Lower limit is 4',
}

test('an answer stops the hero, its reason is that of the asked counts, and Go on goes on', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'A rolling update, playing now' })).toBeVisible()
  await expect(question(page)).toBeVisible()
  await page.keyboard.press('1')
  const goOn = page.getByRole('button', { name: 'Go on' })
  await expect(goOn).toBeFocused()
  await expect(page.getByRole('heading', { name: 'A rolling update, paused' })).toBeVisible()
  const now = /Now (\S+),/.exec(await question(page).innerText())?.[1] ?? ''
  await expect(page.locator('.next-counts').getByRole('status')).toContainText(REASONS[now] ?? 'no such counts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'A rolling update, playing now' })).toBeVisible()
  await expect(page.getByText(`You predicted ${now} →`)).toBeVisible()
})

test('Home names the lab that was left, and leads back to it', async ({ page }) => {
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)
  const time = await clock(page).innerText()
  await page.evaluate((name) => window.__taskyard?.session.retitle(name), TITLE)
  await expect(page.getByRole('button', { name: `${TITLE}, rename this lab` })).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await expect(firstWords(page)).toBeVisible()
  const link = page.getByRole('link', { name: `Continue ${TITLE}, ${time}` })
  await expect(link).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  // The stage follows its place a frame later.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.setViewportSize({ width: 1280, height: 720 })
  await link.click()
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  await expect(clock(page)).toHaveText(time)
})

test('Home leads to what course notes cover, open and in sight, and a heading there to its questions', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: /each of their headings/ }).focus()
  await page.keyboard.press('Enter')
  const summary = page.locator('summary', { hasText: 'What the notes cover' })
  await expect(summary).toBeFocused()
  await expect(summary).toBeInViewport()
  await page.getByRole('link', { name: '2 questions on Temporary credentials from the metadata endpoint' }).click()
  await expect(page.getByText('Question 1 of 5', { exact: true })).toBeVisible()
})

test('where the browser keeps nothing Home offers the lab, and no error', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
  })
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('link', { name: 'Open the lab' })).toBeVisible()
  expect(errors).toEqual([])
})
