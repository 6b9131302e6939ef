import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/Sheet.tsx'
import { Disclaimer } from './Disclaimer.tsx'
import { DisplaySettings } from './DisplaySettings.tsx'
import { NAV_ITEMS } from './navigation.ts'
import { SlotHost } from './SlotHost.tsx'
import './MenuSheet.css'

interface MenuSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What the header holds on a wide screen, as a sheet: pages, the page's acts, display. */
export function MenuSheet({ isOpen, onClose }: MenuSheetProps) {
  return (
    <Sheet title="Menu" isOpen={isOpen} onClose={onClose}>
      <nav className="menu-sheet__nav" aria-label="Main">
        {NAV_ITEMS.map((item) => (
          <Link
            key={item.to}
            to={item.to}
            className="menu-sheet__link"
            activeOptions={{ exact: item.to === '/', includeSearch: false }}
            onClick={onClose}
          >
            {item.label}
          </Link>
        ))}
      </nav>
      <SlotHost place="actions" className="menu-sheet__actions" />
      <div className="menu-sheet__display">
        <DisplaySettings />
        <Disclaimer />
      </div>
    </Sheet>
  )
}
