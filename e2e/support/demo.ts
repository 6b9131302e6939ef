import { expect, type Page } from '@playwright/test'

/** The pairs of counts on the strip, as its list says them: `4+0`, `2+0`… */
export async function stripPairs(page: Page): Promise<string[]> {
  const items = await page.getByRole('figure').getByRole('listitem').allInnerTexts()
  return items.flatMap((text) => /(\d+\+\d+) RUNNING/.exec(text)?.[1] ?? [])
}

/** Opens the rolling update and waits until its lab stands at the moment of the update. */
export async function openDemo(page: Page, search = ''): Promise<void> {
  await page.goto(`/rolling${search}`)
  await expect(page.getByRole('heading', { name: 'Rolling update', level: 2, exact: true })).toBeVisible()
  await expect(clock(page)).toHaveText('00:00:00')
}

/** Steps decision by decision until the verdict is there; twenty are more than any preset has. */
export async function stepUntil(page: Page, verdict: RegExp): Promise<void> {
  for (let step = 0; step < 20; step++) {
    if (verdict.test(await why(page).innerText())) return
    const before = await clock(page).innerText()
    await page.getByRole('button', { name: 'Next decision' }).click()
    await expect(clock(page)).not.toHaveText(before)
  }
  expect(await why(page).innerText()).toMatch(verdict)
}

export function clock(page: Page) {
  return page.getByRole('timer')
}

export function why(page: Page) {
  return page.getByRole('complementary', { name: 'Why' })
}
