import { useEffect } from 'react'

const PRODUCT = 'Taskyard'

/** The document's title: "Demo · Taskyard". */
export function setPageTitle(title: string): void {
  document.title = title === '' ? PRODUCT : `${title} · ${PRODUCT}`
}

/** A page's own title, where it can say more than its route: "Black Friday rehearsal · Taskyard". */
export function usePageTitle(title: string): void {
  useEffect(() => setPageTitle(title), [title])
}
