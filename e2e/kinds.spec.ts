import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { goesOn, openEveryKind, panelOf, triesAgain } from './support/everyKind.ts'
import { act } from './support/lab.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Where one answers; in the lab itself there are acts beside it. */
const PARTS = ['.scenario__panel', '.fix-dock', '.fix-column']

/** What a screen reader is told of the panel. */
async function expectTold(page: Page, name: string): Promise<void> {
  await expect.soft(panelOf(page)).toMatchAriaSnapshot({ name: `${name}.aria.yml` })
}

/**
 * The same, and what axe says of it. The table of predictions at its
 * end is left out of the snapshots: they are templates, and what they do not name may be there.
 */
async function expectPanel(page: Page, name: string): Promise<void> {
  await expectTold(page, name)
  await expectNoViolation(page, { within: PARTS })
}

/** Wrongly, and sure of it: asked, revealed, and on to the next. What is asked is still there when it is revealed. */
async function lockIn(page: Page, kind: string): Promise<void> {
  await page.getByText('Sure', { exact: true }).click()
  await expectTold(page, `${kind}-asked`)
  await button(page, /^Lock in/).click()
  await expect(goesOn(page)).toBeVisible()
  await expectPanel(page, `${kind}-revealed`)
  await goesOn(page).click()
}

/** A try in vain, then one that helps, or the solution. */
async function tryTwice(page: Page, kind: string, second: () => Promise<void>): Promise<void> {
  await expect(triesAgain(page)).toBeVisible()
  await expectTold(page, `${kind}-in-vain`)
  await triesAgain(page).click()
  await second()
  await expect(goesOn(page)).toBeVisible()
  await expectPanel(page, `${kind}-revealed`)
  await goesOn(page).click()
}

