import { deflateSync } from 'fflate'
import { headOf } from '../../base/foreignText.ts'
import { TIME_MAX_MS } from '../../base/eventQueue.ts'
import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import { LINK_LIMITS, parseLabFile } from '../../labfile/parse.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { inflate } from './inflate.ts'

/** Of the fragment, `#` left out; all of it is ASCII. */
export const LINK_LENGTH_MAX = 8 * 1024

const VERSION = 'v1'
/** As many as a message shows. */
const VERSION_DIGITS_MAX = 6

/** A lab in a link, and the moment at which it was shared. */
export interface SharedLab {
  readonly file: LabFile
  readonly atMs: number
}

export type LinkReading = SharedLab | { readonly error: LinkError }

export interface LinkError extends ErrorShape {
  readonly name: LinkErrorName
}

type LinkErrorName = 'LinkTooLong' | 'LinkDamaged' | 'LinkTooLarge' | 'NewerLink' | 'UnknownLink' | 'LinkNotALab'

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
  return /^#?v\d+\./.test(fragment)
}

/**
 * `v1.`, the packed lab, its moment in ms, and a checksum of all that, parted by points.
 *
 * @throws RangeError  when nobody could open it: it is too large
 */
export function fragmentOf({ file, atMs }: SharedLab): string {
  const { format, version, title, seed, commands } = file
  const text = JSON.stringify({ format, version, title, seed, commands })
  const bytes = new TextEncoder().encode(text)
  const packed = toBase64Url(deflateSync(bytes, { level: 9 }))
  const body = `${VERSION}.${packed}.${String(atMs)}`
  const fragment = `${body}.${checksum(body)}`
  const reading = readFragment(fragment)
  if ('error' in reading) throw new RangeError(`${reading.error.message} Save the lab as a file and send that.`)
  return fragment
}

/** Reads a fragment and runs nothing of it. Every fault has a name and a sentence. */
export function readFragment(fragment: string): LinkReading {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment
  if (text.length > LINK_LENGTH_MAX) {
    return refuse('LinkTooLong', `This link has ${String(text.length)} characters: a lab link has 8,192 at most.`)
  }
  const version = /^v(\d+)\./.exec(text)?.[1]
  if (version === undefined) return refuse('UnknownLink', 'This link does not begin with a version such as v1.')
  if (Number(version) > 1) {
    return refuse(
      'NewerLink',
      `This link was made by a newer Taskyard (${shownVersion(version)}): reload the page, then open it.`,
    )
  }
  if (version !== '1')
    return refuse('UnknownLink', `There are no links of version ${shownVersion(version)}: the first is v1.`)
  const parts = text.split('.')
  const [, packed, atText, sum] = parts
  if (parts.length !== 4 || packed === undefined || atText === undefined || sum === undefined) return damaged()
  if (sum !== checksum(parts.slice(0, 3).join('.'))) return damaged()
  const atMs = Number(atText)
  if (!/^\d+$/.test(atText) || atMs > TIME_MAX_MS) {
    return refuse('LinkNotALab', 'The moment in this link is not a time within one simulated year.')
  }
  const file = fileOf(packed)
  return 'error' in file ? file : { file, atMs }
}

/** Whoever writes a link by hand may write a version as long as the link. */
function shownVersion(digits: string): string {
  const head = headOf(digits, VERSION_DIGITS_MAX)
  return head.length < digits.length ? `v${head}…` : `v${head}`
}

function fileOf(packed: string): LabFile | { readonly error: LinkError } {
  const bytes = fromBase64Url(packed)
  if (bytes === undefined) return damaged()
  const unpacked = inflate(bytes, LINK_LIMITS.bytes)
  if (unpacked === 'too large') return refuse('LinkTooLarge', 'This link unpacks to more than 256 KiB: no lab does.')
  if (unpacked === 'damaged') return damaged()
  const text = decoded(unpacked)
  if (text === undefined) return refuse('LinkNotALab', 'What is packed in this link is not text in UTF-8.')
  const reading = parseLabFile(text, LINK_LIMITS)
  return 'error' in reading ? refuse('LinkNotALab', `The lab in this link: ${reading.error.message}`) : reading.file
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** It tells a mistyped link from a whole one; it keeps nobody out. */
function checksum(text: string): string {
  return hashText(hashWith(HASH_START, text))
}

function damaged(): { readonly error: LinkError } {
  return refuse('LinkDamaged', 'This link is cut off or mistyped: its checksum does not fit. Copy it again, whole.')
}

function refuse(name: LinkErrorName, message: string): { readonly error: LinkError } {
  return { error: { name, message } }
}
