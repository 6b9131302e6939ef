// What the build has put into index.html, for the entry: it is small, and comes before all else.

/** A page as the build has written it for windows such as this one; hidden until it is shown. `null` where there is none. */
export function writtenCopy(): HTMLElement | null {
  const copies = [...document.querySelectorAll<HTMLElement>('.first')]
  return copies.find(({ dataset: { media = '' } }) => window.matchMedia(media).matches) ?? null
}

/** For the tests alone: see session/probe.ts. */
const PROBE = 'probe'

/** Whether an address says nothing but the page's path: the page is as it was written, for everybody. */
export function isPlain(search: string): boolean {
  return [...new URLSearchParams(search).keys()].every((name) => name === PROBE)
}

/** Asks for all files of the page at once: the build has named them, and none was to stand before the first frame. */
export function fetchPageFiles(): void {
  const named = document.querySelector<HTMLTemplateElement>('#page-files')
  if (named !== null) document.head.append(named.content)
}

/** Shows one in the place of another. */
export function swap(shown: HTMLElement | null, wanted: HTMLElement | null): void {
  if (shown !== null) shown.hidden = true
  if (wanted !== null) wanted.hidden = false
}

/** The page's program cannot be had: index.html says so, instead of a picture of a page that does nothing. */
export function tellMissingPage(): void {
  swap(document.querySelector<HTMLElement>('.first:not([hidden])'), document.querySelector<HTMLElement>('.shell'))
  document.querySelector('#page-missing')?.removeAttribute('hidden')
}
