import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'

const QUESTIONS = 65
/** The rest stay open: every question is made by its model in any case, to be graded. */
const ANSWERED = 8

test('a whole mock exam by keys alone: answered, flagged, given more time, handed in, and there after a reload', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto('/challenge/exam?exam=DVA')
  const begin = page.getByRole('button', { name: /^Begin/ })
  await expect(begin).toBeVisible()
  await begin.press('Enter')
  await expect(page.getByText(`Question 1 of ${String(QUESTIONS)}`).first()).toBeVisible()
  await expect(page.locator('.answer-rows__row').first()).toBeVisible()
  await expectNoViolation(page)
  await page.keyboard.press('f')
  // The limit is 130 minutes: the warning comes before its end, and says how to have more.
  await page.clock.fastForward('02:06:00')
  await expect(
    page
      .getByRole('alert')
      .or(page.getByRole('status'))
      .filter({ hasText: /minute/ })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('e')
  for (let number = 1; number <= ANSWERED; number++) {
    await expect(page.getByText(`Question ${String(number)} of ${String(QUESTIONS)}`).first()).toBeAttached()
    await expect(page.locator('.answer-rows__row').first()).toBeVisible()
    await page.keyboard.press('1')
    if ((await page.getByRole('checkbox').count()) > 0) await page.keyboard.press('2')
    await page.keyboard.press('n')
  }
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${String(QUESTIONS - ANSWERED)} questions open`)
  await expectNoViolation(page)
  // The last one, from the list of all; then in, with what is open.
  await page.getByRole('listbox', { name: 'All questions' }).getByRole('option').last().press('Enter')
  await expect(page.getByText(`Question ${String(QUESTIONS)} of ${String(QUESTIONS)}`).first()).toBeAttached()
  await page.keyboard.press('r')
  await page.keyboard.press('h')
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('button', { name: 'Hand in' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d{3}/)
  await expectNoViolation(page)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d{3}/)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  // All else is as on a wide screen in the light.
  await expectNoViolation(page, { rules: ['color-contrast', 'scrollable-region-focusable'] })
})

test('a link to questions together gives two profiles the same ones in the same order', async ({ browser }) => {
  const titles = await Promise.all(
    [1, 2].map(async () => {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto('/challenge/together?seed=7&count=3')
      const seen: string[] = []
      for (let number = 1; number <= 3; number++) {
        await expect(page.getByText(`Question ${String(number)} of 3`).first()).toBeAttached()
        await expect(page.locator('.answer-rows__row').first()).toBeVisible()
        seen.push(await page.getByRole('heading', { level: 1 }).innerText())
        if (number < 3) await page.getByRole('button', { name: /^Next/ }).click()
      }
      await context.close()
      return seen
    }),
  )
  expect(titles[0]).toEqual(titles[1])
  expect(new Set(titles[0]).size).toBe(3)
})
