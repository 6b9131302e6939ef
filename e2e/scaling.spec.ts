import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'

test('SCL-2 a spike is drawn by key, and both its alarm and its new count say why', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scaling')
  await expect(page.getByRole('heading', { name: 'Auto scaling', level: 1 })).toBeAttached()
  await stepUntil(page, /Scales out from 2 to/)
  await expect(why(page)).toContainText('rounded up')
  await expect(why(page)).toContainText('Rule SCL-')
  await expect(page.locator('.timeline__evaluated')).toBeVisible()
  await expectNoViolation(page)

  // A load of one's own: higher from minute 2 on.
  const load = page.getByRole('group', { name: 'Requests a second over an hour' })
  await load.getByRole('slider', { name: 'At 00:02:00' }).focus()
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+PageUp')
  await page.getByRole('button', { name: 'Run this load' }).press('Enter')
  await expect(page).toHaveURL(/load=0-12\./)
  await stepUntil(page, /Scales out from 2 to/)

  // The address is the page: another visitor sees the same count at the same time.
  await expect(page).toHaveURL(/at=\d+/)
  const verdict = await why(page).getByRole('heading').first().textContent()
  await page.goto(page.url())
  await expect(why(page).getByRole('heading').first()).toHaveText(verdict ?? '')
})

test('SCL-1 every preset plays, two policies are compared, and what comes is predicted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scaling')
  const presets = page.getByRole('radiogroup', { name: 'Preset' }).getByRole('radio')
  await expect(presets).toHaveCount(6)
  for (const preset of await presets.all()) {
    await preset.check({ force: true })
    await expect(page.getByRole('button', { name: 'Next decision' })).toBeEnabled()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  await presets.first().check({ force: true })

  await page.getByRole('switch', { name: /Predict first/ }).press('Space')
  await page.getByRole('spinbutton', { name: 'Next desired count' }).fill('4')
  await page.getByRole('spinbutton', { name: 'In minute' }).fill('9')
  await page.getByRole('button', { name: 'Answer' }).press('Enter')
  await expect(why(page)).toContainText('Yes, both. 4 tasks at 09:00.')
  await page.getByRole('switch', { name: /Predict first/ }).press('Space')

  await page.getByRole('button', { name: 'Compare with another policy' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Policy B' })).toBeVisible()
  await stepUntil(page, /Scales out from 2 to/)
  const figures = page.getByRole('table', { name: 'So far' })
  await expect(figures.getByRole('row', { name: /^Requests sent/ })).toContainText(/\d/)
  await expectNoViolation(page)

  await page.getByRole('button', { name: 'Close comparison' }).first().press('Enter')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Target tracking, CPU, 60 %', level: 1 })).toBeVisible()
  await expectNoViolation(page)
})
