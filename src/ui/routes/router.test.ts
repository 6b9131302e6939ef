import { expect, it } from 'vitest'
import { PAGE_PATHS } from './pagePaths.ts'
import { router } from './router.tsx'

it('the router has exactly the pages that the server answers with the page', () => {
  expect(Object.keys(router.routesByPath).toSorted()).toEqual(Object.values(PAGE_PATHS).toSorted())
})
