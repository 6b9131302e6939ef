import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { deploySample, stepTo } from './support/lab.ts'

test('FLT-2, FLT-4 a zone is taken away and given back, by keyboard', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page)
  await stepUntil(page, /Deployment completed/)

  await page.keyboard.press('a')
  await page.getByRole('menuitem', { name: 'Faults…' }).press('Enter')
  await expect(page.getByRole('radio', { name: /An Availability Zone goes/ })).toBeChecked()
  await expect(page.getByText(/^Stops \d tasks? and 1 instance in us-east-1a\./)).toBeVisible()
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Break it' }).press('Enter')
  await expect(page.getByRole('row', { name: /^us-east-1a, out/ })).toBeVisible()
  await stepTo(page, /^i-.*m5\.large, stopped, 0 tasks/)
  await stepTo(page, /nginx.*4 running of 4 desired/)

  const mend = page.getByRole('button', { name: 'Mend: us-east-1a is out' })
  await mend.press('Enter')
  await expect(mend).toHaveCount(0)
  await expect(page.getByRole('row', { name: /^us-east-1a, 1 instance, 0 tasks/ })).toBeVisible()

  // Going back takes the outage itself back.
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('row', { name: /^us-east-1a, out/ })).toBeVisible()
  await page.getByRole('row', { name: /^us-east-1a, out/ }).click()
  await expect(why(page)).toContainText('Nothing is placed or launched here until it is back')
})
