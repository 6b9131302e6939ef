import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button as AriaButton, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components'
import './Disclosure.css'

export interface DisclosureProps {
  readonly title: ReactNode
  /** At the right of the title: a count, a state. */
  readonly detail?: ReactNode
  readonly children: ReactNode
  readonly isOpenAtFirst?: boolean
  /** For whoever knows better than the press alone; with `onToggle`. */
  readonly isOpen?: boolean
  readonly onToggle?: (isOpen: boolean) => void
  /** 2 where it may follow a page's own heading. */
  readonly level?: 2 | 3
}

/** A title that opens what belongs to it. What nobody has opened is not made. */
export function Disclosure({
  title,
  detail,
  children,
  isOpenAtFirst = false,
  isOpen,
  onToggle,
  level = 3,
}: DisclosureProps) {
  const [wasOpened, setWasOpened] = useState(isOpenAtFirst)
  const toggle = (next: boolean): void => {
    setWasOpened(true)
    onToggle?.(next)
  }
  return (
    <AriaDisclosure
      className="disclosure"
      defaultExpanded={isOpenAtFirst}
      {...(isOpen !== undefined && { isExpanded: isOpen })}
      onExpandedChange={toggle}
    >
      <Heading level={level}>
        <AriaButton slot="trigger" className="disclosure__button">
          <ChevronRight aria-hidden="true" />
          <span className="disclosure__title">{title}</span>
          {detail !== undefined && <span className="disclosure__detail">{detail}</span>}
        </AriaButton>
      </Heading>
      <DisclosurePanel className="disclosure__panel">
        <div className="disclosure__content">{(wasOpened || isOpen === true) && children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  )
}
