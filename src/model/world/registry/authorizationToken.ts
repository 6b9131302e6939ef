import { fromBase64, toBase64 } from '../../../base/base64.ts'
import { utf8 } from '../../../base/utf8.ts'

/** How long one is good (Amazon ECR User Guide, registry_auth). */
const TOKEN_LIFE_MS = 12 * 60 * 60_000

/** What `docker login` is given for a registry of ECR (ECR-2): of the user `AWS`, with a password that expires. */
export interface AuthorizationToken {
  /** The registry that it is of; it is good in its Region alone. */
  readonly host: string
  readonly expiresAtMs: number
}

/** The password says for what and until when it is good, so the registry need not remember whom it gave one. */
const CREDENTIALS = /^AWS:lab\.([a-z0-9.-]{1,100})\.(\d{1,15})$/

export function tokenFor(host: string, nowMs: number): AuthorizationToken {
  return { host, expiresAtMs: nowMs + TOKEN_LIFE_MS }
}

/** As GetAuthorizationToken answers it: base64 of `AWS:password`. */
export function tokenText({ host, expiresAtMs }: AuthorizationToken): string {
  return toBase64(utf8(`AWS:lab.${host}.${String(expiresAtMs)}`))
}

/** What a text is a token of; `null` for one that is none. */
export function readToken(text: string): AuthorizationToken | null {
  const bytes = fromBase64(text)
  const credentials = bytes === null ? '' : String.fromCharCode(...bytes.subarray(0, 200))
  const [, host, expiresAt] = CREDENTIALS.exec(credentials) ?? []
  return host === undefined ? null : { host, expiresAtMs: Number(expiresAt) }
}
