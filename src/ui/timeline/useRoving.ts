import { useRef, useState, type KeyboardEvent, type RefObject } from 'react'

interface Roving {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** 0 for the one that Tab stops at, -1 for the others. */
  readonly tabIndexOf: (index: number) => 0 | -1
  readonly setActive: (index: number) => void
}

/** A row of buttons with one Tab stop, along which the arrow keys walk. */
export function useRoving(length: number): Roving {
  const ref = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const current = Math.min(active, length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextIndex(event.key, current, length)
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return
    // The page itself steps with the same arrows.
    event.preventDefault()
    event.stopPropagation()
    setActive(next)
    ref.current?.querySelectorAll('button')[next]?.focus()
  }
  return { ref, onKeyDown, tabIndexOf: (index) => (index === current ? 0 : -1), setActive }
}

function nextIndex(key: string, from: number, length: number): number | null {
  if (length === 0) return null
  if (key === 'ArrowRight') return Math.min(length - 1, from + 1)
  if (key === 'ArrowLeft') return Math.max(0, from - 1)
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  return null
}
