import { useState } from 'react'
import { isSameRef, type SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import { selectionWords } from './stageWords.ts'
import { useThrottled } from './useThrottled.ts'

interface SelectionLineProps {
  readonly selection: SubjectRef | null
  readonly world: World
  readonly nowMs: number
}

/** Arrow keys walk through a tree faster than its rows can be heard out. */
const REST_MS = 600

/** Tells a screen reader what has been selected, wherever that was done, and in which state it was then. */
export function SelectionLine({ selection, world, nowMs }: SelectionLineProps) {
  const settled = useThrottled(selection, REST_MS)
  const [told, setTold] = useState<{ readonly of: SubjectRef | null; readonly words: string }>({ of: null, words: '' })
  // Said in place and once: what changes of it later is told by the news.
  if (!isSameRef(told.of, settled)) setTold({ of: settled, words: selectionWords(settled, world, nowMs) })
  return (
    <p className="visually-hidden" role="status">
      {told.words}
    </p>
  )
}
