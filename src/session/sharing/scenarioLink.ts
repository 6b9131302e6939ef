import { readOpenedScenario, type OpenedScenario } from '../openedScenario.ts'
import { isSealed, packed, refuse, seal, unpacked, unseal, type LinkError, type LinkKind } from './sealed.ts'

const SCENARIO: LinkKind = { letter: 's', holds: 'scenario', partsCount: 1 }

/** Of a whole address, in characters. Past it some programs cut links off. */
export const LINK_LENGTH_SAFE = 2_048

export type ScenarioLinkReading = { readonly opened: OpenedScenario } | { readonly error: LinkError }

/** Whether an address's fragment is meant to be a scenario at all. */
export function isScenarioFragment(fragment: string): boolean {
  return isSealed(SCENARIO, fragment)
}

/**
 * The address of a page with a scenario's document in its fragment, which browsers send to no server: `s1.`, the
 * packed document, and a checksum.
 *
 * @throws RangeError  when nobody could open it: it is too large
 */
export function scenarioLinkTo(page: URL, { text }: Pick<OpenedScenario, 'text'>): string {
  const fragment = seal(SCENARIO, [packed(text)])
  const reading = readScenarioFragment(fragment)
  if ('error' in reading) throw new RangeError(`${reading.error.message} Save the scenario as a file and send that.`)
  const link = new URL(page)
  link.hash = fragment
  return link.href
}

/** Reads a fragment and runs nothing of it. Every fault has a name and a sentence. */
export function readScenarioFragment(fragment: string): ScenarioLinkReading {
  const whole = unseal(SCENARIO, fragment)
  if ('error' in whole) return whole
  const read = unpacked(SCENARIO, whole.parts[0] ?? '', 'LinkNotAScenario')
  if ('error' in read) return read
  const reading = readOpenedScenario(read.text)
  if ('opened' in reading) return reading
  return refuse('LinkNotAScenario', `The scenario in this link: ${reading.error.message}`)
}
