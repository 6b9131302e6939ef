import { expect, it } from 'vitest'
import { MOVED_PATHS, PAGE_PATHS, scenarioIdAt } from './pagePaths.ts'
import { router } from './router.tsx'

it('the router has exactly the pages that the server answers with the page', () => {
  const answered = [...Object.values(PAGE_PATHS), ...Object.keys(MOVED_PATHS)]
  expect(Object.keys(router.routesByPath).toSorted()).toEqual(answered.toSorted())
})

it('the page of a scenario of the site says which, and no other page does', () => {
  expect(scenarioIdAt('/scenarios/rush-at-eight')).toBe('rush-at-eight')
  const others = ['/', '/lab', '/scenarios', '/scenarios/', '/scenarios/opened', '/scenarios/a/b', '/scenarios/..']
  expect(others.map(scenarioIdAt)).toEqual(others.map(() => null))
})
