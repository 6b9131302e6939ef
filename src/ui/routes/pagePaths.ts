/**
 * The address of every page, in the router's spelling: `$name` is one segment, whatever it says. The router makes
 * its routes of these, and the server answers each with the page; any other address that is no file is not found.
 */
export const PAGE_PATHS = {
  home: '/',
  demo: '/demo',
  present: '/demo/present',
  scenarios: '/scenarios',
  scenario: '/scenarios/$scenarioId',
  lab: '/lab',
} as const

export type PageName = keyof typeof PAGE_PATHS

const PAGE_NAMES = Object.keys(PAGE_PATHS) as PageName[]

/** The page at an address, as the router matches: letters of either case, with or without a slash at the end. */
export function pageAt(pathname: string): PageName | undefined {
  return PAGE_NAMES.find((name) => new RegExp(`^${patternOf(PAGE_PATHS[name])}/?$`, 'i').test(pathname))
}

function patternOf(path: string): string {
  return path === '/' ? '' : path.replaceAll(/\$\w+/g, '[^/]+')
}
