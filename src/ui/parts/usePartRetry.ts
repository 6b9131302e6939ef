import { useCallback, useEffect, useState } from 'react'
import { reloadPage } from './pageReload.ts'
import { troubleNow } from './part.ts'
import type { PartTrouble } from './partTrouble.ts'

export interface PartRetry {
  /** As it was found last. */
  readonly trouble: PartTrouble
  /** How often it was asked since; each time the network was still away. */
  readonly triesCount: number
  readonly isTrying: boolean
  /** Asks again, and loads the page anew when there is somebody to answer. */
  readonly retry: () => Promise<void>
}

const AGAIN_MS = 5_000

/**
 * @param goesOnByItself  asks again when the browser says that it is online, and every few seconds: for a page that
 *   has nothing on it yet. Where somebody is at work, loading anew is theirs to ask for.
 */
export function usePartRetry(first: PartTrouble, { goesOnByItself }: { readonly goesOnByItself: boolean }): PartRetry {
  const [trouble, setTrouble] = useState(first)
  const [triesCount, setTriesCount] = useState(0)
  const [isTrying, setTrying] = useState(false)
  const retry = useCallback(async () => {
    setTrying(true)
    const found = await troubleNow()
    setTrying(false)
    if (found === 'away') setTriesCount((count) => count + 1)
    else if (found === 'newer') setTrouble(found)
    else await reloadPage()
  }, [])

  useEffect(() => {
    if (goesOnByItself && first === 'stale') void reloadPage()
  }, [first, goesOnByItself])
  useEffect(() => {
    if (!goesOnByItself || trouble !== 'away') return
    const onOnline = (): void => void retry()
    const timer = window.setInterval(onOnline, AGAIN_MS)
    window.addEventListener('online', onOnline)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('online', onOnline)
    }
  }, [goesOnByItself, trouble, retry])
  return { trouble, triesCount, isTrying, retry }
}
