import { expect, test, type Page } from '@playwright/test'
import { clock, stepUntil, why } from './support/demo.ts'
import { act, chooseNextRevision, deploySample } from './support/lab.ts'

/** Rolls the deployed sample to its second revision, at ECS's default percents. */
async function roll(page: Page): Promise<void> {
  await chooseNextRevision(page)
  await page.getByRole('button', { name: 'Update to nginx:2' }).click()
  // The form acts in the worker: nothing is to be taken back before it has.
  await expect(page.getByText(/The update of nginx has been asked for/).first()).toBeVisible()
}

/** Takes the last act and its branch back, and gives both again. */
async function undoAndRedo(page: Page): Promise<void> {
  const hash = () => page.evaluate(() => window.__taskyard?.hash())
  const withRoll = await hash()
  await page.keyboard.press('u')
  await expect.poll(hash).not.toBe(withRoll)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(hash).toBe(withRoll)
  await expect(why(page)).toBeVisible()
}

test('a change is undone and redone; in the past it is a branch: both are kept, and stand side by side on one clock', async ({
  page,
}) => {
  await deploySample(page)
  await roll(page)
  await undoAndRedo(page)
  const asked = await clock(page).innerText()
  await stepUntil(page, /Starts \d of \d nginx:2/)
  await stepUntil(page, /Deployment completed/)

  // Back to where the update was asked for, and there another upper limit.
  await page.keyboard.press('Home')
  await expect(clock(page)).toHaveText('00:00:00')
  await stepUntil(page, /The update of nginx has been asked for/)
  await expect(clock(page)).toHaveText(asked)
  await act(page, 'Update service')
  await page.getByRole('slider', { name: 'Maximum percent' }).focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp')
  await expect(page.getByText(/upper limit = 4 × 150 % = 6/)).toBeVisible()
  await page.getByRole('button', { name: 'Update', exact: true }).click()
  await expect(page.getByText(/You acted in the past/)).toBeVisible()
  await page.getByRole('button', { name: 'Show both side by side' }).click()

  const [main, other] = [
    page.getByRole('region', { name: 'Branch main' }),
    page.getByRole('region', { name: 'Branch UpdateService at 00:00:49' }),
  ]
  await expect(main).toContainText('100 / 200 %, lower 4, upper 8')
  await expect(other).toContainText('100 / 150 %, lower 4, upper 6')
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(main).toContainText(/4\+4 RUNNING|Starts 4/)
  await expect(other).toContainText(/Starts 2/)

  await main.getByRole('button', { name: 'Show alone' }).click()
  await expect(other).toBeHidden()
})
