import { expect, test } from '@playwright/test'
import { clock, why } from './support/demo.ts'
import { act, stepTo } from './support/lab.ts'
import { saved } from './support/saved.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a newcomer predicts, deploys, gets stuck, finds why, tries a remedy, leaves and comes home', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Begin the first scenario' }).click()
  await expect(page.getByRole('heading', { name: 'Half may stop, 50 / 100' })).toBeVisible()

  // A sample that fills its three instances: an update to it finds no place beside what runs.
  await page.getByRole('link', { name: 'Lab', exact: true }).click()
  await page.getByRole('button', { name: 'Open a sample task definition' }).click()
  await page.getByRole('menuitem', { name: 'nginx on EC2' }).click()
  await page.getByRole('spinbutton', { name: 'Desired count' }).fill('24')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Deploy it' }).click()
  await expect(why(page)).toContainText('Service nginx has been asked for')
  await stepTo(page, /24 running of 24 desired, steady/)

  await act(page, 'Roll to a new revision')
  await expect(page.getByRole('figure')).toBeVisible()
  await page.getByRole('button', { name: 'Update to nginx:2' }).click()
  await expect(why(page)).toContainText('The update of nginx has been asked for')

  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(why(page)).toContainText('No place for nginx:2')
  await expect(why(page)).toContainText('What would place it')
  await expect(why(page)).toContainText(/placed at once|placed after/)
  await page.getByRole('button', { name: /^Try on a branch: Add one m5/ }).click()

  const [main, branch] = [
    page.getByRole('region', { name: 'Branch main' }),
    page.getByRole('region', { name: /^Branch Add one m5/ }),
  ]
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(branch).toContainText('8 nginx:2 PENDING')
  await expect(main).not.toContainText('nginx:2 PENDING')
  await main.getByRole('button', { name: 'Show alone' }).click()
  await expect(branch).toHaveCount(0)

  // What is left is found again: on Home, and as it was.
  const time = await clock(page).innerText()
  await expect(saved(page)).toBeVisible()
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await page.getByRole('link', { name: /^Continue the lab/ }).click()
  await expect(page.getByRole('row', { name: /24 running of 24 desired/ })).toBeVisible()
  await expect(clock(page)).toHaveText(time)
})

test('a deployment that can never roll is red in the tree, and either percent is tried on a branch', async ({
  page,
}) => {
  await page.goto('/lab')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('menuitem', { name: /Can never roll/ }).click()
  await stepTo(page, /^Can never roll/)
  await page.getByRole('button', { name: /^Try on a branch: Set maximumPercent to 200/ }).click()
  const branch = page.getByRole('region', { name: 'Branch max 200 %' })
  await expect(branch).toContainText('The update of web has been asked for')
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(branch).toContainText('Starts 1 of 1 web:2')
  await expect(page.getByRole('region', { name: 'Branch main' })).toContainText('Can never roll')
})
