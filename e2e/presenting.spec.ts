import { expect, test, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { clock, openDemo } from './support/demo.ts'

/** Tab by Tab until it has the focus; sixty are more than the page has before its end. */
async function tabTo(page: Page, role: 'button' | 'radio' | 'slider', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name })
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}

/** Nothing that one reads or presses leaves the window or lies under the foot. */
async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const foot = document.querySelector('.presenter__foot')?.getBoundingClientRect().top ?? 0
    const parts = document.querySelectorAll('.presenter__side *, .present-compare__figures *, .step-strip__counts')
    return [...parts].flatMap((part) => {
      const { right, bottom, width } = part.getBoundingClientRect()
      return width > 0 && (right > window.innerWidth + 1 || bottom > foot + 1) ? [part.outerHTML.slice(0, 120)] : []
    })
  })
  expect(cut).toEqual([])
}

test.describe('on a projector', () => {
  test.use({ viewport: { width: 1280, height: 720 }, contextOptions: { reducedMotion: 'reduce' } })

  test('the instructor’s hour, by keys alone', async ({ page }) => {
    await openDemo(page)
    await tabTo(page, 'radio', /Half may stop/)
    await page.keyboard.press('ArrowDown')
    await expect(page).toHaveURL(/min=100&max=150/)
    await expect(clock(page)).toHaveText('00:00:00')
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', { name: 'Four tasks, min 100 %, max 150 %' })).toBeVisible()

    // A vote, what came of it, and the next question.
    await expect(page.getByRole('heading', { name: /which counts come next/ })).toBeVisible()
    const before = await page.locator('.hands__head b').allInnerTexts()
    const right = String(before.indexOf('4+2') + 1)
    await page.keyboard.press(right)
    await page.keyboard.press(right)
    await page.keyboard.press(right === '1' ? '2' : '1')
    await expectNothingCut(page)
    await page.keyboard.press('PageDown')
    await expect(page.getByRole('heading', { name: /Starts 2 of 4/ })).toBeVisible()
    await expect(page.getByText('As ECS counted at 00:01')).toBeVisible()
    await page.keyboard.press('PageDown')
    await expect(page.getByRole('heading', { name: '4+2 came. 2 of 3 hands had it.' })).toBeVisible()
    await expectNothingCut(page)
    await expectNoViolation(page)
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: /which counts come next/ })).toBeVisible()

    await page.keyboard.press('b')
    await expect(page.getByRole('button', { name: 'Show again' })).toBeVisible()
    await page.keyboard.press('b')
    await expect(page.getByRole('button', { name: 'Show again' })).toBeHidden()
    const time = await clock(page).innerText()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Rolling update', level: 2, exact: true })).toBeVisible()
    await expect(clock(page)).toHaveText(time)

    await tabTo(page, 'button', 'Compare with another setting')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Setting B' })).toContainText('lower 2, upper 4')
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', { name: 'Four tasks, two settings' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Setting A' })).toContainText('100 min % 150 max %')
    await page.keyboard.press('PageDown')
    await expect(clock(page)).not.toHaveText(time)
    await expectNothingCut(page)
    await expectNoViolation(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Two settings side by side' })).toBeAttached()
  })

  test('the last picture is whole, and nothing is asked after it', async ({ page }) => {
    await page.goto('/rolling/present?min=50&max=100&at=110000')
    await expect(page.getByRole('heading', { name: 'Deployment completed at 01:45' })).toBeVisible()
    await expect(page.locator('.step-strip__counts')).toHaveText(['4+0', '2+0', '2+2', '0+2', '0+4'])
    await expectNothingCut(page)
  })
})

test.describe('from a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  for (const path of ['/rolling/present?min=50&max=100', '/rolling/present?min=50&max=100&bMin=100&bMax=200']) {
    test(`a finger steps, blanks and leaves: ${path}`, async ({ page }) => {
      await page.goto(path)
      const names = ['Next decision', 'Back', 'Blank', 'Leave']
      for (const name of names) {
        const button = page.getByRole('button', { name, exact: true })
        await expect(button).toBeInViewport({ ratio: 1 })
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
      }
      await page.getByRole('button', { name: 'Next decision' }).tap()
      await expect(clock(page)).toHaveText('00:00:01')
      await page.getByRole('button', { name: 'Back', exact: true }).tap()
      await expect(clock(page)).toHaveText('00:00:00')
      await page.getByRole('button', { name: 'Blank' }).tap()
      await page.getByRole('button', { name: 'Show again' }).tap()
      await expectNoViolation(page)
      await page.getByRole('button', { name: 'Leave' }).tap()
      await expect(page).toHaveURL(/\/rolling\?/)
    })
  }
})
