import { expect, test, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { clock, why } from './support/demo.ts'

/** Steps until the verdict is there. Targets turn healthy within one second, so the clock may stand. */
async function stepUntil(page: Page, verdict: RegExp): Promise<void> {
  const count = page.getByText(/^decision \d+ of \d+$/)
  for (let step = 0; step < 20; step++) {
    if (verdict.test(await why(page).innerText())) return
    const before = await count.innerText()
    await page.getByRole('button', { name: 'Next decision' }).click()
    await expect(count).not.toHaveText(before)
  }
  expect(await why(page).innerText()).toMatch(verdict)
}

test('SCL-2 a spike is drawn by key, and both its alarm and its new count say why', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scaling')
  await expect(page.getByRole('heading', { name: 'Auto scaling', level: 1 })).toBeAttached()
  await stepUntil(page, /Scales out from 2 to/)
  await expect(why(page)).toContainText('rounded up')
  await expect(why(page)).toContainText('Rule SCL-')
  await expect(page.locator('.timeline__evaluated')).toBeVisible()
  await expectNoViolation(page)

  // Any metric as third track, its datapoints by key; the address has it.
  await page.getByRole('button', { name: 'Tracks' }).press('Enter')
  await page.getByRole('menuitem', { name: 'RequestCountPerTarget of web' }).press('Enter')
  const datapoints = page.getByRole('slider', { name: 'Datapoints of RequestCountPerTarget' })
  await datapoints.press('ArrowLeft')
  await expect(datapoints).toHaveAttribute('aria-valuetext', /^[\d,.]+ from \d\d:00$/)
  await expect(page.locator('.timeline__pointed-label')).toBeVisible()
  await expect(page).toHaveURL(/track=AWS%2FApplicationELB/)

  // A load of one's own: higher from minute 2 on.
  const load = page.getByRole('group', { name: 'Requests a second over an hour' })
  await load.getByRole('slider', { name: 'At 00:02:00' }).focus()
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+PageUp')
  await page.getByRole('button', { name: 'Run this load' }).press('Enter')
  await expect(page).toHaveURL(/load=0-12\./)
  // Until it runs, the panel still tells of the run before.
  await expect(clock(page)).toHaveText('00:00:00')
  await stepUntil(page, /Scales out from 2 to/)

  // The address is the page: another visitor sees the same count at the same time.
  // Policies are called at full minutes.
  const minutes = Number((await clock(page).innerText()).slice(3, 5))
  await expect(page).toHaveURL(new RegExp(`at=${String(minutes * 60_000)}(&|$)`))
  const verdict = await why(page).getByRole('heading').first().textContent()
  await page.goto(page.url())
  await expect(why(page).getByRole('heading').first()).toHaveText(verdict ?? '')
})

test('SCL-1 every preset plays, two policies are compared, and what comes is predicted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scaling')
  // Asked of the preset that the page begins with: what is answered while another comes is asked anew.
  await page.getByRole('switch', { name: /Predict first/ }).press('Space')
  await page.getByRole('spinbutton', { name: 'Next desired count' }).fill('4')
  await page.getByRole('spinbutton', { name: 'In minute' }).fill('9')
  await page.getByRole('button', { name: 'Answer' }).press('Enter')
  await expect(why(page)).toContainText('Yes, both. 4 tasks at 09:00.')
  await page.getByRole('switch', { name: /Predict first/ }).press('Space')

  const presets = page.getByRole('radiogroup', { name: 'Preset' }).getByRole('radio')
  await expect(presets).toHaveCount(7)
  for (const preset of await presets.all()) {
    await preset.check({ force: true })
    await expect(page.getByRole('button', { name: 'Next decision' })).toBeEnabled()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  await presets.first().check({ force: true })

  await page.getByRole('button', { name: 'Compare with another policy' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Policy B' })).toBeVisible()
  await expect(page).toHaveURL(/other=step-60-300-300/)
  await page.goto('/scaling?other=step-60-300-300&at=900000')
  const figures = page.getByRole('table', { name: 'So far' })
  await expect(figures.getByRole('row', { name: 'First scale-out 09:00 08:00' })).toBeVisible()
  await expectNoViolation(page)

  await page.getByRole('button', { name: 'Close comparison' }).first().press('Enter')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Target tracking, CPU, 60 %', level: 1 })).toBeVisible()
  await expectNoViolation(page)
})
