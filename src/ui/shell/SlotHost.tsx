import { useContext, useState } from 'react'
import { HeaderSlotsContext, type HeaderPlace } from './headerSlots.ts'

/** Where a page's own things land (HeaderSlot). */
export function SlotHost({ place, className }: { readonly place: HeaderPlace; readonly className: string }) {
  const { setHost } = useContext(HeaderSlotsContext)
  // One function for good: React would call a new ref with null and the element on every render.
  const [setElement] = useState(() => (element: HTMLElement | null) => setHost(place, element))
  return <div ref={setElement} className={className} />
}
