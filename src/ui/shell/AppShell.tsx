import { Outlet, useMatches, useRouterState } from '@tanstack/react-router'
import { type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { lazyPart } from '../parts/lazyPart.ts'
import { AppHeader } from './AppHeader.tsx'
import { type HeaderHosts, type HeaderPlace, HeaderSlotsContext, NO_HOSTS } from './headerSlots.ts'
import { PartBanner } from './PartBanner.tsx'
import { focusRegion } from './regionKeys.ts'
import { setPageTitle } from './pageTitle.ts'
import { closeShortcutSheet, openShortcutSheet, SHELL_GROUP, useShortcutStore } from './shortcutStore.ts'
import { useShortcuts } from './useShortcuts.ts'
import './AppShell.css'

// Few visits open it, and it brings the dialog with it.
const ShortcutSheet = lazyPart(() => import('./ShortcutSheet.tsx').then((module) => module.ShortcutSheet))

/** Around every page: skip link, header, banners, the page, the sheet of keys. */
export function AppShell({ banner }: { readonly banner?: ReactNode }) {
  const [hosts, setHosts] = useState<HeaderHosts>(NO_HOSTS)
  const setHost = useCallback((place: HeaderPlace, element: HTMLElement | null) => {
    setHosts((now) => (now[place] === element ? now : { ...now, [place]: element }))
  }, [])
  const slots = useMemo(() => ({ hosts, setHost }), [hosts, setHost])
  const { title, hasHeader } = useRouteFrame()
  const main = useMainFocus(title)

  useShortcuts(SHELL_GROUP, [
    { keys: 'Shift+?', label: 'Keys and display', run: openShortcutSheet },
    { keys: 'F6', label: 'Next part of the page', run: () => focusRegion(1) },
    { keys: 'Shift+F6', label: 'Part before', run: () => focusRegion(-1) },
  ])

  return (
    <HeaderSlotsContext value={slots}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      {hasHeader && <AppHeader />}
      {banner}
      <PartBanner />
      <main id="main" ref={main} tabIndex={-1} className="app-main">
        <Outlet />
      </main>
      <OpenShortcutSheet />
    </HeaderSlotsContext>
  )
}

function OpenShortcutSheet() {
  const { groups, isSheetOpen } = useShortcutStore()
  const [wasOpened, setWasOpened] = useState(false)
  if (isSheetOpen && !wasOpened) setWasOpened(true)
  if (!wasOpened) return null
  return (
    <Suspense>
      <ShortcutSheet groups={groups} isOpen={isSheetOpen} onClose={closeShortcutSheet} />
    </Suspense>
  )
}

/** What the innermost matched route says about its frame. */
function useRouteFrame(): { title: string; hasHeader: boolean } {
  return useMatches({
    select: (matches) => {
      const frame = matches.findLast((match) => match.staticData.title !== undefined)?.staticData
      return { title: frame?.title ?? '', hasHeader: frame?.hasHeader ?? true }
    },
    structuralSharing: true,
  })
}

/**
 * A change of page sets the title and moves focus to the page, as a full load would: a screen reader
 * then says where it is. The first load leaves focus alone.
 */
function useMainFocus(title: string) {
  const main = useRef<HTMLElement>(null)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const shown = useRef(pathname)

  // Before the page's own effects, so that a page may say more in its title (usePageTitle).
  useLayoutEffect(() => setPageTitle(title), [title, pathname])
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
