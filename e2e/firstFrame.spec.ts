import { expect, test, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { clock } from './support/demo.ts'

// What comes before the page's own program: it is held back here, as a slow network would.

interface Held {
  readonly letCome: () => void
  /** What the browser said went wrong. */
  readonly errors: readonly string[]
}

/** The page's own files wait until they are let come. */
async function holdPage(page: Page): Promise<Held> {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  let letCome = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    letCome = resolve
  })
  await page.route('**/assets/page-*.js', async (route) => {
    await asked
    await route.continue()
  })
  return { letCome: () => letCome(), errors }
}

const isDrawn = async (page: Page) => {
  await page.waitForFunction(() => performance.getEntriesByName('taskyard first frame').length > 0)
  // Its words may come in another font before their own is there.
  await page.evaluate(async () => void (await document.fonts.ready))
}

/** The stage that is seen: where it stands, and how many colours are on it. */
const stage = (page: Page) =>
  page.evaluate(() => {
    const canvas = [...document.querySelectorAll('canvas')].find(({ clientWidth }) => clientWidth > 0)
    if (canvas === undefined) return null
    const { x, y, width, height } = canvas.getBoundingClientRect()
    const { data } = canvas.getContext('2d', { alpha: false })?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
    const colours = new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0)))
    return { box: [x, y, width, height].map(Math.round), isPainted: colours.size > 20 }
  })

/** What has moved since the page was opened, without anybody's doing; the browser's own measure, at most 0.1 is good. */
const moved = (page: Page) => page.evaluate(() => window.moved ?? 0)

const measureMoved = (page: Page) =>
  page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.moved = (window.moved ?? 0) + (entry as LayoutShift).value
    }).observe({ type: 'layout-shift', buffered: true })
  })

interface LayoutShift extends PerformanceEntry {
  readonly value: number
}

declare global {
  interface Window {
    moved?: number
  }
}

/** The page's own program is there: it has taken the place of what was written ahead. */
const isThere = (page: Page) => expect(page.locator('.first, .shell')).toHaveCount(0)

for (const [width, height] of [
  [1_440, 900],
  [390, 844],
] as const) {
  test(`a lab is drawn before its page is there, and stays where it is: ${String(width)}×${String(height)}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await measureMoved(page)
    const presented = ['/rolling/present', '/scaling/present', '/deployments/present']
    // With a strip for four tasks, for one, and without one.
    const scenarios = ['notes-scenario-1', 'one-task-100-100', 'rush-at-eight'].map((id) => `/scenarios/${id}`)
    for (const path of ['/', '/rolling', '/scaling', '/deployments', '/lab', ...presented, ...scenarios]) {
      const { letCome, errors } = await holdPage(page)
      await page.goto(path)
      await isDrawn(page)
      const before = await stage(page)
      expect(before, path).toMatchObject({ isPainted: true })
      expect(await page.getByText('No account').count(), path).toBe(path === '/' ? 2 : 0)
      letCome()
      await isThere(page)
      await expect.poll(() => stage(page), path).toEqual(before)
      expect(await moved(page), path).toBeLessThan(0.02)
      expect(errors, path).toEqual([])
      await page.unrouteAll()
    }
  })
}

test('DET-3 what was written with a page is the world that its worker has', async ({ page }) => {
  for (const path of ['/rolling', '/scaling', '/deployments/present', '/lab', '/scenarios/rush-at-eight']) {
    await page.goto(`${path}?probe`)
    const written = await page.locator('#page-world').getAttribute('data-hash')
    expect(written, path).toMatch(/^[0-9a-f]{16}$/)
    // Once the worker has told of its lab.
    await expect.poll(() => page.evaluate(() => window.__taskyard?.hash()), path).toBe(written)
  }
})

test('the map of scenarios comes as a whole: nothing on it moves', async ({ page }) => {
  await measureMoved(page)
  await page.route('**/scenarios/index.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await page.goto('/scenarios')
  await expect(page.getByRole('list', { name: 'Rolling updates' })).toBeVisible()
  expect(await moved(page)).toBeLessThan(0.02)
})

test('what is written ahead is out of reach, and what it shows of an address is true', async ({ page }) => {
  const { letCome } = await holdPage(page)
  await page.goto('/rolling?min=100&max=150&at=9000')
  await isDrawn(page)
  // Neither keyboard nor screen reader meets what does not work yet.
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  await expect(page.getByRole('button')).toHaveCount(0)
  // The panels would say what the path alone stands for.
  const said = page.locator('.first:not([hidden])').getByText('Half may stop', { exact: true })
  await expect(said).toBeAttached()
  await expect(said).toBeHidden()
  letCome()
  await isThere(page)
  await expect(clock(page)).toHaveText('00:00:09')
  await expect(page.getByRole('radio', { name: /All must stay/ })).toBeChecked()
})

test('a scenario that goes on waits for its page; one whose document does not come is seen before that is said', async ({
  page,
}) => {
  const isFirst = () => page.evaluate(() => performance.getEntriesByName('taskyard first frame').length)
  await page.goto('/scenarios/one-task-100-100')
  await page.getByRole('button', { name: /^Begin/ }).click()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: /^Next question/ }).click()
  await page.reload()
  await expect(page.getByText('question 2 of 4').filter({ visible: true }).first()).toBeVisible()
  expect(await isFirst()).toBe(0)
  await page.route('**/scenarios/rush-at-eight.json', (route) => route.abort())
  await page.goto('/scenarios/rush-at-eight')
  await isDrawn(page)
  await expect(page.getByText(/rush-at-eight.json could not be fetched/)).toBeVisible()
  await isThere(page)
})

test('a page whose program cannot be fetched says so, and is loaded again', async ({ page }) => {
  await page.route('**/assets/page-*.js', (route) => route.abort())
  await page.goto('/rolling')
  await expect(page.getByRole('alert')).toContainText('could not be fetched')
  await expect(page.locator('.first:not([hidden])')).toHaveCount(0)
  await expectNoViolation(page)
  await page.unrouteAll()
  await page.getByRole('link', { name: 'Load it again' }).press('Enter')
  await isThere(page)
  await expect(clock(page)).toHaveText('00:00:00')
})

test('an address with two labs side by side, and a window of another size, wait for the page', async ({ page }) => {
  const { letCome } = await holdPage(page)
  await page.goto('/rolling?min=50&max=100&bMin=100&bMax=150')
  await expect(page.locator('.shell')).toBeVisible()
  letCome()
  await isThere(page)
  await expect(page.getByRole('heading', { name: 'Two settings side by side' })).toBeAttached()
  await expect(page.locator('canvas')).toHaveCount(2)
  await page.setViewportSize({ width: 820, height: 1_180 })
  await page.goto('/rolling')
  await isThere(page)
  await expect(clock(page)).toHaveText('00:00:00')
  expect(await page.evaluate(() => performance.getEntriesByName('taskyard first frame').length)).toBe(0)
})
