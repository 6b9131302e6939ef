import { NotSaved } from './versions.ts'

/** Why a lab is not saved as one would think, and what became of it. */
export type Trouble =
  /** The browser did not keep it. `reason` says what can be done. */
  | { readonly kind: 'storage'; readonly reason: StorageReason }
  /** It cannot be written so that it could be opened again; `message` names the place. */
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'tooMany' }
  /** Another tab has the lab open, and saves it. */
  | { readonly kind: 'elsewhere' }
  /** The other tab is gone: this one saves now. */
  | { readonly kind: 'takenOver' }
  /** The same, and it had gone further than what is on this screen. */
  | { readonly kind: 'behind' }
  /** The other tab went further, and so did this one: it goes on as a lab of its own. */
  | { readonly kind: 'copied' }

export type StorageReason = 'forgotten' | 'full' | 'newer' | 'blocked' | 'forbidden'

export function storageTrouble(error: unknown): Trouble {
  return { kind: 'storage', reason: reasonOf(error) }
}

function reasonOf(error: unknown): StorageReason {
  if (error instanceof NotSaved) return 'forgotten'
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  if (name === 'VersionError') return 'newer'
  return name === 'TimeoutError' ? 'blocked' : 'forbidden'
}
