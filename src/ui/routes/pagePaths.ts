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
