import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { act, deploySample, stepTo } from './support/lab.ts'

test('ALM-2 an alarm on a service: load puts it into ALARM, its datapoints say why, and it is deleted', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page)
  await stepUntil(page, /Deployment completed/)

  await act(page, 'Create an alarm')
  await expect(page.getByText('4 min', { exact: true })).toBeVisible()
  // A service without load idles at 3 %.
  await page.getByRole('spinbutton', { name: 'Threshold, in percent' }).fill('1')
  await page.getByRole('textbox', { name: 'Name' }).fill('busy')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await stepTo(page, /^alarm busy, ALARM/)
  await page.getByRole('row', { name: /^alarm busy/ }).click()
  await expect(why(page)).toContainText('It is in ALARM')
  await expect(why(page)).toContainText('Threshold Crossed: 3 out of the last 3 datapoints')
  await expect(page.locator('.timeline__evaluated')).toBeVisible()
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Set to OK' }).click()
  await expect(page.getByRole('row', { name: /^alarm busy, OK/ })).toBeVisible()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('row', { name: /^alarm busy/ })).toHaveCount(0)
})
