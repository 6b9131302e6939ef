import { use, type KeyboardEvent, type MouseEvent } from 'react'
import { ClosePanelContext } from '../shell/closePanel.ts'

/** In the capture phase: the tree keeps these events for its own selection. */
interface ChoosingProps {
  readonly onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void
  readonly onClickCapture: (event: MouseEvent<HTMLElement>) => void
}

interface ChoosingWays {
  readonly choose: (rowId: string) => boolean
  readonly open: (rowId: string) => boolean
  readonly unfold: (rowId: string) => void
}

/**
 * What comes after a row of the tree was chosen for good, and not only walked over by an arrow key: Enter and Space
 * lead to the inspector's headline, Enter on a task to its containers on the stage; a drawer over a narrow window closes, or it would hide what was chosen.
 *
 * @param choose  selects the row of an id; answers whether there is something to look at
 * @param open  opens the stage on what Enter was pressed on; answers whether it did, and one stays where one is
 * @param unfold  hears that a row is to be open, which the tree itself hears of only where something stands below it
 */
export function useChoosing({ choose, open, unfold }: ChoosingWays): ChoosingProps {
  const closePanel = use(ClosePanelContext)
  return {
    onKeyDownCapture(event) {
      const id = rowIdOf(event.target)
      if (event.key === 'ArrowRight' && id !== null) unfold(id)
      if ((event.key !== 'Enter' && event.key !== ' ') || id === null || !choose(id)) return
      event.preventDefault()
      event.stopPropagation()
      const hasOpened = event.key === 'Enter' && open(id)
      if (closePanel !== null) closePanel()
      else if (!hasOpened) focusHeadline()
    },
    onClickCapture(event) {
      if (closePanel === null || isChevron(event.target)) return
      const id = rowIdOf(event.target)
      if (id !== null && choose(id)) closePanel()
    },
  }
}

function rowIdOf(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[role=row]')?.getAttribute('data-key') ?? null) : null
}

function isChevron(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null
}

/** In the next frame, when it says what has just been selected. */
function focusHeadline(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-inspector-head]')?.focus())
}
