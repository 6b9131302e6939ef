import { expect, test } from '@playwright/test'
import { act } from './support/lab.ts'

test('any operation is given from a form of its shape, and a refusal stands at its field', async ({ page }) => {
  await page.goto('/lab?probe=1')
  await page.getByRole('button', { name: 'Open a sample task definition' }).click()
  await page.getByRole('menuitem', { name: 'nginx on EC2' }).click()
  await page.getByRole('button', { name: 'Deploy it' }).click()
  await act(page, 'Any operation…')
  const form = page.getByRole('region', { name: 'Any operation' })
  await form.getByRole('button', { name: /Operation/ }).click()
  await page.getByRole('option', { name: 'CreateCluster' }).click()

  const name = form.getByRole('textbox', { name: 'clusterName' })
  await name.fill('two words')
  await form.getByRole('button', { name: 'CreateCluster', exact: true }).click()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription(/InvalidParameterException .*clusterName takes up to 255 letters/)

  await form.getByRole('radio', { name: 'JSON' }).check({ force: true })
  await form.getByRole('textbox', { name: 'Input as JSON' }).fill('{ "clusterName": "annex", "clusters": 2 }')
  await form.getByRole('button', { name: 'CreateCluster', exact: true }).click()
  await expect(form.getByRole('textbox')).toHaveAccessibleDescription(/Unknown parameter in input: "clusters"/)
  await form.getByRole('textbox').fill('{ "clusterName": "annex" }')
  await form.getByRole('radio', { name: 'Fields' }).check({ force: true })
  await expect(name).toHaveValue('annex')
  await name.press('Enter')
  await expect(form).toBeHidden()
  await expect(page.getByRole('row', { name: /annex/ })).toBeVisible()
})
