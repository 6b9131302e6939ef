import { expect, test } from '@playwright/test'

const title = 'Lab \u202egnp.exe\u001b[31m a\u200bb'
const shown = 'Lab \\u202egnp.exe\\u001b[31m a\\u200bb'
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}]/u

test('a title from a file shows what it hides, in the dialog and in the browser’s tab', async ({ page }) => {
  await page.goto('/lab')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file from disk' }).click()
  const command = { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'c' } }
  const lab = { format: 'taskyard/lab', version: 1, title, seed: 1, commands: [command] }
  await (
    await choosing
  ).setFiles({
    name: 'lab.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(lab)),
  })
  const dialog = page.getByRole('dialog', { name: shown })
  await expect(dialog).toBeVisible()
  expect(await dialog.innerText()).not.toMatch(hidden)
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await expect(page).toHaveTitle(`${shown} · Taskyard`)
  // Nor do its own title and the list of what was saved hold anything that cannot be seen.
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('menuitem').filter({ hasText: shown })).toBeVisible()
  expect(await page.locator('body').innerText()).not.toMatch(hidden)
  await page.getByRole('menuitem').filter({ hasText: shown }).click()
  await expect(page).toHaveTitle(`${shown} · Taskyard`)
  expect(await page.locator('body').innerText()).not.toMatch(hidden)
})
