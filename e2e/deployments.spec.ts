import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { why } from './support/demo.ts'

test('DEP-36 a bad revision is predicted, seen, compared with another kind and presented, by keyboard', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/deployments?way=canary-10-5-5')
  await expect(page.getByRole('heading', { name: 'Deployments', level: 1 })).toBeAttached()

  // The model has played it in a worker: what takes it back, and what it costs.
  await page.getByRole('switch', { name: /Predict first/ }).press('Space')
  await why(page).getByRole('radio', { name: 'Alarm' }).press('Space')
  await why(page).getByRole('radio', { name: '1 to 5 %' }).press('Space')
  await why(page).getByRole('button', { name: 'Answer' }).press('Enter')
  const judged = why(page).getByRole('status').getByRole('listitem')
  await expect(judged.filter({ has: page.getByRole('img', { name: 'Right:', exact: true }) })).toHaveText(
    'Taken back by an alarm at 05:00.',
  )
  await expect(judged.filter({ has: page.getByRole('img', { name: 'Not right:' }) })).toHaveText('130 requests failed.')
  await page.keyboard.press('Enter')
  await expect(why(page)).toContainText('The deployment of web:2 fails: back to web:1')
  const kinds = page.getByRole('table', { name: /Every kind, same load/ })
  await expect(kinds.getByRole('row', { name: 'Rolling not 31,300 44 not' })).toBeVisible()
  await expect(kinds.getByRole('row', { name: 'Canary, 10 % 05:00 alarm 130 17 05:59' })).toBeVisible()
  await expectNoViolation(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectNoViolation(page, { rules: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const { width, height } = page.viewportSize() ?? { width: 1_280, height: 720 }
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoViolation(page)
  await page.setViewportSize({ width, height })

  // Another kind under the same load, at the same moment; the address is all of it.
  await page.getByRole('button', { name: 'Compare with another kind' }).press('Enter')
  const figures = page.getByRole('table', { name: 'So far' })
  await expect(figures.getByRole('row', { name: /^Found out 05:00 alarm 05:00 alarm/ })).toBeVisible()
  await expect(page).toHaveURL(/way=canary-10-5-5.*at=300000.*|at=300000.*way=canary-10-5-5/)
  await page.goto(page.url())
  await expect(page.getByRole('heading', { name: 'B: Blue/green' })).toBeVisible()
  await expect(figures.getByRole('row', { name: /^Requests failed \d+ 1,\d+/ })).toBeVisible()

  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Two deployments: answers 500', level: 1 })).toBeVisible()
  await page.keyboard.press('k')
  await expect(kinds.getByRole('row', { name: /^Blue\/green 05:00 alarm/ })).toBeVisible()
  await expectNoViolation(page)
})
