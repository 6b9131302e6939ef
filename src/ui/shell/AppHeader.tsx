import { Link } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { Suspense, useState } from 'react'
import { lazyPart } from '../parts/lazyPart.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { Mark } from './Mark.tsx'
import { NAV_ITEMS } from './navigation.ts'
import { openShortcutSheet } from './shortcutStore.ts'
import { SlotHost } from './SlotHost.tsx'
import { ThemeToggle } from './ThemeToggle.tsx'
import './AppHeader.css'

// Only narrow windows need it, and it brings dialog, radios and switch.
const MenuSheet = lazyPart(() => import('./MenuSheet.tsx').then((module) => module.MenuSheet))

const NARROW = '(width <= 959px)'

/** Mark, navigation, and what the page puts beside them (HeaderSlot). */
export function AppHeader() {
  const isNarrow = useMedia(NARROW)
  return <header className="app-header">{isNarrow ? <NarrowHeader /> : <WideHeader />}</header>
}

function WideHeader() {
  return (
    <>
      <HomeLink />
      <nav className="app-header__nav" aria-label="Main">
        {NAV_ITEMS.map((item) => (
          <Link
            key={item.to}
            to={item.to}
            className="app-header__link"
            activeOptions={{ exact: item.to === '/', includeSearch: false }}
            data-label={item.label}
          >
            {item.label}
          </Link>
        ))}
      </nav>
      <SlotHost place="context" className="app-header__context" />
      <SlotHost place="actions" className="app-header__actions" />
      <div className="app-header__tools">
        <ThemeToggle />
        <IconButton label="Keys and display" kbd="?" icon="?" onPress={openShortcutSheet} />
      </div>
    </>
  )
}

function NarrowHeader() {
  const [isMenuOpen, setMenuOpen] = useState(false)
  return (
    <>
      <HomeLink />
      <SlotHost place="phoneTitle" className="app-header__phone" />
      <IconButton label="Menu" icon={<MenuIcon />} onPress={() => setMenuOpen(true)} />
      <Suspense>
        <MenuSheet isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
      </Suspense>
    </>
  )
}

function HomeLink() {
  return (
    <Link to="/" className="app-header__home" aria-label="Taskyard, home">
      <Mark />
      <span className="app-header__name">Taskyard</span>
    </Link>
  )
}
