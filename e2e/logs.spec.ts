import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { act, stepTo } from './support/lab.ts'
import { missingGroupLink } from './support/logsLab.ts'

test('a task that failed for its log group says so and what helps; with the group its log says why it is no good', async ({
  page,
}) => {
  await page.goto(`/lab?probe=1#${await missingGroupLink(40_000)}`)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByText('CreateLogStream /ecs/web').first()).toBeVisible()
  await expect(page.getByText(/all RUNNING after/).first()).toBeVisible()
  await expectNoViolation(page, { within: ['.lab-inspector'] })

  await act(page, 'Create log group')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('/ecs/web')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Create', exact: true }).press('Enter')
  await stepTo(page, /1 running of 1 desired/)

  await page.getByRole('row', { name: /healthy/ }).first().click()
  await page.getByRole('tab', { name: 'Containers' }).click()
  const lines = page.getByRole('list', { name: 'Lines of the log of web' })
  await expect(lines).toContainText('INFO starting web:1')
  await page.getByRole('searchbox', { name: 'Filter the log of web' }).fill('-starting')
  await expect(lines).not.toContainText('INFO starting web:1')
  await expectNoViolation(page, { within: ['.lab-inspector'] })
})
