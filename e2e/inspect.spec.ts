import { expect, test, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { clock, openDemo, stepUntil, why } from './support/demo.ts'
import { stepTo } from './support/lab.ts'

/** The tree is the stage for who has no pointer: arrow keys select in it. */
async function selectFirstInstance(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'The yard as a tree' }).click()
  await expect(page.getByRole('row', { name: /us-east-1a/ }).first()).toBeVisible()
  await page.getByRole('row', { name: /^i-/ }).first().click()
}

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('what is selected in the demo has its inspector, and Escape leads back to the decision', async ({ page }) => {
  await openDemo(page, '?min=50&max=100')
  await expect(page.getByRole('img', { name: /The yard: 3 instances/ })).toBeVisible()
  await stepUntil(page, /ECS waits/)
  await selectFirstInstance(page)
  await expect(why(page).getByRole('tab', { name: 'Describe' })).toBeVisible()
  await expect(why(page)).toContainText(/tasks? on i-/)
  await expectNoViolation(page)
  await why(page).getByRole('tab', { name: 'Describe' }).click()
  await expect(why(page)).toContainText('containerInstanceArn')
  await page.keyboard.press('Escape')
  await expect(why(page)).toContainText('ECS waits')
  await page.getByRole('row', { name: /^i-/ }).last().click()
  await page.getByRole('button', { name: 'Back to the decision' }).click()
  await expect(why(page)).toContainText('ECS waits')
})

test('in a comparison each side has its why in a sheet', async ({ page }) => {
  await page.goto('/rolling?min=50&max=100&bMin=100&bMax=150&at=38000')
  await expect(clock(page)).toHaveText('00:00:38')
  await page.getByRole('button', { name: 'Why, setting B' }).click()
  const sheet = page.getByRole('dialog', { name: 'Why, setting B' })
  await expect(sheet).toContainText('ECS waits 11 s')
  await selectFirstInstance(page)
  await expect(sheet).toContainText('2 tasks on i-')
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('a comparison fits a laptop and a small window', async ({ page }) => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(size)
    await page.goto('/rolling?min=50&max=100&bMin=100&bMax=150&at=38000')
    await expect(clock(page)).toHaveText('00:00:38')
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(size.height)
    await expect(page.getByRole('slider', { name: 'Time' })).toBeInViewport()
  }
})

test('an unplaced task’s remedy is run by the model and shown on a branch', async ({ page }) => {
  await page.goto('/lab?probe=1')
  await page.getByRole('button', { name: 'Open a sample task definition' }).click()
  await page.getByRole('menuitem', { name: 'nginx on EC2' }).click()
  await page.getByRole('spinbutton', { name: 'Desired count' }).fill('30')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Deploy it' }).click()
  // Until the new lab has come, a step is one of the lab before.
  await expect(page.getByRole('row', { name: /0 running of 30 desired/ })).toBeVisible()
  await stepTo(page, /wanted, no place/)
  await page.getByRole('row', { name: /wanted, no place/ }).click()
  await expect(why(page)).toContainText('What would place it')
  await expect(why(page)).toContainText(/placed at once|placed after/)
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Try on a branch: Add one m5.large' }).click()
  const branch = page.getByRole('region', { name: 'Branch Add one m5.large' })
  await expect(branch.getByRole('img', { name: /^The yard: 4 instances in .*, 24 tasks/ })).toBeVisible()
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(branch).toContainText('Starts 6 of 6 nginx:1')
  await expect(branch.getByRole('img', { name: /^The yard: 4 instances in .*, 30 tasks/ })).toBeVisible()
})
