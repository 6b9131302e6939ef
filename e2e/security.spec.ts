import { readdirSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { securityHeaders } from '../tools/securityHeaders.ts'

// Answers of a server are all there is to see here: a trace of each would hold nothing more.
test.use({ trace: 'off' })

/** The names of the headers that an answer lacks or has otherwise. */
function missingOf(headers: IncomingHttpHeaders): string[] {
  return Object.entries(securityHeaders).flatMap(([name, value]) => (headers[name.toLowerCase()] === value ? [] : name))
}

async function missingHeaders(request: APIRequestContext, path: string): Promise<string[]> {
  const response = await request.get(path)
  expect(response.status()).toBe(200)
  return missingOf(response.headers())
}

interface Asked {
  readonly method: string
  readonly path: string
  /** Of which host it is asked; left out, of the one that is there. */
  readonly host?: string
}

interface RawAnswer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Asks with the address as it is written here: a browser, and the clients made after it, mend it first. */
function askRaw(base: string, { method, path, host }: Asked): Promise<RawAnswer> {
  const { hostname, port } = new URL(base)
  const headers = host === undefined ? {} : { host }
  return new Promise((resolve, reject) => {
    const asking = ask({ hostname, port, method, path, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
    })
    asking.on('error', reject)
    asking.end()
  })
}

/** Sends what is no HTTP, and reads all that comes back. */
function sendRaw(base: string, text: string): Promise<string> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setEncoding('utf8')
    socket.on('data', (more: string) => (answer += more))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

test.describe('security headers', () => {
  test('the policy allows this origin, one worker and nothing else', () => {
    expect(securityHeaders['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types taskyard-worker",
    )
  })

  for (const path of ['/', '/rolling/present', '/scenarios/notes-scenario-1', '/shell.css']) {
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

const failures: readonly (Asked & { readonly status: number; readonly type: string | undefined })[] = [
  { method: 'GET', path: '/assets/none.js', status: 404, type: 'text/plain' },
  { method: 'GET', path: '/labs/none.json', status: 404, type: 'text/plain' },
  { method: 'HEAD', path: '/assets/none.js', status: 404, type: 'text/plain' },
  { method: 'GET', path: '/..%2f..%2fpackage.json', status: 404, type: 'text/plain' },
  { method: 'GET', path: '/no/such/page', status: 404, type: 'text/html' },
  { method: 'GET', path: '/rolling/present/more', status: 404, type: 'text/html' },
  { method: 'GET', path: '/%00', status: 404, type: 'text/html' },
  { method: 'GET', path: '//elsewhere.example/', status: 404, type: 'text/html' },
  { method: 'GET', path: '/%', status: 400, type: 'text/plain' },
  { method: 'GET', path: '/%E0%A4%A', status: 400, type: 'text/plain' },
  { method: 'POST', path: '/', status: 405, type: 'text/plain' },
  { method: 'DELETE', path: '/assets/none.js', status: 405, type: 'text/plain' },
  { method: 'OPTIONS', path: '/', status: 204, type: undefined },
  { method: 'GET', path: '*', status: 400, type: 'text/plain' },
  { method: 'OPTIONS', path: '*', status: 204, type: undefined },
  { method: 'GET', path: '/', host: 'elsewhere.example', status: 403, type: 'text/plain' },
]

test('what has a hash in its name may be kept for good, and nothing else may', async ({ request }) => {
  const [asset = ''] = readdirSync('dist/assets')
  const keeping = async (path: string) => (await request.get(path)).headers()['cache-control']
  expect(await keeping(`/assets/${asset}`)).toBe('public, max-age=31536000, immutable')
  expect(await keeping('/')).toBe('no-cache')
  expect(await keeping('/labs/room-for-eight.json')).toBe('no-cache')
  expect(await keeping('/assets/none.js')).toBeUndefined()
})

test.describe('what is not there, or is not for the asker', () => {
  for (const { status, type, ...asked } of failures) {
    test(`${Object.values(asked).join(' ')} is ${status}, with every header`, async ({ baseURL }) => {
      const { headers, ...answer } = await askRaw(baseURL ?? '', asked)
      expect(answer.status).toBe(status)
      expect(headers['content-type']?.split(';')[0]).toBe(type)
      expect(missingOf(headers)).toEqual([])
      // Only a page's address, however wrong, is answered with the page.
      expect(answer.body.includes('<div id="root">')).toBe(type === 'text/html')
    })
  }

  test('what is no HTTP is refused with every header too', async ({ baseURL }) => {
    const answer = await sendRaw(baseURL ?? '', 'nonsense\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer).toContain(`${name}: ${value}\r\n`)
  })

  test('a page’s address that no page has says so on the page', async ({ page }) => {
    const response = await page.goto('/no/such/page')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'No page at this address' })).toBeVisible()
    // One that hides something is shown with it.
    await page.goto('/no\u202ehtap')
    await expect(page.locator('.message-page__detail')).toHaveText('/no\\u202ehtap')
  })
})

test('index.html holds no inline script, style or handler', async ({ request }) => {
  const html = await (await request.get('/')).text()
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i)
})

test('the page loads without one violation or error, and names the licences of what is in it', async ({ page }) => {
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
  // Every page's foot leads to the licences of what is in the program.
  await page.getByRole('link', { name: 'Licences' }).click()
  await expect(page.getByText('SIL OPEN FONT LICENSE Version 1.1').first()).toBeVisible()
})
