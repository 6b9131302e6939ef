import { useEffect, useState } from 'react'

/** Wall ms: what is done sooner than this needs no word. */
const QUIET_MS = 400

/** Whether something has been under way for so long that a person should be told. */
export function useLate(isUnderWay: boolean): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setTimeout(() => setLate(true), QUIET_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [isUnderWay])
  return isLate && isUnderWay
}
