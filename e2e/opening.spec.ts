import { expect, test, type Page } from '@playwright/test'
import { fragmentOf } from '../src/session/sharing/shareLink.ts'
import { deploySample, stepTo } from './support/lab.ts'
import { addCluster, lastSavedActs, saved } from './support/saved.ts'

/** The file of the model's worker. */
const PROGRAM = /\/assets\/host-[^/]*\.js$/

const hashOf = (page: Page) => page.evaluate(() => window.__taskyard?.hash())

/** A link to a lab that takes seconds to open: two services through a simulated year. */
function longLink(): string {
  const web = { cluster: 'year', taskDefinition: 'web', launchType: 'FARGATE', desiredCount: 2 }
  const network = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a', 'subnet-0b'] } } }
  const definition = {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'web', image: 'web' }],
  }
  const at = (atMs: number, operation: string, input: Record<string, unknown>) =>
    ({ atMs, service: 'ecs', operation, input }) as const
  const commands = [
    at(0, 'CreateCluster', { clusterName: 'year' }),
    at(0, 'RegisterTaskDefinition', definition),
    at(0, 'CreateService', { ...web, ...network, serviceName: 'one' }),
    at(0, 'CreateService', { ...web, ...network, serviceName: 'two' }),
    at(364 * 24 * 3_600_000, 'CreateCluster', { clusterName: 'last' }),
  ]
  return fragmentOf({ file: { format: 'taskyard/lab', version: 1, title: 'A year', seed: 1, commands }, atMs: 0 })
}

async function openLink(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, fragment)
  await page.getByRole('button', { name: 'Open it' }).click()
}

test('a link that takes long to open runs beside the lab on the screen, can be stopped, and takes nothing from it', async ({
  page,
}) => {
  await deploySample(page)
  const hash = await hashOf(page)
  await openLink(page, longLink())
  await expect(page.getByText(/^Opening “A year”/)).toBeVisible()
  await addCluster(page, 'meanwhile')
  expect(await hashOf(page)).not.toBe(hash)
  await page.getByRole('button', { name: 'Stop opening it' }).click()
  await expect(page.getByText(/^Opening “A year”/)).toHaveCount(0)
  await expect.poll(() => lastSavedActs(page)).toEqual(['meanwhile'])
  await expect(page.getByRole('button', { name: /nginx.*, rename this lab/ })).toBeVisible()
})

test('a lab that was opened takes the place of one that is saved with its last act', async ({ page }) => {
  await deploySample(page)
  await addCluster(page, 'now')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('menuitem', { name: /Room for eight/ }).click()
  await expect(page.getByRole('button', { name: /room for eight, rename/ })).toBeVisible()
  expect(await lastSavedActs(page)).toEqual(['now'])
})

test('a model that breaks while its program cannot be fetched is rebuilt, with nothing lost', async ({
  page,
  context,
}) => {
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)
  await expect(saved(page)).toBeVisible()
  const hash = await hashOf(page)
  await spareIsLoaded(page)
  // As after a release that took the old files away: a cache would outlive a lost network.
  await context.route(PROGRAM, (route) => route.fulfill({ status: 404, body: '' }))
  // The first crash finds a spare that was fetched before; the second finds none.
  await page.evaluate(() => window.__taskyard?.crashWorker())
  await expect(page.getByText(/The model stopped and was rebuilt/)).toBeVisible()
  await page.evaluate(() => window.__taskyard?.crashWorker())
  await expect(page.getByText(/The model’s program cannot be fetched/)).toBeVisible()
  await context.unroute(PROGRAM)
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByText(/The model’s program cannot be fetched/)).toHaveCount(0)
  await expect.poll(() => hashOf(page)).toBe(hash)
})

test('a model that hangs is ended and rebuilt, paused, with nothing lost', async ({ page }) => {
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)
  const hash = await hashOf(page)
  await page.evaluate(() => window.__taskyard?.hangWorker())
  await expect(page.getByText(/The model stopped and was rebuilt from \d+ commands/)).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => hashOf(page)).toBe(hash)
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect.poll(() => hashOf(page)).not.toBe(hash)
})

test('Back and Forward, and an address edited while a lab runs, take nothing from it', async ({ page }) => {
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)
  const hash = await hashOf(page)
  await page.evaluate(() => {
    location.hash = '#v1.AAAA.0.0000'
  })
  await expect(page.getByRole('dialog')).toContainText('Not opened')
  await page.getByRole('button', { name: 'Keep this lab' }).click()
  await page.goBack()
  await page.goForward()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /4 running of 4 desired/ })).toBeVisible()
  expect(await hashOf(page)).toBe(hash)
})

/** Beside the worker that runs the lab a second one stands, and its program has come: it answers. */
async function spareIsLoaded(page: Page): Promise<void> {
  await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(2)
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => performance.now())))
}
