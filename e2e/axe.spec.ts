import { expect, test, type Page } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { clock, stepUntil } from './support/demo.ts'
import { act, deploySample } from './support/lab.ts'
import { saved } from './support/saved.ts'

/** Every view of the page, with something to see on it. */
const VIEWS: readonly {
  readonly name: string
  readonly path: string
  readonly prepare?: (page: Page) => Promise<void>
}[] = [
  // With less motion the hero stands still, so what axe sees does not change under it.
  { name: 'home', path: '/' },
  { name: 'demo', path: '/rolling?min=50&max=100', prepare: (page) => stepUntil(page, /ECS waits/) },
  {
    name: 'comparison',
    path: '/rolling?min=50&max=100&bMin=100&bMax=150',
    prepare: async (page) => {
      await expect(page.getByRole('region', { name: 'Setting B' })).toContainText('lower 4, upper 6')
    },
  },
  {
    name: 'presenter',
    path: '/rolling/present?min=50&max=100',
    prepare: async (page) => {
      await expect(page.getByRole('heading', { name: /which counts come next/ })).toBeVisible()
    },
  },
  { name: 'scenarios', path: '/scenarios' },
  { name: 'scenario', path: '/scenarios/notes-scenario-1' },
  { name: 'lab, empty', path: '/lab' },
  {
    name: 'lab, running',
    path: '/lab',
    prepare: async (page) => {
      await deploySample(page, 'nginx on Fargate')
      await stepUntil(page, /Deployment completed/)
      await page.getByRole('row', { name: /^service nginx/ }).click()
      await page.getByRole('tab', { name: 'Lifecycle' }).click()
    },
  },
  {
    name: 'lab, a form',
    path: '/lab',
    prepare: async (page) => {
      await deploySample(page, 'nginx on EC2')
      await act(page, 'Update service')
      await expect(page.getByRole('region', { name: 'Update service nginx' })).toBeVisible()
    },
  },
  {
    name: 'lab, the saved ones',
    path: '/lab',
    prepare: async (page) => {
      await deploySample(page, 'nginx on EC2')
      await expect(saved(page)).toBeVisible()
      await page.goto('/lab?begin=empty')
      await page.getByRole('button', { name: 'Open', exact: true }).click()
      await page.getByRole('menuitem', { name: /All saved labs/ }).click()
      await expect(page.getByRole('button', { name: /^Remove nginx/ })).toBeVisible()
    },
  },
  { name: 'no such page', path: '/nowhere' },
]

test.describe('axe finds nothing', () => {
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } })
  for (const { name, path, prepare } of VIEWS) {
    test(name, async ({ page }) => {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await prepare?.(page)
      await expectNoViolation(page)
      // A projector has one look, whatever the system's.
      if ((await page.locator('html').getAttribute('data-theme')) === 'projector') return
      // In the dark only the colours are others.
      await page.emulateMedia({ colorScheme: 'dark' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await expectNoViolation(page, { rules: ['color-contrast'] })
    })
  }
})

test.describe('axe finds nothing on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  for (const path of ['/', '/rolling', '/scenarios/notes-scenario-2', '/lab']) {
    test(path, async ({ page }) => {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await expectNoViolation(page)
    })
  }
})

test('the stage is one picture with a name, and a tree beside it has all of it', async ({ page }) => {
  await page.goto('/rolling?min=50&max=100')
  await expect(clock(page)).toHaveText('00:00:00')
  await expect(page.getByRole('img', { name: /The yard: 3 instances/ })).toBeVisible()
  await page.getByRole('button', { name: 'The yard as a tree' }).click()
  await expect(page.getByRole('treegrid')).toBeVisible()
  await expect(page.getByRole('row', { name: /us-east-1a/ }).first()).toBeVisible()
})
