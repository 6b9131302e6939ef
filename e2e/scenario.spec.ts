import { expect, test } from '@playwright/test'

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

test('a scenario at its end opens in the lab, and Back leads to its end as it was', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/scenarios/notes-scenario-2')
  await page.getByRole('button', { name: /^Begin/ }).click()
  for (let question = 1; question <= 4; question++) {
    await expect(
      page
        .getByText(`question ${String(question)} of 4`)
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Skip' }).click()
    await page.getByRole('button', { name: /^(Next question|See it completed)/ }).click()
  }
  const score = page.getByRole('heading', { name: '0 of 4 right' })
  await expect(score).toBeVisible()
  await page.getByRole('link', { name: 'Open in the lab' }).click()
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  await page.goBack()
  await expect(score).toBeVisible()
  await expect(page.getByText('Over. Drag the cursor to look back.')).toBeVisible()
  await page
    .getByRole('button', { name: /^Start over/ })
    .last()
    .click()
  await expect(page.getByRole('button', { name: /^Begin/ })).toBeVisible()
})
