import { visibleText } from '../../base/foreignText.ts'

/**
 * A text that came from a file, a link or an address: a title, a name. What it hides stands there as an escape, and
 * its direction is its own, so that it turns nothing beside it.
 */
export function ForeignText({ children }: { readonly children: string }) {
  return <bdi>{visibleText(children)}</bdi>
}
