import { expect, test } from '@playwright/test'
import { clock, openDemo } from './support/demo.ts'
import { deploySample, stepTo } from './support/lab.ts'

test('who has clicked a task still steps through time with the arrows; Escape lets go', async ({ page }) => {
  await openDemo(page, '?min=50&max=100')
  await expect(page.getByRole('status').filter({ hasText: 'Selected' })).toHaveCount(0)
  const stage = page.getByRole('img', { name: /The yard/ })
  await stage.click({ position: { x: 60, y: 85 } })
  await expect(page.getByRole('status').filter({ hasText: 'Selected: web:7' })).toHaveCount(1)
  await expect(stage).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(clock(page)).not.toHaveText('00:00:00')
  await page.keyboard.press('ArrowLeft')
  await expect(clock(page)).toHaveText('00:00:00')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status').filter({ hasText: 'Selected' })).toHaveCount(0)
})

test('Enter on a row of the tree leads to the headline; a zone says what it is', async ({ page }) => {
  await deploySample(page, 'nginx_fargate')
  await stepTo(page, /Fargate, us-east-1a/)
  await page.getByRole('row', { name: /Fargate, us-east-1a/ }).click()
  await page.keyboard.press('Enter')
  const headline = page.getByRole('heading', { level: 1, name: '0 instances, 2 tasks' })
  await expect(headline).toBeFocused()
  await expect(page.getByText(/A zone can fail by itself/)).toBeVisible()
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('what is chosen in the tree closes its sheet, and a chevron opens a row', async ({ page }) => {
    await page.goto('/lab')
    await page.getByRole('button', { name: 'Open a sample task definition' }).tap()
    await page.getByRole('menuitem', { name: 'nginx on EC2' }).tap()
    await page.getByRole('button', { name: 'Deploy it' }).tap()
    await expect(page.getByRole('img', { name: /3 instances/ })).toBeVisible()
    await page.getByRole('button', { name: 'Next decision' }).tap()
    await expect(clock(page)).not.toHaveText('00:00:00')
    await page.getByRole('button', { name: 'Tree', exact: true }).tap()
    const instance = page.getByRole('row', { name: /^i-/ }).first()
    const chevron = instance.getByRole('button')
    expect(await chevron.boundingBox()).toMatchObject({ width: 44, height: 44 })
    await chevron.tap()
    await expect(instance).toHaveAttribute('aria-expanded', 'true')
    await expect(page.getByRole('dialog', { name: 'Tree' })).toBeVisible()
    await instance.tap({ position: { x: 200, y: 20 } })
    await expect(page.getByRole('dialog', { name: 'Tree' })).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: /on i-/ })).toBeVisible()
  })
})

test('in a low window the transport is on the screen', async ({ page }) => {
  await openDemo(page, '?min=50&max=100')
  const next = page.getByRole('button', { name: 'Next decision' })
  for (const viewport of [
    { width: 1_280, height: 540 },
    // 1440 × 900 at 200 %.
    { width: 720, height: 450 },
  ]) {
    const before = await clock(page).innerText()
    await page.setViewportSize(viewport)
    await expect(next).toBeInViewport({ ratio: 1 })
    await next.click()
    await expect(clock(page)).not.toHaveText(before)
  }
})

test('forced colours leave the time cursor and the limits apart from what is under them', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await openDemo(page, '?min=50&max=100')
  const colours = (selector: string, name: 'backgroundColor' | 'stroke') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, style) => getComputedStyle(element)[style], name)
  const ground = await colours('body', 'backgroundColor')
  expect(await colours('.timeline__cursor', 'backgroundColor')).not.toBe(ground)
  expect(await colours('.timeline__limit', 'stroke')).not.toBe(ground)
})

test('an act is a pin on the timeline that leads to its moment', async ({ page }) => {
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)
  const pin = page.getByRole('toolbar', { name: 'Your acts' }).getByRole('button')
  await expect(pin).toHaveCount(1)
  await pin.click()
  await expect(clock(page)).toHaveText('00:00:00')
})

test('F6 goes through the parts of the page, and each verdict is spoken while one steps', async ({ page }) => {
  await deploySample(page)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await page.getByRole('button', { name: 'Next decision' }).focus()
  const parts: (string | null | undefined)[] = []
  for (let part = 0; part < 5; part++) {
    await page.keyboard.press('F6')
    parts.push(await focused())
  }
  // After the time the inspector, then from the header on; back again with Shift.
  expect(parts).toEqual(['Why', null, 'Tree', 'Stage', 'Time'])
  await page.keyboard.press('Shift+F6')
  expect(await focused()).toBe('Stage')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('status').filter({ hasText: /^00:00:01: Starts 4 of 4 nginx:1/ })).toHaveCount(1)
})
