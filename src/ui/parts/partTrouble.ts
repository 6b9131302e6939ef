import { askSite } from '../../session/siteFile.ts'

/**
 * away: nobody answers. newer: another version of the site stands where this page came from. missed: the file did not
 * arrive though the site answers. stale: so it was earlier, and only a new load of the page mends it.
 */
export type PartTrouble = 'away' | 'newer' | 'missed' | 'stale'

/** A file that the page fetches when it is needed could not be had. */
export class PartUnavailable extends Error {
  override readonly name = 'PartUnavailable'
  readonly trouble: PartTrouble

  constructor(trouble: PartTrouble, options?: ErrorOptions) {
    super(`A file of this page could not be had (${trouble}).`, options)
    this.trouble = trouble
  }
}

/** Browsers and Vite have no common error for a file that fails to load; these are their sentences. */
const LOAD_FAILURE = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i

/** Whether a file did not load, rather than that its program failed. */
export function isLoadFailure(error: unknown): error is Error {
  return error instanceof Error && LOAD_FAILURE.test(error.message)
}

/** What the page knows of itself and of the file that did not load. */
export interface MissedFile {
  /** The address of the script that the page began with. It changes with every version. */
  readonly entry: string
  /** The error's message, which in most browsers names the file. */
  readonly message: string
}

/** Asks the site why: whether it answers at all, and whether it is still the version that this page is of. */
export async function findTrouble({ entry, message }: MissedFile): Promise<PartTrouble> {
  const found = await entryNow(entry)
  if (found === null) return 'away'
  if (found !== entry) return 'newer'
  const [address] = /https?:\/\/[^\s'")]+/.exec(message) ?? []
  if (address === undefined) return 'missed'
  const file = new URL(address)
  if (file.origin !== new URL(entry).origin) return 'missed'
  const answer = await askSite(file.pathname.slice(import.meta.env.BASE_URL.length), { method: 'HEAD' })
  if (answer === null) return 'away'
  // Its name holds a hash of what is in it: a server that has no such file has other files.
  return answer.status === 404 ? 'newer' : 'missed'
}

/** The address of the script with which the site's page begins now; `null` when the site does not answer. */
async function entryNow(entry: string): Promise<string | null> {
  const answer = await askSite('', { cache: 'no-store' })
  if (answer?.ok !== true) return null
  const html = await answer.text().catch(() => '')
  // Without one it is no page of ours: a network that wants a sign-in, or a server that says it is being mended.
  const source = /<script\b[^>]*\stype="module"[^>]*\ssrc="([^"]+)"/.exec(html)?.[1]
  return source === undefined ? null : new URL(source, entry).href
}