test('every kind of question, answered wrongly by mouse', async ({ page }) => {
  test.setTimeout(180_000)
  await openEveryKind(page)
  await button(page, /^Begin/).click()
  await button(page, /one more/)
    .first()
    .click()
  await button(page, /one more/)
    .first()
    .click()
  await lockIn(page, 'place')
  await page.getByText('One', { exact: true }).click()
  await button(page, /^Hint/).click()
  await lockIn(page, 'choice')
  for (let press = 0; press < 3; press++) await button(page, '+10 s').click()
  await lockIn(page, 'mark')
  await page.getByRole('spinbutton').fill('0')
  await lockIn(page, 'number')
  await page.getByText('One is RUNNING').click()
  await page.getByText('The service is steady').click()
  await lockIn(page, 'several')
  await page
    .getByRole('row', { name: /1 web:1/ })
    .first()
    .click()
  await page.getByRole('row', { name: /no task/ }).click()
  await lockIn(page, 'pick')
  await page.getByText('"cluster"').click()
  await lockIn(page, 'fault')

  await page.getByRole('textbox', { name: 'desiredCount' }).fill('2')
  await expectPanel(page, 'field-asked')
  await button(page, 'Run it').click()
  await tryTwice(page, 'field', async () => {
    await page.getByRole('textbox', { name: 'desiredCount' }).fill('3')
    await button(page, 'Run it').click()
  })

  await expectPanel(page, 'fix-asked')
  await act(page, 'Update service')
  await page.getByRole('spinbutton', { name: 'Desired count' }).fill('1')
  await page.getByRole('button', { name: 'Update', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Your 1 command' })).toBeVisible()
  await button(page, 'Check').click()
  await tryTwice(page, 'fix', () => button(page, 'Show me').click())

  await goesOn(page).click()
  await lockIn(page, 'order')
  await goesOn(page).click()
  await goesOn(page).click()
  await page.getByRole('spinbutton', { name: /^old/ }).fill('0')
  await page.getByRole('spinbutton', { name: /^new/ }).fill('1')
  await lockIn(page, 'counts')
  await page.getByRole('slider', { name: 'Minimum healthy percent' }).press('ArrowLeft')
  await expectPanel(page, 'change-asked')
  await button(page, /^Set min/).click()
  await tryTwice(page, 'change', () => button(page, 'Show me').click())
})

/** Tab, or back with Shift, until it has the focus. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press(key)
    if (await wanted.evaluate((one) => one === document.activeElement)) return
  }
  await expect(wanted).toBeFocused()
}

test('every kind of question, answered rightly by keyboard alone', async ({ page }) => {
  const keys = async (...all: readonly string[]): Promise<void> => {
    for (const one of all) await page.keyboard.press(one)
  }
  const asked = (title: string) => expect(page.getByRole('heading', { name: title })).toBeVisible()
  /** Fairly sure of it, and on. */
  const lockIn = async (verdict: string | RegExp): Promise<void> => {
    await tabTo(page, page.getByRole('radio', { name: 'A guess' }))
    await keys('Space', 'ArrowRight', 'Enter')
    await goOnFrom(verdict)
  }
  const goOnFrom = async (verdict: string | RegExp): Promise<void> => {
    await expect(page.getByRole('heading', { name: verdict })).toBeVisible()
    await expect(goesOn(page)).toBeVisible()
    await keys('Enter')
  }
  await openEveryKind(page)
  await expect(button(page, /^Begin/)).toBeVisible()
  await keys('Enter')

  await asked('Where do they go?')
  await tabTo(page, page.getByRole('spinbutton').first())
  await keys('ArrowUp', 'Tab', 'ArrowUp')
  await lockIn(/^Yes, 1 on/)
  await asked('How many tasks does the service start?')
  await keys('2', 'Shift+Digit3', 'Enter')
  await goOnFrom('Yes, Two')
  await asked('When are both RUNNING?')
  await tabTo(page, page.getByRole('slider', { name: /^Your mark/ }))
  await keys(...Array<string>(8).fill('ArrowRight'))
  await lockIn('Yes, 00:00:09')
  await asked('How many are healthy 40 s later?')
  await tabTo(page, page.getByRole('spinbutton'))
  await keys('2')
  await lockIn('Yes, 2 tasks')
  await asked('Which hold?')
  await keys('1', '4', 'Shift+Digit1', 'Enter')
  await goOnFrom('Yes, options 1 and 4')
  await asked('Which instances have a task?')
  await tabTo(page, page.getByRole('row', { name: /^1: i-/ }))
  await keys('Space', 'ArrowDown', 'Space')
  await lockIn(/^Yes, i-/)
  await asked('Which field does ECS refuse?')
  await tabTo(page, page.getByRole('radio', { name: '"cluster"' }))
  await keys('ArrowDown', 'ArrowDown')
  await lockIn('Yes, desiredCount')
  await asked('How many tasks are wanted for three to run?')
  await tabTo(page, page.getByRole('textbox', { name: 'desiredCount' }))
  await keys('3', 'Enter')
  await goOnFrom('The goal holds')

  await asked('Bring it back to two tasks')
  await tabTo(page, button(page, 'Act on the yard'), 'Shift+Tab')
  await keys('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type('Update service')
  await keys('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await tabTo(page, page.getByRole('spinbutton', { name: 'Desired count' }))
  await keys('ArrowDown', 'Enter')
  await expect(page.getByRole('heading', { name: 'Your 1 command' })).toBeVisible()
  await tabTo(page, button(page, 'Check'))
  await keys('Enter')
  await goOnFrom('The goal holds')

  await expect(page.getByText('Three.')).toBeVisible()
  await keys('Enter')
  await asked('In which order?')
  await tabTo(page, button(page, /^Move A/))
  await keys('End')
  await tabTo(page, button(page, /^Move C/), 'Shift+Tab')
  await keys('Home')
  await lockIn('Yes, C, B, A')
  await expect(page.getByText('One task is left, at 100 / 100.')).toBeVisible()
  await keys('Enter')
  await expect(page.getByText('The next revision is deployed.')).toBeVisible()
  await keys('Enter')
  await asked('What are the next counts?')
  await keys('1', 'Enter')
  await goOnFrom('Yes, 1+0')
  await asked('Change one percent so that it rolls.')
  await tabTo(page, page.getByRole('radio', { name: 'Minimum' }))
  await keys('ArrowRight')
  await tabTo(page, page.getByRole('slider', { name: 'Maximum percent' }))
  await keys('End', 'Enter')
  await goOnFrom('It rolls')
  for (const heading of ['1+1', '0+1']) {
    await asked('What are the next counts?')
    await keys('s')
    await goOnFrom(heading)
  }
  await expect(page.getByRole('heading', { name: '12 of 14 right' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('every kind of question in the dark; placing and ordering by touch', async ({ page, context }) => {
    test.setTimeout(180_000)
    const touch = await context.newCDPSession(page)
    const drag = async (from: Locator, to: Locator): Promise<void> => {
      const [start, end] = [await middleOf(from), await middleOf(to)]
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start] })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: start.x, y: end.y - 8 }] })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: start.x, y: end.y }] })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    // All else is as on a wide screen in the light, of which every rule is asked.
    const rules = ['color-contrast', 'scrollable-region-focusable']
    /** Revealed, with what was asked still there, without a word of axe's; then on. */
    const revealed = async (name: RegExp): Promise<void> => {
      await button(page, name).tap()
      await expect(goesOn(page)).toBeVisible()
      await expectNoViolation(page, { within: PARTS, rules })
      await goesOn(page).tap()
    }
    const skipped = async (title: string, name = /^Skip/): Promise<void> => {
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
      await revealed(name)
    }
    await openEveryKind(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await button(page, /^Begin/).tap()

    const stage = await page.getByRole('img', { name: /The yard/ }).boundingBox()
    const tray = (column: number) => ({
      x: (stage?.x ?? 0) + ((stage?.width ?? 0) * (2 * column + 1)) / 6,
      y: (stage?.y ?? 0) + (stage?.height ?? 0) / 2,
    })
    await expect(page.getByText('0 of 2 placed')).toBeVisible()
    for (const column of [0, 1]) await page.touchscreen.tap(tray(column).x, tray(column).y)
    await expect(page.getByText('2 of 2 placed')).toBeVisible()
    await page.getByText('Fairly sure', { exact: true }).tap()
    await revealed(/^Lock in/)
    await skipped('How many tasks does the service start?')
    await skipped('When are both RUNNING?')
    await skipped('How many are healthy 40 s later?')
    await skipped('Which hold?')
    await skipped('Which instances have a task?')
    await skipped('Which field does ECS refuse?')
    await skipped('How many tasks are wanted for three to run?', /^Show me/)
    await skipped('Bring it back to two tasks', /^Show me/)
    await goesOn(page).tap()
    await drag(button(page, /^Move A/), button(page, /^Move B/))
    await expect(button(page, 'Lock in B, A, C')).toBeVisible()
    await button(page, 'C up').tap()
    await page.getByText('Fairly sure', { exact: true }).tap()
    await revealed(/^Lock in B, C, A/)
    await goesOn(page).tap()
    await goesOn(page).tap()
    await skipped('What are the next counts?')
    await skipped('Change one percent so that it rolls.', /^Show me/)
  })
})

async function middleOf(one: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await one.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}
