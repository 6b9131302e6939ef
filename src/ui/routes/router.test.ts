import { expect, it } from 'vitest'
import { MOVED_PATHS, PAGE_PATHS } from './pagePaths.ts'
import { router } from './router.tsx'

it('the router has exactly the pages that the server answers with the page', () => {
  const answered = [...Object.values(PAGE_PATHS), ...Object.keys(MOVED_PATHS)]
  expect(Object.keys(router.routesByPath).toSorted()).toEqual(answered.toSorted())
})
