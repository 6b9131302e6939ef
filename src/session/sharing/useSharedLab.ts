import { useEffect, useState } from 'react'
import { isLabFragment, readFragment, type LinkReading } from './shareLink.ts'

export interface SharedLabOffer {
  /** The lab in the address, or what is wrong with it; `null` when there is none. Nothing of it has run. */
  readonly reading: LinkReading | null
  /** Takes the lab out of the address: it was opened, or it was not wanted. */
  readonly dismiss: () => void
}

/** The lab that a link brought, also when the address is edited while the page runs. It is only offered. */
export function useSharedLab(): SharedLabOffer {
  const [reading, setReading] = useState(readAddress)
  useEffect(() => {
    const onHashChange = (): void => setReading(readAddress())
    window.addEventListener('hashchange', onHashChange)
    return () => window.removeEventListener('hashchange', onHashChange)
  }, [])
  const dismiss = (): void => {
    setReading(null)
    const { pathname, search } = location
    window.history.replaceState(window.history.state, '', `${pathname}${search}`)
  }
  return { reading, dismiss }
}

function readAddress(): LinkReading | null {
  const { hash } = location
  return isLabFragment(hash) ? readFragment(hash) : null
}
