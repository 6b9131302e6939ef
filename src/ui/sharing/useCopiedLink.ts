import { useEffect, useState } from 'react'

/** What came of copying a link. */
export type CopiedLink =
  | { readonly kind: 'copied' }
  /** The clipboard was refused: the link is there to be copied by hand. */
  | { readonly kind: 'shown'; readonly link: string }
  /** It works, and some programs would cut it off. */
  | { readonly kind: 'long'; readonly link: string }
  | { readonly kind: 'tooLarge'; readonly message: string }

const COPIED_SHOWN_MS = 4_000

/**
 * Copies a link, or says why not.
 *
 * @param linkOf  throws a RangeError when what is linked is too large; its message says so
 * @param safeLength  a longer link is copied only when that is asked for once more; in characters
 */
export function useCopiedLink(linkOf: () => string, safeLength = Infinity) {
  const [copied, setCopied] = useState<CopiedLink | null>(null)
  useEffect(() => {
    if (copied?.kind !== 'copied') return
    const timer = setTimeout(() => setCopied(null), COPIED_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const write = async (link: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied({ kind: 'copied' })
    } catch {
      setCopied({ kind: 'shown', link })
    }
  }
  const copy = (): void => {
    try {
      const link = linkOf()
      if (link.length > safeLength) setCopied({ kind: 'long', link })
      else void write(link)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      setCopied({ kind: 'tooLarge', message: error.message })
    }
  }
  return { copied, copy, write, forget: () => setCopied(null) }
}
