import { describe, expect, it } from 'vitest'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { EMPTY_LAB } from '../lab/emptyLab.ts'
import { FIRST_PAGES, firstRunAt } from './firstRuns.ts'
import { PAGE_PATHS } from '../routes/pagePaths.ts'

describe('what a page opens with', () => {
  it('is plain at its path alone; what a test asks for does not count', () => {
    for (const page of FIRST_PAGES) {
      const first = firstRunAt({ pathname: PAGE_PATHS[page], search: '?probe=1' })
      expect(first).toMatchObject({ page, isPlain: true, run: { otherActs: null } })
      expect(first).toEqual(firstRunAt({ pathname: PAGE_PATHS[page], search: '' }))
    }
  })

  it('is what its address says', () => {
    const rolling = firstRunAt({ pathname: '/rolling', search: '?min=100&max=150&at=20000' })
    expect(rolling).toMatchObject({ isPlain: false, run: { atMs: DEMO_ORIGIN_MS + 20_000, otherActs: null } })
    expect(JSON.stringify(rolling?.run.file)).toContain('"minimumHealthyPercent":100,"maximumPercent":150')
    expect(firstRunAt({ pathname: '/rolling', search: '?bMin=100' })?.run.otherActs).toHaveLength(1)
    expect(firstRunAt({ pathname: '/scaling', search: '?at=60000' })?.isPlain).toBe(false)
    expect(firstRunAt({ pathname: '/lab', search: '?begin=empty' })?.run.file).toBe(EMPTY_LAB)
  })

  it('is nothing on the other pages', () => {
    for (const pathname of ['/scenarios', '/challenge', '/rolling/', '/lab/present', '/nowhere', ''])
      expect(firstRunAt({ pathname, search: '' })).toBeNull()
  })
})
