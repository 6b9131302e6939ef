import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { LabFile } from '../../src/labfile/labFile.ts'
import { labFileFromTaskDefinition } from '../../src/labfile/taskDefinitionFile.ts'
import { clockText } from '../../src/look/time.ts'
import { clock, stepUntil } from './demo.ts'

/** A sample of the lab's, deployed as it comes where an empty lab is: four tasks are wanted, none has started. */
export async function deploySample(page: Page, sample = 'nginx_ec2'): Promise<void> {
  await page.goto('/lab?probe=1')
  await expect(page.getByRole('button', { name: 'Open a sample task definition' })).toBeVisible()
  const text = readFileSync(new URL(`../../public/samples/${sample}.json`, import.meta.url), 'utf8')
  const definition = JSON.parse(text) as { readonly family: string }
  const { commands } = labFileFromTaskDefinition({ ...definition }, { title: '', seed: 1, desiredCount: 4 })
  // The empty lab has its cluster already.
  const acts = commands.slice(1).map(({ service, operation, input }) => ({ service, operation, input }))
  await page.evaluate(
    async ([title, given]) => {
      const session = window.__taskyard?.session
      await session?.retitle(title)
      await session?.act(given)
    },
    [definition.family, acts] as const,
  )
  await expect(page.getByRole('row', { name: /0 running of 4 desired/ })).toBeVisible()
}

/** The same by hand, where the lab is on the screen. */
export async function deployOpened(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a sample task definition' }).click()
  await page.getByRole('menuitem', { name }).click()
  await page.getByRole('button', { name: 'Deploy it' }).click()
  await expect(page.getByRole('row', { name: /0 running of 4 desired/ })).toBeVisible()
}

/** A lab in an empty lab's place, standing where its last command does. */
export async function openLab(page: Page, file: LabFile): Promise<void> {
  await page.goto('/lab?probe=1&begin=empty')
  await expect(page.getByRole('button', { name: 'Open a file from disk' })).toBeVisible()
  await openInstead(page, file)
}

/** The same in place of the lab that is open. */
export async function openInstead(page: Page, file: LabFile): Promise<void> {
  expect(await page.evaluate((one) => window.__taskyard?.session.open(one), file)).toBeNull()
  // What is sought before it is on the screen would be lost.
  await expect(clock(page)).toHaveText(clockText(file.commands.at(-1)?.atMs ?? 0))
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
