import { useEffect } from 'react'
import { visibleText } from '../../base/foreignText.ts'

const PRODUCT = 'Taskyard'

/** The document's title: "Lab · Taskyard". */
export function setPageTitle(title: string): void {
  document.title = title === '' ? PRODUCT : `${visibleText(title)} · ${PRODUCT}`
}

/** A page's own title, where it can say more than its route: "Black Friday rehearsal · Taskyard". */
export function usePageTitle(title: string): void {
  useEffect(() => setPageTitle(title), [title])
}
