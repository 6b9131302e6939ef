import { deflateSync } from 'fflate'
import { headOf } from '../../base/foreignText.ts'
import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import { LINK_LIMITS } from '../../labfile/parse.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { inflate } from './inflate.ts'

/** Of a fragment, `#` left out; all of it is ASCII. */
export const LINK_LENGTH_MAX = 8 * 1024

/** As many digits of a version as a message shows. */
const VERSION_DIGITS_MAX = 6

export interface LinkError extends ErrorShape {
  readonly name: LinkErrorName
}

type LinkErrorName =
  | 'LinkTooLong'
  | 'LinkDamaged'
  | 'LinkTooLarge'
  | 'NewerLink'
  | 'UnknownLink'
  | 'LinkNotALab'
  | 'LinkNotAScenario'

/** What kind of link it is. */
export interface LinkKind {
  /** A link begins with it and its version: `v1`, `s1`. */
  readonly letter: string
  readonly holds: 'lab' | 'scenario'
  /** How many parts it has between its version and its checksum. */
  readonly partsCount: number
}

/** Whether an address's fragment is meant to be such a link at all: `#section` is none. */
export function isSealed({ letter }: LinkKind, fragment: string): boolean {
  return new RegExp(`^#?${letter}\\d+\\.`).test(fragment)
}

/** Version, parts and a checksum of all that, parted by points. */
export function seal({ letter }: LinkKind, parts: readonly string[]): string {
  const body = [`${letter}1`, ...parts].join('.')
  return `${body}.${checksum(body)}`
}

/** The parts of a link that is whole. Every fault has a name and a sentence. */
export function unseal(kind: LinkKind, fragment: string): { readonly parts: readonly string[] } | Refusal {
  const { letter, holds, partsCount } = kind
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment
  if (text.length > LINK_LENGTH_MAX) {
    return refuse('LinkTooLong', `This link has ${String(text.length)} characters: a ${holds} link has 8,192 at most.`)
  }
  const version = new RegExp(`^${letter}(\\d+)\\.`).exec(text)?.[1]
  if (version === undefined) return refuse('UnknownLink', `This link does not begin with a version such as ${letter}1.`)
  if (version !== '1') return otherVersion(letter, version)
  const all = text.split('.')
  const sum = all.at(-1)
  if (all.length !== partsCount + 2 || sum !== checksum(all.slice(0, -1).join('.'))) return damaged()
  return { parts: all.slice(1, -1) }
}

/** Whoever writes a link by hand may write a version as long as the link. */
function otherVersion(letter: string, digits: string): Refusal {
  const head = headOf(digits, VERSION_DIGITS_MAX)
  const shown = `${letter}${head}${head.length < digits.length ? '…' : ''}`
  if (Number(digits) > 1) {
    return refuse('NewerLink', `This link was made by a newer Taskyard (${shown}): reload the page, then open it.`)
  }
  return refuse('UnknownLink', `There are no links of version ${shown}: the first is ${letter}1.`)
}

/** Text as one part of a link. */
export function packed(text: string): string {
  return toBase64Url(deflateSync(new TextEncoder().encode(text), { level: 9 }))
}

/** @param notOne  the error's name when it holds no text */
export function unpacked(
  { holds }: LinkKind,
  part: string,
  notOne: LinkErrorName,
): { readonly text: string } | Refusal {
  const bytes = fromBase64Url(part)
  if (bytes === undefined) return damaged()
  const inflated = inflate(bytes, LINK_LIMITS.bytes)
  if (inflated === 'too large') {
    return refuse('LinkTooLarge', `This link unpacks to more than 256 KiB: no ${holds} does.`)
  }
  if (inflated === 'damaged') return damaged()
  const text = decoded(inflated)
  return text === undefined ? refuse(notOne, 'What is packed in this link is not text in UTF-8.') : { text }
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

interface Refusal {
  readonly error: LinkError
}

function damaged(): Refusal {
  return refuse('LinkDamaged', 'This link is cut off or mistyped: its checksum does not fit. Copy it again, whole.')
}

export function refuse(name: LinkErrorName, message: string): Refusal {
  return { error: { name, message } }
}
