import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { deploySample } from './support/lab.ts'

test('TSK-12 a task is started on the instance that is pointed at, larger than its definition; too large it finds no place', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page)
  await stepUntil(page, /Deployment completed/)

  const start = async (cpu: string): Promise<void> => {
    await page.getByRole('row', { name: /^i-/ }).first().click()
    await page.getByRole('button', { name: 'Start a task here' }).click()
    const form = page.getByRole('region', { name: /^Start a task on i-/ })
    await form.getByRole('button', { name: /^Overrides/ }).click()
    await form.getByLabel('Task CPU, in units').fill(cpu)
    await expectNoViolation(page)
    await form.getByRole('button', { name: 'Start', exact: true }).click()
  }

  // A size that ECS refuses is told at its field.
  await start('64')
  await expect(page.getByText("Invalid 'cpu' setting for task.")).toBeVisible()
  await page.getByLabel('Task CPU, in units').fill('1024')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(why(page)).toContainText('1,536 / 2,048')

  await start('100000')
  await why(page)
    .getByRole('button', { name: /No place for/ })
    .click()
  await expect(why(page)).toContainText(/StartTask names i-[0-9a-f]{4}: [0-9,]+ CPU units short/)

  await page.getByRole('row', { name: /^i-/ }).first().click()
  await why(page)
    .getByRole('button', { name: /goes to i-/ })
    .first()
    .click()
  await expect(why(page)).toContainText('so nothing is chosen')
})
