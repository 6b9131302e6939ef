import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'

const definition = (image: string, networkMode: string) =>
  JSON.stringify(
    {
      family: 'web',
      networkMode,
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'web', image, stopTimeout: 20 }],
    },
    null,
    2,
  )

/** Tab by tab to a control: nothing is clicked here. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((node) => node.matches(':focus'))) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

const formOf = (page: Page) => page.getByRole('region', { name: 'Register task definition' })

async function openForm(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Act on the yard' })).toBeVisible()
  await page.keyboard.press('a')
  const item = page.getByRole('menuitem', { name: 'Register task definition', exact: true })
  await expect(item).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await item.evaluate((node) => node === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(formOf(page)).toBeVisible()
}

async function write(page: Page, text: string): Promise<void> {
  await tabTo(page, formOf(page).getByRole('textbox', { name: 'Task definition' }))
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

async function register(page: Page): Promise<void> {
  await tabTo(page, formOf(page).getByRole('button', { name: 'Register', exact: true }))
  await page.keyboard.press('Enter')
}

test('DEF-4 by keyboard alone: an error is marked at its place, mended and registered', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/content security|trusted/i.test(message.text())) complaints.push(message.text())
  })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/lab?probe=1')
  await openForm(page)
  // No JSON yet: told while it is written.
  await write(page, definition('web:1', 'bridge').replace('"family": "web",', '"family": "web"'))
  await expect(formOf(page)).toContainText('InvalidJson')
  // What was written is not thrown away with a key that closes proposals.
  await page.keyboard.press('Escape')
  await expect(formOf(page)).toContainText('InvalidJson')
  await write(page, definition('web:1', 'bridge'))
  await register(page)
  await expect(formOf(page)).toContainText('line 3: Fargate only supports network mode ‘awsvpc’.')
  await expect(page.locator('.cm-lintRange-error')).toHaveText('"networkMode": "bridge"')
  await expectNoViolation(page)
  await write(page, definition('web:1', 'awsvpc'))
  await register(page)
  await expect(formOf(page)).toBeHidden()
  expect(complaints).toEqual([])
})
