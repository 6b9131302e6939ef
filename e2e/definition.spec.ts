import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'

const DEFINITION = JSON.stringify(
  {
    family: 'web',
    networkMode: 'bridge',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', image: 'web:1', stopTimeout: 20 }],
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

async function press(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press(key)
}

const formOf = (page: Page) => page.getByRole('region', { name: 'Register task definition' })
const editorOf = (page: Page) => formOf(page).getByRole('textbox', { name: 'Task definition' })

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

test('DEF-4 by keyboard alone: an error is told at its line, mended and registered, and a revision compared', async ({
  page,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/content security|trusted/i.test(message.text())) complaints.push(message.text())
  })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/lab?probe=1')
  await openForm(page)
  await tabTo(page, editorOf(page))
  // Its styles are there though the policy has none of style elements.
  await expect(page.locator('.cm-scroller')).toHaveCSS('display', 'flex')
  expect(complaints).toEqual([])
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(DEFINITION.replace('"family": "web",', '"family": "web"'))
  // What was written is not thrown away with a key that closes proposals.
  await page.keyboard.press('Escape')
  await expect(formOf(page)).toContainText('a comma is missing before this')
  await press(page, formOf(page).getByRole('button', { name: 'Go to line 3' }))
  await expect(editorOf(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.type(',')
  // A member is proposed, and stands there whole.
  await page.keyboard.press('Enter')
  await page.keyboard.type('"e')
  await expect(page.getByRole('option', { name: 'ephemeralStorage' })).toBeVisible()
  // Nobody takes within 75 ms what has just come up, and so the editor lets nobody.
  await page.keyboard.type('phemeral', { delay: 20 })
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.type('30')
  await expect(editorOf(page)).toContainText('"ephemeralStorage": { "sizeInGiB": 30 },')

  await press(page, formOf(page).getByRole('button', { name: 'Register web:1' }))
  await expect(formOf(page).getByRole('alert').first()).toContainText('Fargate only supports network mode ‘awsvpc’.')
  await expect(page.locator('.cm-lintRange-error')).toHaveText('"networkMode": "bridge"')
  await expectNoViolation(page, { within: ['.act-column'] })
  await press(page, formOf(page).getByRole('button', { name: 'Set networkMode to awsvpc' }))
  await expect(editorOf(page)).toContainText('"networkMode": "awsvpc"')
  await press(page, formOf(page).getByRole('button', { name: 'Register web:1' }))
  await expect(formOf(page)).toBeHidden()

  // The next begins with it; the form is a view of the same text.
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('task definition')
  await press(page, page.getByRole('row', { name: /^Task definitions/ }), 'ArrowDown')
  await expect(page.getByRole('row', { name: /^task definition web:1/ })).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Create new revision' }))
  await press(page, formOf(page).getByRole('radio', { name: 'JSON' }), 'ArrowLeft')
  await tabTo(page, formOf(page).getByRole('textbox', { name: 'image (required)' }))
  await page.keyboard.press('End')
  await page.keyboard.type('.1')
  await expectNoViolation(page, { within: ['.act-column'] })
  await press(page, formOf(page).getByRole('button', { name: 'Register web:2' }))
  await expect(formOf(page)).toBeHidden()
  await press(page, page.getByRole('button', { name: 'Changes to another revision' }))
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText('containerDefinitions[web].image')
  await expectNoViolation(page)
})
