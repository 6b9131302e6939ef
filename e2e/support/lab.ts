import { expect, type Locator, type Page } from '@playwright/test'
import { clockText } from '../../src/look/time.ts'
import { clock, stepUntil } from './demo.ts'

/** Opens a sample of the lab and deploys it as it comes: four tasks are wanted, none has started. */
export async function deploySample(page: Page, name: string): Promise<void> {
  await page.goto('/lab?probe=1')
  await deployOpened(page, name)
}

/** The same where the lab is on the screen already. */
export async function deployOpened(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a sample task definition' }).click()
  await page.getByRole('menuitem', { name }).click()
  await page.getByRole('button', { name: 'Deploy it' }).click()
  await expect(page.getByRole('row', { name: /0 running of 4 desired/ })).toBeVisible()
}

/** Opens a lab file from disk, as an empty lab offers it. It stands where its last command does. */
export async function openFile(page: Page, text: string): Promise<void> {
  await page.goto('/lab?probe=1&begin=empty')
  await chooseFile(page, text, page.getByRole('button', { name: 'Open a file from disk' }))
}

/** The same in place of the lab that is open, by the menu. */
export async function openFileInstead(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).press('Enter')
  await chooseFile(page, text, page.getByRole('menuitem', { name: /^File from disk/ }))
}

async function chooseFile(page: Page, text: string, asking: Locator): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await asking.press('Enter')
  const buffer = Buffer.from(text)
  await (await choosing).setFiles({ name: 'lab.json', mimeType: 'application/json', buffer })
  await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).press('Enter')
  const { commands } = JSON.parse(text) as { readonly commands: readonly { readonly atMs: number }[] }
  // What is sought before it is open would be lost.
  await expect(clock(page)).toHaveText(clockText(commands.at(-1)?.atMs ?? 0))
}

/** Goes to a time. */
export async function seek(page: Page, atMs: number): Promise<void> {
  const at = clockText(atMs)
  await page.evaluate((ms) => window.__taskyard?.session.seek(ms), atMs)
  await expect(clock(page)).toHaveText(at)
  // The tree follows a few times a second: what is opened in it before it has may be closed again.
  await expect(page.locator('.stage-tree')).toHaveAttribute('data-at', at)
}

/** Opens the form of an act. */
export async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Act on the yard' }).click()
  await page.getByRole('menuitem', { name }).click()
  // While the menu fades it lies over the form that it has opened, and takes its clicks.
  await expect(page.getByRole('menu')).toHaveCount(0)
}

/** Decision by decision until the tree says what is waited for. */
export async function stepTo(page: Page, row: RegExp): Promise<void> {
  for (let step = 0; step < 20; step++) {
    if (await page.getByRole('row', { name: row }).first().isVisible()) return
    const before = await clock(page).innerText()
    await page.getByRole('button', { name: 'Next decision' }).click()
    await expect(clock(page)).not.toHaveText(before)
    // The tree follows a few times a second: asked before it has, it would let a quick machine step too far.
    await expect(page.locator('.stage-tree')).toHaveAttribute('data-at', await clock(page).innerText())
  }
  await expect(page.getByRole('row', { name: row }).first()).toBeVisible()
}

/** Waits for nginx:1 to be steady, registers nginx:2, and leaves the form of the update open with it chosen. */
export async function chooseNextRevision(page: Page): Promise<void> {
  await stepUntil(page, /Deployment completed/)
  await act(page, 'Register task definition')
  await page.getByRole('button', { name: 'Register nginx:2' }).click()
  await act(page, 'Update service')
  await page.getByRole('button', { name: /Task definition$/ }).click()
  await page.getByRole('option', { name: 'nginx:2' }).click()
}
