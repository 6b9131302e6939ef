import { createContext } from 'react'

/** Places in the header that a page fills: after the navigation, at the right, and a phone's title. */
export type HeaderPlace = 'context' | 'actions' | 'phoneTitle'

/** The elements behind the places; null while a place is not on screen. */
export type HeaderHosts = Readonly<Record<HeaderPlace, HTMLElement | null>>

export interface HeaderSlots {
  readonly hosts: HeaderHosts
  readonly setHost: (place: HeaderPlace, element: HTMLElement | null) => void
}

export const NO_HOSTS: HeaderHosts = { context: null, actions: null, phoneTitle: null }

export const HeaderSlotsContext = createContext<HeaderSlots>({ hosts: NO_HOSTS, setHost: () => undefined })
