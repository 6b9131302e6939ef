/** The pages in the header, in reading order. What does not exist yet is not shown. */
export const NAV_ITEMS = [
  { to: '/', label: 'Home' },
  { to: '/rolling', label: 'Rolling update' },
  { to: '/deployments', label: 'Deployments' },
  { to: '/scaling', label: 'Auto scaling' },
  { to: '/scenarios', label: 'Scenarios' },
  { to: '/lab', label: 'Lab' },
  { to: '/challenge', label: 'Challenge' },
] as const
