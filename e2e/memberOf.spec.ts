import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { act, deploySample, stepTo } from './support/lab.ts'

test('PLC-8 an expression that selects no instance leaves a task without a place, until an attribute is put', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page)
  await stepUntil(page, /Deployment completed/)

  await act(page, 'Update service')
  const field = page.getByRole('textbox', { name: /memberOf/ })
  await field.fill('attribute:stack = prod')
  await page.getByRole('spinbutton', { name: 'Desired count' }).fill('5')
  await page.getByRole('button', { name: 'Update', exact: true }).click()
  await expect(page.getByText(/cannot be read: at character 17/)).toBeVisible()
  await page.getByRole('button', { name: /Example of an expression/ }).click()
  await page.getByRole('option', { name: /Instances with an attribute/ }).click()
  await expect(field).toHaveValue('attribute:stack == prod')
  await page.getByRole('button', { name: 'Update', exact: true }).click()
  await stepTo(page, /wanted, no place/)
  await page.getByRole('row', { name: /wanted, no place/ }).click()
  await expect(why(page)).toContainText('attribute:stack is not there where attribute:stack == prod is asked for')

  await page.getByRole('row', { name: /^i-/ }).first().click()
  await page.getByRole('button', { name: 'Put attribute' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('stack')
  await page.getByLabel('Value', { exact: true }).fill('prod')
  await page.getByRole('button', { name: 'Put', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Delete attribute stack' })).toBeVisible()
  await expectNoViolation(page)
  await page.keyboard.press('Escape')
  await stepUntil(page, /Steady|steady/)
  await expect(page.getByRole('row', { name: /5 running of 5 desired/ })).toBeVisible()
})
