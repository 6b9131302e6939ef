import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'

const URI = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web'

const DEFINITION = JSON.stringify({
  family: 'web',
  containerDefinitions: [{ name: 'web', image: `${URI}:1`, memory: 128 }],
})

/** Tab by tab to a control: nothing is clicked here. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((node) => node.matches(':focus'))) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

const formOf = (page: Page) => page.locator('.act-column')

async function open(page: Page, act: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Act on the yard' })).toBeVisible()
  await page.keyboard.press('a')
  const item = page.getByRole('menuitem', { name: act, exact: true })
  await expect(item).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await item.evaluate((node) => node === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(formOf(page)).toBeVisible()
}

/** The form as it stands. */
async function submit(page: Page): Promise<void> {
  await tabTo(page, formOf(page).locator('button[type=submit]'))
  await page.keyboard.press('Enter')
  await expect(formOf(page)).toHaveCount(0)
}

async function give(page: Page, act: string): Promise<void> {
  await open(page, act)
  await submit(page)
}

/** Change by change, until the page says what is waited for. */
async function until(page: Page, found: Locator): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    if (await found.first().isVisible()) return
    await page.keyboard.press('Shift+ArrowRight')
    await page.waitForTimeout(200)
  }
  await expect(found.first()).toBeVisible()
}

test('the menu of acts has the focus as it opens by its key: an arrow at once walks in it', async ({ page }) => {
  await page.goto('/lab?probe=1')
  await expect(page.getByRole('button', { name: 'Act on the yard' })).toBeVisible()
  // As soon as it stands: no hand is so quick, but a machine may be so slow.
  await page.evaluate(() => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('[role=menuitem]') === null) return
      observer.disconnect()
      const arrow = { key: 'ArrowDown', bubbles: true, cancelable: true }
      for (const type of ['keydown', 'keyup']) document.activeElement?.dispatchEvent(new KeyboardEvent(type, arrow))
    }).observe(document.body, { childList: true, subtree: true })
  })
  await page.keyboard.press('a')
  await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1)
})

test('a field that the focus has passed on its way into a form does not get it back', async ({ page }) => {
  await page.goto('/lab?probe=1')
  const field = page.getByRole('searchbox', { name: 'Find a task or instance' })
  await expect(field).toBeVisible()
  // As by Tab in the frame before the form's title takes the focus.
  await page.evaluate(() => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('.act-column') === null) return
      observer.disconnect()
      document.querySelector<HTMLElement>('.stage-tree input')?.focus()
    }).observe(document.body, { childList: true, subtree: true })
  })
  await open(page, 'Create repository')
  await expect(formOf(page).getByRole('heading', { name: 'Create repository' })).toBeFocused()
  await submit(page)
  await expect(field).not.toBeFocused()
  await open(page, 'Build on the workstation')
})

test('DOC-6 by keyboard alone: from a repository and a build to a task that runs the image; pushed again, every layer exists', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/lab?probe=1')
  await give(page, 'Add instances')
  await give(page, 'Create repository')
  await open(page, 'Build on the workstation')
  await expectNoViolation(page)
  await submit(page)
  await until(page, page.getByRole('row', { name: /^Workstation, 1 image/ }))
  await give(page, 'Log in to a registry')
  await give(page, 'Push from the workstation')
  await until(page, page.getByRole('row', { name: /^image web:1/ }))

  await open(page, 'Register task definition')
  await tabTo(page, formOf(page).getByRole('textbox').first())
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(DEFINITION)
  await submit(page)
  await give(page, 'Run task')
  await tabTo(page, page.getByRole('tab', { name: 'Why' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Lifecycle' })).toBeFocused()
  await page.keyboard.press('Tab')
  await until(page, page.getByRole('tabpanel').getByText('RUNNING'))

  await give(page, 'Push from the workstation')
  const row = page.getByRole('row', { name: /^Workstation, 1 image, docker push runs/ })
  await expect(row).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Find a task or instance' })).toBeFocused()
  await page.keyboard.press('Tab')
  for (let presses = 0; presses < 40; presses++) {
    if (await row.evaluate((node) => node === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('tab', { name: 'Dockerfile' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const layers = page.getByRole('list', { name: 'Layers, from the base on' })
  await expect(layers).toBeVisible()
  await expect(layers.getByText('Layer already exists')).toHaveCount(await layers.getByRole('listitem').count())
  await expectNoViolation(page)
})
