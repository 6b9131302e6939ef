import { TIME_MAX_MS } from '../../base/eventQueue.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import { LINK_LIMITS, parseLabFile } from '../../labfile/parse.ts'
import { isSealed, packed, refuse, seal, unpacked, unseal, type LinkError, type LinkKind } from './sealed.ts'

const LAB: LinkKind = { letter: 'v', holds: 'lab', partsCount: 2 }

/** A lab in a link, and the moment at which it was shared. */
export interface SharedLab {
  readonly file: LabFile
  readonly atMs: number
}

export type LinkReading = SharedLab | { readonly error: LinkError }

/**
 * The address of a page with a lab in its fragment, which browsers send to no server.
 *
 * @throws RangeError  when the lab is too large for a link; the message says so and what to do instead
 */
export function linkTo(page: URL, file: LabFile, atMs: number): string {
  const link = new URL(page)
  link.hash = fragmentOf({ file, atMs })
  return link.href
}

/** Whether an address's fragment is meant to be a lab at all: `#section` is not. */
export function isLabFragment(fragment: string): boolean {
  return isSealed(LAB, fragment)
}

/**
 * `v1.`, the packed lab, its moment in ms, and a checksum of all that, parted by points.
 *
 * @throws RangeError  when nobody could open it: it is too large
 */
export function fragmentOf({ file, atMs }: SharedLab): string {
  const { format, version, title, seed, commands } = file
  const fragment = seal(LAB, [packed(JSON.stringify({ format, version, title, seed, commands })), String(atMs)])
  const reading = readFragment(fragment)
  if ('error' in reading) throw new RangeError(`${reading.error.message} Save the lab as a file and send that.`)
  return fragment
}

/** Reads a fragment and runs nothing of it. Every fault has a name and a sentence. */
export function readFragment(fragment: string): LinkReading {
  const whole = unseal(LAB, fragment)
  if ('error' in whole) return whole
  const [part = '', atText = ''] = whole.parts
  const atMs = Number(atText)
  if (!/^\d+$/.test(atText) || atMs > TIME_MAX_MS) {
    return refuse('LinkNotALab', 'The moment in this link is not a time within one simulated year.')
  }
  const file = fileOf(part)
  return 'error' in file ? file : { file, atMs }
}

function fileOf(part: string): LabFile | { readonly error: LinkError } {
  const read = unpacked(LAB, part, 'LinkNotALab')
  if ('error' in read) return read
  const reading = parseLabFile(read.text, LINK_LIMITS)
  return 'error' in reading ? refuse('LinkNotALab', `The lab in this link: ${reading.error.message}`) : reading.file
}
