import { X } from 'lucide-react'
import { createContext, useContext, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Dialog } from '../kit/Dialog.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import './acts.css'

/** `column`: in the inspector's place, beside a yard that goes on. `dialog`: over the page, where there is no column. */
export type FormPlace = 'column' | 'dialog'

export const FormPlaceContext = createContext<FormPlace>('dialog')

interface ActFrameProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** At the foot; the filled one last. */
  readonly actions: ReactNode
  /** Of a dialog: a column has its own. */
  readonly width?: 'narrow' | 'wide'
}

/** What a form over operations stands in: its title, its body, its acts at the foot. Escape and the × close it. */
export function ActFrame(props: ActFrameProps) {
  const place = useContext(FormPlaceContext)
  if (place === 'column') return <Column {...props} />
  const { title, onClose, actions, width = 'narrow', children } = props
  return (
    <Dialog isOpen {...{ title, onClose, actions, width }}>
      {children}
    </Dialog>
  )
}

function Column({ title, onClose, children, actions }: ActFrameProps) {
  const headingId = useId()
  const { frame, heading } = useFocusKept()
  return (
    <section
      className="act-column"
      aria-labelledby={headingId}
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // Elsewhere on the page it lets go of what is selected.
        event.preventDefault()
        onClose()
      }}
    >
      <header className="act-column__head">
        <h2 id={headingId} className="type-h2" ref={heading} tabIndex={-1}>
          <ForeignText>{title}</ForeignText>
        </h2>
        <IconButton label="Close the form" icon={<X />} kbd="Escape" onPress={onClose} />
      </header>
      <div className="act-column__body">{children}</div>
      <footer className="act-column__actions">{actions}</footer>
    </section>
  )
}

/** What came of the form is said there; who has gone on elsewhere in the meantime stays there. */
function focusInspector(): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>('[data-inspector-head]')?.focus({ preventScroll: true })
}

/** Not what is gone, nor a field: who was quick has passed it on the way into the form, and would write in it now. */
function opensForms(element: HTMLElement): boolean {
  return element !== document.body && element.isConnected && !element.matches('input, textarea, [contenteditable=true]')
}

/** The focus comes to the form's title, and goes back to where it was when the form goes with it. */
function useFocusKept() {
  const frame = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    const { current } = frame
    let isEntered = false
    let before: EventTarget | null = null
    const enter = ({ relatedTarget }: FocusEvent): void => {
      isEntered = true
      before = relatedTarget
    }
    current?.addEventListener('focusin', enter, { once: true })
    // In the next frame: a menu that opened the form gives the focus back to its button first. Who was quicker and has
    // opened a list of the form would have it closed by this.
    const turn = requestAnimationFrame(() => {
      if (!isEntered) heading.current?.focus({ preventScroll: true })
    })
    return () => {
      cancelAnimationFrame(turn)
      current?.removeEventListener('focusin', enter)
      if (current?.contains(document.activeElement) !== true) return
      if (before instanceof HTMLElement && opensForms(before)) before.focus()
      else requestAnimationFrame(focusInspector)
    }
  }, [])
  return { frame, heading }
}
