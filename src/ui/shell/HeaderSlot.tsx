import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'
import { ForeignText } from '../kit/ForeignText.tsx'
import { HeaderSlotsContext, type HeaderPlace } from './headerSlots.ts'

interface HeaderSlotProps {
  readonly place: Exclude<HeaderPlace, 'phoneTitle'>
  readonly children: ReactNode
}

/**
 * Puts a page's own things into the header: `context` says what is open, `actions` what can be done
 * with it. On a phone the actions stand in the menu.
 */
export function HeaderSlot({ place, children }: HeaderSlotProps) {
  const host = useContext(HeaderSlotsContext).hosts[place]
  return host === null ? null : createPortal(children, host)
}

interface PhoneTitleProps {
  readonly title: string
  readonly subtitle?: string
  readonly backTo: '/' | '/rolling' | '/scenarios' | '/lab' | '/challenge'
}

/** On a phone, the header names the page and leads back; elsewhere this is nothing. */
export function PhoneTitle({ title, subtitle, backTo }: PhoneTitleProps) {
  const host = useContext(HeaderSlotsContext).hosts.phoneTitle
  if (host === null) return null
  return createPortal(
    <>
      <Link to={backTo} className="app-header__back" aria-label="Back">
        <ChevronLeft aria-hidden="true" />
      </Link>
      <span className="app-header__phone-title">
        <ForeignText>{title}</ForeignText>
      </span>
      {subtitle !== undefined && (
        <span className="app-header__phone-subtitle">
          <ForeignText>{subtitle}</ForeignText>
        </span>
      )}
    </>,
    host,
  )
}
