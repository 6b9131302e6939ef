import { afterEach, describe, expect, it, vi } from 'vitest'
import { findTrouble, isLoadFailure } from './partTrouble.ts'

const entry = 'https://yard.example/assets/index-ours.js'
const message = 'Failed to fetch dynamically imported module: https://yard.example/assets/DemoPage-ours.js'

interface Site {
  /** What the first page is answered with; null when nobody answers. */
  readonly page: Response | null
  /** The status of the file that was missed. */
  readonly file?: number
}

function page(script: string, status = 200): Response {
  return new Response(`<!doctype html><script type="module" crossorigin src="${script}"></script>`, { status })
}

function standsAt({ page: first, file = 200 }: Site): void {
  vi.stubGlobal('fetch', (path: string, { method = 'GET' }: RequestInit) => {
    if (first === null) return Promise.reject(new TypeError('Failed to fetch'))
    if (method === 'GET') return Promise.resolve(path === '/' ? first : new Response('', { status: 404 }))
    return Promise.resolve(new Response(null, { status: path === '/assets/DemoPage-ours.js' ? file : 500 }))
  })
}

describe('why a file of the page did not load', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each<{ what: string; site: Site; trouble: string }>([
    { what: 'nobody answers', site: { page: null }, trouble: 'away' },
    { what: 'the server is ill', site: { page: page('/assets/index-ours.js', 502) }, trouble: 'away' },
    { what: 'another page answers', site: { page: new Response('<title>Sign in</title>') }, trouble: 'away' },
    { what: 'the site begins with another script', site: { page: page('/assets/index-newer.js') }, trouble: 'newer' },
    { what: 'the file is gone', site: { page: page('/assets/index-ours.js'), file: 404 }, trouble: 'newer' },
    { what: 'all is there again', site: { page: page('/assets/index-ours.js') }, trouble: 'missed' },
  ])('$what: $trouble', async ({ site, trouble }) => {
    standsAt(site)
    expect(await findTrouble({ entry, message })).toBe(trouble)
  })

  it('asks for no file of another site', async () => {
    standsAt({ page: page('/assets/index-ours.js'), file: 404 })
    const elsewhere = 'Unable to preload CSS for https://elsewhere.example/assets/DemoPage-ours.js'
    expect(await findTrouble({ entry, message: elsewhere })).toBe('missed')
  })
})

it.each([
  { failure: new TypeError(message), is: true },
  { failure: new TypeError('error loading dynamically imported module: https://yard.example/a.js'), is: true },
  { failure: new TypeError('Importing a module script failed.'), is: true },
  { failure: new Error('Unable to preload CSS for https://yard.example/assets/a.css'), is: true },
  { failure: new ReferenceError('x is not defined'), is: false },
  { failure: 'Failed to fetch dynamically imported module', is: false },
])('$failure did not load: $is', ({ failure, is }) => {
  expect(isLoadFailure(failure)).toBe(is)
})
