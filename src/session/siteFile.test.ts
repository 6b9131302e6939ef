import { afterEach, describe, expect, it, vi } from 'vitest'
import { askScenariosAhead } from './ahead.ts'
import { askAhead, fetchSiteFile, SiteFileUnavailable } from './siteFile.ts'

function answerWith(answer: () => Promise<Response>): void {
  vi.stubGlobal('fetch', vi.fn(answer))
}

function broken(): ReadableStream {
  return new ReadableStream({
    pull: (controller) => controller.error(new TypeError('network error')),
  })
}

const json = { headers: { 'content-type': 'application/json' } }
const html = { headers: { 'content-type': 'text/html; charset=utf-8' } }

describe('a file of the site', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('comes as its text', async () => {
    answerWith(() => Promise.resolve(new Response('{"a":1}', json)))
    expect(await fetchSiteFile('labs/a.json')).toBe('{"a":1}')
  })

  it('is asked for once where it was asked for ahead, and then anew', async () => {
    answerWith(() => Promise.resolve(new Response('{}', json)))
    askAhead('labs/a.json')
    await fetchSiteFile('labs/a.json')
    expect(fetch).toHaveBeenCalledTimes(1)
    await fetchSiteFile('labs/a.json')
    await fetchSiteFile('labs/b.json')
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  it('that was asked for ahead and does not come is told to who fetches it', async () => {
    answerWith(() => Promise.resolve(new Response('', { status: 503 })))
    askAhead('labs/a.json')
    await expect(fetchSiteFile('labs/a.json')).rejects.toThrow('labs/a.json did not come')
  })

  it('is asked for with others', async () => {
    answerWith(() => Promise.resolve(new Response('{}', json)))
    askScenariosAhead('index', 'rush-at-eight')
    await Promise.all(['index', 'rush-at-eight'].map((name) => fetchSiteFile(`scenarios/${name}.json`)))
    expect(fetch).toHaveBeenCalledTimes(2)
  })

  it.each([
    {
      what: 'nobody answers',
      answer: () => Promise.reject(new TypeError('Failed to fetch')),
      trouble: 'away',
      message: 'The network is away: labs/a.json could not be fetched. What is open goes on.',
    },
    {
      what: 'the answer breaks off',
      answer: () => Promise.resolve(new Response(broken(), json)),
      trouble: 'away',
      message: 'The network broke off while labs/a.json was on its way.',
    },
    {
      what: 'another page answers in its place',
      answer: () => Promise.resolve(new Response('<title>Sign in</title>', html)),
      trouble: 'away',
      message: 'labs/a.json did not come: a web page was sent in its place.',
    },
    {
      what: 'the site no longer has it',
      answer: () => Promise.resolve(new Response('Not Found', { status: 404 })),
      trouble: 'missing',
      message:
        'This site has no labs/a.json. A newer Taskyard may have been put up since this page was opened: reload it.',
    },
    {
      what: 'the server is ill',
      answer: () => Promise.resolve(new Response('', { status: 503 })),
      trouble: 'refused',
      message: 'labs/a.json did not come: the server answered 503.',
    },
  ])('says why it does not come when $what', async ({ answer, trouble, message }) => {
    answerWith(answer)
    const error: unknown = await fetchSiteFile('labs/a.json').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(SiteFileUnavailable)
    expect(error).toMatchObject({ trouble, message })
  })
})
