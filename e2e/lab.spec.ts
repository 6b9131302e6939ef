import { expect, test, type Page } from '@playwright/test'
import { clock, why } from './support/demo.ts'
import { act, chooseNextRevision, deployOpened, deploySample, stepTo } from './support/lab.ts'

test('a real task definition is opened, deployed, updated at 50 / 100 and understood', async ({ page }) => {
  await page.goto('/lab?probe=1')
  await deployOpened(page, 'nginx on EC2')
  await expectRefusal(page)
  await chooseNextRevision(page)
  await page.getByRole('slider', { name: 'Maximum percent' }).focus()
  await page.keyboard.press('Home')
  const minimum = page.getByRole('slider', { name: 'Minimum healthy percent' })
  await minimum.focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageDown')
  await expect(page.getByText(/lower limit = 4 × 50 %/)).toBeVisible()
  await page.getByRole('button', { name: 'Update to nginx:2' }).click()
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(why(page)).toContainText('Stops 2 of 4 nginx:1')
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(why(page)).toContainText('Starts 2 of 4 nginx:2')
})

/** A definition that ECS refuses is answered at the form, and the text is kept. */
async function expectRefusal(page: Page): Promise<void> {
  const hash = await page.evaluate(() => window.__taskyard?.hash())
  await act(page, 'Register task definition')
  await page.getByRole('radio', { name: 'JSON' }).check({ force: true })
  const json = '{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "web:1", "cpu": -1 }] }'
  await page.getByRole('textbox').last().fill(json)
  await page
    .getByRole('button', { name: /^Register/ })
    .last()
    .click()
  const form = page.getByRole('region', { name: 'Register task definition' })
  await expect(form).toContainText('InvalidParameterException')
  await expect(form).toContainText('containerDefinitions[0].cpu')
  await expect(page.getByRole('textbox').last()).toHaveText(json)
  expect(await page.evaluate(() => window.__taskyard?.hash())).toBe(hash)
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
}

test('a Fargate sample runs with one interface a task', async ({ page }) => {
  await deploySample(page, 'nginx_fargate')
  await stepTo(page, /4 running of 4 desired/)
  await expect(page.getByRole('row', { name: /Fargate/ }).first()).toBeVisible()
})

test('a shared link opens in a fresh profile as a preview, and runs nothing before it is opened', async ({
  page,
  browser,
}) => {
  await deploySample(page, 'tomcat_ec2')
  await stepTo(page, /4 running of 4 desired/)
  const shared = await page.evaluate(async () => {
    const probe = window.__taskyard
    return probe === undefined ? null : { hash: probe.hash() }
  })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('menuitem', { name: /link/i }).first().click()
  const link = await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('#v1.')
    .then(() => page.evaluate(() => navigator.clipboard.readText()))

  const fresh = await browser.newContext()
  const other = await fresh.newPage()
  await other.goto(link.replace('/lab#', '/lab?probe=1#'))
  await expect(other.getByRole('dialog')).toContainText(/commands/)
  await expect(other.getByRole('row', { name: /running of 4 desired/ })).toHaveCount(0)
  await other.getByRole('button', { name: 'Open it' }).click()
  await expect(other.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  expect(await other.evaluate(() => window.__taskyard?.hash())).toBe(shared?.hash)

  // A damaged one says why.
  await other.goto('/lab#v1.AAAA.0.0000')
  await expect(other.getByRole('dialog')).toContainText(/Link|damaged|checksum/i)
  await fresh.close()
})

test('the keyboard alone opens a sample, deploys it, steps and reads the tree', async ({ page }) => {
  await page.goto('/lab')
  const open = page.getByRole('button', { name: 'Open a sample task definition' })
  await expect(open).toBeVisible()
  for (let i = 0; i < 40 && !(await open.evaluate((node) => node === document.activeElement)); i++) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const deploy = page.getByRole('button', { name: 'Deploy it' })
  await expect(deploy).toBeVisible()
  for (let i = 0; i < 20 && !(await deploy.evaluate((node) => node === document.activeElement)); i++) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /0 running of 4 desired/ })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(clock(page)).toHaveText('00:00:01')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(clock(page)).not.toHaveText('00:00:01')
  await page.keyboard.press('Home')
  await expect(clock(page)).toHaveText('00:00:00')
})
