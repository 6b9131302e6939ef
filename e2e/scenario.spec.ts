import { expect, test } from '@playwright/test'

test('a scenario is predicted, observed and explained, and the model grades', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scenarios')
  await page.getByRole('link', { name: /Half may stop, 50 \/ 100/ }).click()
  await page.getByRole('button', { name: /^Begin/ }).click()
  const olds = page.getByRole('spinbutton').first()
  const news = page.getByRole('spinbutton').nth(1)
  await expect(olds).toBeVisible()
  await olds.fill('2')
  await news.fill('0')
  await page.getByText('Fairly sure').click()
  await page.getByRole('button', { name: /Lock in 2\+0/ }).click()
  await expect(
    page
      .getByText(/^Yes, 2\+0/)
      .or(page.getByRole('heading', { name: /2\+0/ }))
      .first(),
  ).toBeVisible()
})

test('a percent is tried in vain, then shown, and a play that was left goes on', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scenarios/one-task-100-100')
  await page.getByRole('button', { name: /^Begin/ }).click()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: /^Next question/ }).click()
  await page.getByRole('slider', { name: 'Minimum healthy percent' }).press('ArrowLeft')
  await page.getByRole('button', { name: 'Set min 95 %' }).click()
  await expect(page.getByRole('heading', { name: 'Still nothing moves' })).toBeVisible()
  await page.getByRole('button', { name: /^Try again/ }).click()
  await page.getByRole('button', { name: 'Show me' }).click()
  await expect(page.getByRole('heading', { name: 'It rolls' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('question 3 of 4').filter({ visible: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Lock in/ })).toBeVisible()
})

test('Home asks for a first prediction and says why', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/')
  await expect(page.getByRole('heading', { name: /Now 4\+0, old \+ new/ })).toBeVisible()
  await page.getByRole('button', { name: /^4\+2/ }).click()
  await expect(page.getByText(/Yes, 4\+2\. Upper limit is 6 = 4 × 150 %/)).toBeVisible()
  await page.getByRole('link', { name: 'Predict the next step' }).click()
  await expect(page).toHaveURL(/scenarios\/notes-scenario-2/)
})
