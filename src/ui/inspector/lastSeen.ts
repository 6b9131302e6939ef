import { useState } from 'react'
import { isSameRef, type SubjectRef } from '../../look/subjectRef.ts'

/** What was known of a thing when it was last there. */
export interface LastSeen {
  readonly ref: SubjectRef
  /** As the inspector named it: `i-0c21, m5.large in us-east-1a`. */
  readonly object: string
  readonly atMs: number
}

/** @returns of a thing that is not there at this time, what it was when it was; `null` when it was never seen */
export function useLastSeen(ref: SubjectRef, object: string | null, nowMs: number): LastSeen | null {
  const [seen, setSeen] = useState<LastSeen | null>(null)
  const isKnown = seen !== null && isSameRef(seen.ref, ref)
  if (object !== null && (!isKnown || seen.atMs !== nowMs || seen.object !== object)) {
    setSeen({ ref, object, atMs: nowMs })
  }
  return isKnown ? seen : null
}
