import { visibleText } from '../base/foreignText.ts'
import { HASH_START, hashText, hashWith } from '../base/hash.ts'
import { parseScenario, type Scenario } from '../lessons/scenario.ts'
import type { ErrorShape } from '../model/api/command.ts'

/** A scenario that is no part of the site: somebody has brought it, as a file or in a link. */
export interface OpenedScenario {
  /** Its id is of what it says: it cannot be that of a built-in one, and a document that was changed is another. */
  readonly scenario: Scenario
  /** The document without the spaces of its file. */
  readonly text: string
}

export type OpenedScenarioReading = { readonly opened: OpenedScenario } | { readonly error: ErrorShape }

/** No document of the site has a colon in its id. */
export const OPENED_PREFIX = 'opened:'

/** Whether a file is meant to be a scenario, whether or not it is one. */
export function looksLikeScenario(text: string): boolean {
  return /"format"\s*:\s*"taskyard\/scenario"/.test(text)
}

/** Reads a document as strictly as one of the site; one whose words hide something is refused too. Nothing is run. */
export function readOpenedScenario(document: string): OpenedScenarioReading {
  const reading = parseScenario(document)
  if ('error' in reading) return reading
  const value: unknown = JSON.parse(document)
  const path = hidingIn(value, [])
  if (path !== null) {
    const message = `${path.join('.')}: it has characters in it that draw nothing or turn text round. Take them out.`
    return { error: { name: 'HiddenCharacters', message: visibleText(message) } }
  }
  const text = JSON.stringify(value)
  const id = `${OPENED_PREFIX}${hashText(hashWith(HASH_START, text))}`
  return { opened: { scenario: { ...reading.scenario, id }, text } }
}

/** Where the first text or name stands that shows other than it is; lines may be parted. */
function hidingIn(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return hides(value) ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [name, member] of Object.entries(value)) {
    const found = hides(name) ? [...path, name] : hidingIn(member, [...path, name])
    if (found !== null) return found
  }
  return null
}

function hides(text: string): boolean {
  const line = text.replaceAll(/[\n\r\t]/g, ' ')
  return visibleText(line) !== line
}
