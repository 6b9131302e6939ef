/** What the lab's address may ask for besides a lab. */
export interface LabSearch {
  /** `empty`: not the lab that was left last. */
  readonly begin?: 'empty' | undefined
}

/** Drops what it does not know, never throws. */
export function readLabSearch(raw: Readonly<Record<string, unknown>>): LabSearch {
  return raw.begin === 'empty' ? { begin: 'empty' } : {}
}

/** Reads how the page is to begin and takes it out of the address: a reload goes on with what is open by then. */
export function takeBegin(): LabSearch['begin'] {
  const { pathname, search, hash } = window.location
  const params = new URLSearchParams(search)
  const { begin } = readLabSearch(Object.fromEntries(params))
  if (begin === undefined) return undefined
  params.delete('begin')
  const rest = params.size === 0 ? '' : `?${params.toString()}`
  window.history.replaceState(window.history.state, '', `${pathname}${rest}${hash}`)
  return begin
}
