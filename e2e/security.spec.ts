import { readdirSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { securityHeaders } from '../tools/securityHeaders.ts'

/** The names of the headers that an answer lacks or has otherwise. */
async function missingHeaders(request: APIRequestContext, path: string): Promise<string[]> {
  const response = await request.get(path)
  expect(response.status()).toBe(200)
  const headers = response.headers()
  return Object.entries(securityHeaders).flatMap(([name, value]) => (headers[name.toLowerCase()] === value ? [] : name))
}

test.describe('security headers', () => {
  test('the policy allows this origin, one worker and nothing else', () => {
    expect(securityHeaders['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types taskyard-worker",
    )
  })

  for (const path of ['/', '/a/deep/link', '/shell.css']) {
    test(`come with ${path}`, async ({ request }) => {
      expect(await missingHeaders(request, path)).toEqual([])
    })
  }

  test('come with every asset, the worker among them', async ({ request }) => {
    const assets = readdirSync('dist/assets')
    expect(assets.filter((name) => /^host-.*\.js$/.test(name))).toHaveLength(1)
    for (const name of assets) expect(await missingHeaders(request, `/assets/${name}`), name).toEqual([])
  })
})

test('index.html holds no inline script, style or handler', async ({ request }) => {
  const html = await (await request.get('/')).text()
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i)
})

test('the page loads without one violation or error', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security|trusted/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`)
    })
  })
  await page.goto('/')
  // The program has taken the place of the shell.
  await expect(page.locator('#root > .shell')).toHaveCount(0)
  await page.waitForLoadState('networkidle')
  expect(complaints).toEqual([])
})
