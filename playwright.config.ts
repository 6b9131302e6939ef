import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { findChromium } from './tools/chromium.mjs'

/** A port that nobody listens on: neither `npm start` nor a second run at the same time stands in the way. */
async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

// Workers read this file again, and find in the environment what the runner chose.
process.env.E2E_PORT ??= await freePort()
const port = process.env.E2E_PORT
const baseURL = `http://127.0.0.1:${port}`
// Workers read this file too, and the runner has looked already: search once.
process.env.CHROMIUM ??= findChromium() ?? ''

const serve = `npx vite preview --port ${port} --strictPort --host 127.0.0.1`

/**
 * Features of the browser that are off. Each window would load two pages for its address bar, which nobody sees and
 * which cost as much as a page of ours; and each page would start a process more, to have one ready for the next, which
 * took a third of the journeys' processor time. The last such list is the only one that counts: what Playwright turns off
 * stands here once more, as far as it concerns a page on this machine.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
]

export default defineConfig({
  testDir: 'e2e',
  // A browser without a graphics card draws on every core, so half as many as cores; of two cores one alone leaves a
  // third idle, waiting for the page.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  fullyParallel: true,
  // Never to pass: a journey that fails once is counted as failed. It runs again for its trace, which would slow all.
  retries: 1,
  forbidOnly: true,
  // Two cores may also be building: what is waited for is a state, never a duration.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  globalTimeout: 18 * 60_000,
  reporter: 'list',
  use: {
    baseURL,
    trace: 'on-first-retry',
    video: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        `--disable-features=${FEATURES_OFF.join(',')}`,
      ],
    },
  },
  webServer: {
    command: existsSync('dist/index.html') ? serve : `npx vite build && ${serve}`,
    url: baseURL,
    timeout: 120_000,
  },
})
