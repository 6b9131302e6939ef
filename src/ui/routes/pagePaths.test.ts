import { expect, it } from 'vitest'
import { pageAt } from './pagePaths.ts'

it.each([
  ['/', 'home'],
  ['/demo', 'demo'],
  ['/Demo/', 'demo'],
  ['/demo/present', 'present'],
  ['/scenarios', 'scenarios'],
  ['/scenarios/notes-scenario-1', 'scenario'],
  ['/lab', 'lab'],
  ['/lab/', 'lab'],
])('the page at %s is %s', (path, page) => {
  expect(pageAt(path)).toBe(page)
})

it.each(['/laboratory', '/lab/x', '/scenarios/a/b', '/labs', '//'])('at %s there is none', (path) => {
  expect(pageAt(path)).toBeUndefined()
})
