import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { act, deploySample, stepTo } from './support/lab.ts'

test('ALB-14 a load balancer before a service: its check is broken, ECS replaces the task, its target says why', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page, 'nginx on EC2')
  await stepUntil(page, /Deployment completed/)

  await act(page, 'Put a load balancer in front')
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('front-')
  await page.getByRole('button', { name: 'Put in front' }).click()
  await expect(page.getByText('cannot begin or end with a hyphen')).toBeVisible()
  // From here on by keyboard, as far as the form goes.
  await name.fill('front')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /^load balancer front/ })).toBeVisible()
  await stepTo(page, /^target group nginx, .*healthy/)

  await page.getByRole('row', { name: /^target group nginx/ }).click()
  await expect(page.getByRole('radio', { name: 'Traffic' })).toBeChecked()
  await expect(why(page)).toContainText('finds what hangs in')
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Break its health check' }).click()
  await stepTo(page, /^target .*, unhealthy, Health checks failed with these codes: \[503\]/)
  await page
    .getByRole('row', { name: /^target .*, unhealthy/ })
    .first()
    .click()
  await expect(why(page)).toContainText('Target.ResponseCodeMismatch')
  await expect(why(page)).toContainText('2 failed')
  await page.keyboard.press('Escape')
  await stepUntil(page, /health checks|Starts/)
})
