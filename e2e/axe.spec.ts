import { expect, test, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil } from './support/demo.ts'
import { act, deployOpened } from './support/lab.ts'
import { saved } from './support/saved.ts'

const DESKTOP = { width: 1_280, height: 720 }
const PHONE = { width: 390, height: 844 }

/** With less motion the hero stands still, so what axe sees does not change under it. */
test.use({ viewport: DESKTOP, colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } })

/** In the light with every rule; in the dark only the colours are others. */
async function expectClean(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expectNoViolation(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectNoViolation(page, { rules: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
}

/** The same, and every rule once more where the page is laid out for a phone. */
async function expectCleanOnBoth(page: Page): Promise<void> {
  await expectClean(page)
  await page.setViewportSize(PHONE)
  await expect.poll(() => page.evaluate(() => document.documentElement.clientWidth)).toBe(PHONE.width)
  await expectNoViolation(page)
  await page.setViewportSize(DESKTOP)
}

const linkTo = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })

test('axe finds nothing on Home, the rolling update, its projector, the scenarios, and where no page is', async ({
  page,
}) => {
  await page.goto('/')
  await expectCleanOnBoth(page)
  await page.getByRole('button', { name: /^4\+4/ }).click()
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expectNoViolation(page)

  await linkTo(page, 'Rolling update').click()
  await stepUntil(page, /ECS waits/)
  await expectCleanOnBoth(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: /which counts come next/ })).toBeVisible()
  // A projector has one look, whatever the system's.
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compare with another setting' }).click()
  await expect(page.getByRole('region', { name: 'Setting B' })).toContainText('lower 4, upper 6')
  await expectClean(page)

  await linkTo(page, 'Scenarios').click()
  await expect(page.getByText(/of \d+ scenarios solved/).first()).toBeVisible()
  await expectClean(page)
  await page.goto('/scenarios/notes-scenario-1')
  await expect(page.getByRole('button', { name: /^Begin/ })).toBeVisible()
  await expectClean(page)
  await page.goto('/nowhere')
  await expectClean(page)
})

test('axe finds nothing in the lab: empty, with a form, running, and with the list of what is saved', async ({
  page,
}) => {
  await page.goto('/lab')
  await expectCleanOnBoth(page)
  await deployOpened(page, 'nginx on Fargate')
  await act(page, 'Update service')
  await expect(page.getByRole('region', { name: 'Update service nginx' })).toBeVisible()
  await expectClean(page)
  await page.keyboard.press('Escape')
  await stepUntil(page, /Deployment completed/)
  await page.getByRole('row', { name: /^service nginx/ }).click()
  await page.getByRole('tab', { name: 'Lifecycle' }).click()
  await expectClean(page)
  await expect(saved(page)).toBeVisible()
  await page.goto('/lab?begin=empty')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('menuitem', { name: /All saved labs/ }).click()
  await expect(page.getByRole('button', { name: /^Remove nginx/ })).toBeVisible()
  await expectClean(page)
})
