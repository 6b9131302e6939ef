import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import type { LabFile } from '../src/labfile/labFile.ts'
import { fragmentOf } from '../src/session/sharing/shareLink.ts'
import { findChromium } from './chromium.mjs'

/** Takes the README's pictures from the built lab: `npm run build && npm run screenshots`. */
const PORT = 4199
const OUT = 'docs/pictures'

interface Picture {
  readonly name: string
  readonly path: string
  readonly scheme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
  /** What the page's clock says then. */
  readonly clock: string
  /** A link has to be accepted, and the Traffic lens chosen. */
  readonly isTraffic?: boolean
}

const DESK = { width: 1440, height: 900 }

/** Of `traffic-lab.json`: the old tasks of a rolling update drain. */
const DRAINING_MS = 645_000

function trafficLink(): string {
  const file = JSON.parse(readFileSync(`${OUT}/traffic-lab.json`, 'utf8')) as LabFile
  return `/lab#${fragmentOf({ file, atMs: DRAINING_MS })}`
}

const PICTURES: readonly Picture[] = [
  { name: 'demo-light', path: '/rolling?min=50&max=100&at=38000', scheme: 'light', size: DESK, clock: '00:00:38' },
  {
    name: 'compare-dark',
    path: '/rolling?min=50&max=100&bMin=100&bMax=150&at=38000',
    scheme: 'dark',
    size: DESK,
    clock: '00:00:38',
  },
  { name: 'scaling-light', path: '/scaling?at=1260000', scheme: 'light', size: DESK, clock: '00:21:00' },
  { name: 'traffic-light', path: trafficLink(), scheme: 'light', size: DESK, clock: '00:10:45', isTraffic: true },
]

async function take(page: Page, picture: Picture): Promise<void> {
  await page.setViewportSize(picture.size)
  await page.emulateMedia({ colorScheme: picture.scheme, reducedMotion: 'reduce' })
  await page.goto(`http://127.0.0.1:${String(PORT)}${picture.path}`)
  if (picture.isTraffic === true) {
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('radio', { name: 'Traffic' }).click()
  }
  await page.getByText(picture.clock).first().waitFor()
  // The stage settles its fades.
  await page.waitForTimeout(800)
  await page.screenshot({ path: `${OUT}/${picture.name}.png` })
}

async function served(): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${String(PORT)}/`).catch(() => null)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('The lab was not served. Run `npm run build` first.')
}

mkdirSync(OUT, { recursive: true })
const server = spawn('npx', ['vite', 'preview', '--port', String(PORT), '--strictPort', '--host', '127.0.0.1'], {
  detached: true,
  stdio: 'ignore',
})
try {
  await served()
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage()
  for (const picture of PICTURES) await take(page, picture)
  await browser.close()
} finally {
  if (server.pid !== undefined) process.kill(-server.pid)
}
