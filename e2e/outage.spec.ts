import { expect, test, type Page } from '@playwright/test'
import { clock } from './support/demo.ts'
import { act } from './support/lab.ts'

const away = (page: Page) => page.getByRole('heading', { name: 'The network is away' })
const newer = (page: Page) => page.getByRole('heading', { name: 'A newer Taskyard has been put up' })
/** What only that page has: Home names it too. */
const rolling = (page: Page) => page.getByRole('slider', { name: 'Minimum healthy percent' })

/** The home page, with none of the others fetched. */
async function openHome(page: Page): Promise<void> {
  await page.goto('/')
  await expect(
    page
      .getByRole('heading', { name: 'Scenarios', level: 2 })
      .or(page.getByText(/of \d scenarios solved/))
      .first(),
  ).toBeVisible()
}

function linkTo(page: Page, name: string) {
  return page.getByRole('navigation').getByRole('link', { name })
}

test.describe('a page that is opened for the first time while the network is away', () => {
  test('says that it is, and that it still is, and opens by itself when it is back', async ({ page, context }) => {
    await openHome(page)
    await context.setOffline(true)
    await linkTo(page, 'Rolling update').click()
    await expect(away(page)).toBeVisible()
    await expect(page.getByText('A fault of ours')).toHaveCount(0)
    await page.getByRole('button', { name: 'Try now' }).click()
    await expect(page.getByText(/^Still away: .* without an answer/)).toBeVisible()
    await context.setOffline(false)
    await expect(rolling(page)).toBeVisible()
  })

  test('opens whole, though a part of it was asked for too early', async ({ page, context }) => {
    await openHome(page)
    await context.setOffline(true)
    // The page asks the site why its file did not come, and the answer comes when the network is back already.
    await page.route('/', async (route) => {
      await context.setOffline(false)
      await route.continue()
    })
    // Pointing at a link fetches its page ahead.
    const failing = page.waitForEvent('requestfailed', (request) => request.url().includes('DemoPage'))
    await linkTo(page, 'Rolling update').hover()
    await failing
    await context.setOffline(false)
    await linkTo(page, 'Rolling update').click()
    await expect(rolling(page)).toBeVisible()
  })

  test('leaves the pages that were open before', async ({ page, context }) => {
    await page.goto('/rolling')
    await expect(rolling(page)).toBeVisible()
    await linkTo(page, 'Home').click()
    await expect(page.getByRole('heading', { name: /Watch ECS/ })).toBeVisible()
    await context.setOffline(true)
    await linkTo(page, 'Lab').click()
    await expect(away(page)).toBeVisible()
    await linkTo(page, 'Rolling update').click()
    await expect(rolling(page)).toBeVisible()
    await expect(clock(page)).toHaveText('00:00:00')
  })
})

test('a part of a page that cannot be fetched leaves the page as it is, and says why', async ({ page, context }) => {
  await page.goto('/lab')
  await page.getByRole('button', { name: 'Add three m5.large' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await context.setOffline(true)
  await page.keyboard.press('Shift+?')
  const notice = page.getByRole('status').filter({ hasText: 'The network is away' })
  await expect(notice).toBeVisible()
  await notice.getByRole('button', { name: 'Try again' }).click()
  await expect(notice).toContainText('Still away after a try')
  // The lab goes on.
  await act(page, 'Register task definition')
  await expect(page.getByRole('region', { name: 'Register task definition' })).toBeVisible()
  await page.keyboard.press('Escape')
  await context.setOffline(false)
  // Somebody answers again: the page is loaded anew, with the lab that was left.
  const reloaded = page.waitForEvent('load')
  await notice.getByRole('button', { name: 'Try again' }).click()
  await reloaded
  await expect(page.getByRole('row', { name: /^i-/ }).first()).toBeVisible()
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: 'Keys and display' })).toBeVisible()
})

test.describe('a newer version that is put up under an open page', () => {
  test('is named, and reloading goes on with it', async ({ page }) => {
    await openHome(page)
    await page.route(/\/assets\/DemoPage-/, (route) => route.fulfill({ status: 404, body: 'Not Found' }))
    await linkTo(page, 'Rolling update').click()
    await expect(newer(page)).toBeVisible()
    await expect(page.getByText('A fault of ours')).toHaveCount(0)
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(rolling(page)).toBeVisible()
  })
})

test('a list of scenarios that did not come says why, and comes when the network is back', async ({
  page,
  context,
}) => {
  await page.route('**/scenarios/index.json', (route) => route.abort('internetdisconnected'))
  await page.goto('/scenarios')
  await expect(page.getByText(/did not come.*The network is away: scenarios\/index\.json/)).toBeVisible()
  // Nor does a topic say that it has none.
  await expect(page.getByRole('list', { name: 'Topics' })).toHaveCount(0)
  await page.unrouteAll()
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(page.getByText(/of \d scenarios solved/).first()).toBeVisible()
})
