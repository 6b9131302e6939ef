/** Nothing that is alive takes longer to begin its answer. */
const ANSWER_MAX_MS = 10_000

/**
 * away: nobody answered, or somebody else did. missing: the site answered that it has no such file, as it does when a
 * newer version with other files was put up. refused: any other answer.
 */
export type SiteTrouble = 'away' | 'missing' | 'refused'

/** A file of this site could not be had; the message says which and why, and what would help. */
export class SiteFileUnavailable extends Error {
  override readonly name = 'SiteFileUnavailable'
  readonly trouble: SiteTrouble

  constructor(message: string, trouble: SiteTrouble) {
    super(message)
    this.trouble = trouble
  }
}

/** What was asked for before anybody could use it, until somebody does. */
const askedAhead = new Map<string, Promise<string>>()

/** Asks for a file that somebody will want soon: the first who fetches it gets this answer, whatever it is. */
export function askAhead(path: string): void {
  const asked = ask(path)
  // Who fetches it hears of it.
  asked.catch(() => undefined)
  askedAhead.set(path, asked)
}

/**
 * Fetches a JSON file of this site.
 *
 * @param path  below the site's own address: `labs/room-for-eight.json`
 * @throws SiteFileUnavailable
 */
export async function fetchSiteFile(path: string): Promise<string> {
  const asked = askedAhead.get(path)
  askedAhead.delete(path)
  return asked ?? ask(path)
}

async function ask(path: string): Promise<string> {
  const response = await askSite(path)
  if (response === null) {
    throw new SiteFileUnavailable(`The network is away: ${path} could not be fetched. What is open goes on.`, 'away')
  }
  if (response.status === 404) {
    const why = 'A newer Taskyard may have been put up since this page was opened: reload it.'
    throw new SiteFileUnavailable(`This site has no ${path}. ${why}`, 'missing')
  }
  if (!response.ok) {
    throw new SiteFileUnavailable(`${path} did not come: the server answered ${String(response.status)}.`, 'refused')
  }
  // A network that wants a sign-in answers every address with its own page.
  if (/\bhtml\b/.test(response.headers.get('content-type') ?? '')) {
    throw new SiteFileUnavailable(`${path} did not come: a web page was sent in its place.`, 'away')
  }
  try {
    return await response.text()
  } catch {
    throw new SiteFileUnavailable(`The network broke off while ${path} was on its way.`, 'away')
  }
}

/**
 * What this site answers now, past every cache; `null` when nobody does.
 *
 * @param path  below the site's own address; empty for its first page
 */
export async function askSite(path: string, init: RequestInit = {}): Promise<Response | null> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MAX_MS)
    return await fetch(`${import.meta.env.BASE_URL}${path}`, { cache: 'no-cache', signal, ...init })
  } catch {
    return null
  }
}
