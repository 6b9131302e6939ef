import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { act, deploySample } from './support/lab.ts'

test('PRO-3 a protected task outlives a scale-in, tags stay with it, and the verdict says what ECS waits for', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page)
  await stepUntil(page, /Deployment completed/)

  // By keyboard alone: the tree is the stage for who has no pointer.
  await page.getByRole('row', { name: /^i-/ }).first().click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Protect from scale-in' }).click()
  await page.getByRole('button', { name: 'Protect', exact: true }).click()
  await expect(page.getByRole('row', { name: /protected from scale-in/ })).toBeVisible()
  await expect(why(page)).toContainText('for 2 h')

  await page.getByRole('button', { name: 'Add tags' }).click()
  await page.getByLabel('Key 1').fill('job')
  await page.getByLabel('Value 1').fill('render-42')
  await page.getByRole('button', { name: 'Save tags' }).click()
  await expect(why(page)).toContainText('render-42')
  await expectNoViolation(page)

  await act(page, 'Update service')
  await page.getByRole('spinbutton', { name: 'Desired count' }).fill('0')
  await page.getByRole('button', { name: 'Update', exact: true }).click()
  // Escape closes a form that is still there, before it lets go of the task.
  await expect(page.getByRole('region', { name: /^Update service/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await stepUntil(page, /ECS waits/)
  await expect(why(page)).toContainText('1 task to stop is protected from scale-in')
  await expect(page.getByRole('row', { name: /protected from scale-in/ })).toBeVisible()
})
