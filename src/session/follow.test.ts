import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followBranch } from './follow.ts'
import { createLabStore } from './labStore.ts'
import type { BranchView } from './mirror.ts'

function setUp() {
  const store = createLabStore()
  const onChange = vi.fn()
  const stop = followBranch(store, { branchId: 'main', everyMs: 100 }, onChange)
  let version = 0
  const touch = (branchId: string) => {
    version += 1
    const view = { branchId, version } as unknown as BranchView
    store.setState({ views: { ...store.getState().views, [branchId]: view } })
  }
  return { store, onChange, stop, touch }
}

describe('a branch is followed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('ten times a second at most, first and last change included', () => {
    const { onChange, touch } = setUp()
    for (let frame = 0; frame < 60; frame += 1) {
      touch('main')
      if (frame === 0) expect(onChange).toHaveBeenCalledTimes(1)
      vi.advanceTimersByTime(1000 / 60)
    }
    vi.advanceTimersByTime(1_000)
    expect(onChange.mock.calls.length).toBeGreaterThan(8)
    expect(onChange.mock.calls.length).toBeLessThan(13)
    vi.advanceTimersByTime(10_000)
    expect(onChange.mock.calls.length).toBeLessThan(13)
  })

  it('not when others change, and not after the end', () => {
    const { store, onChange, stop, touch } = setUp()
    touch('branch-2')
    store.setState({ effectiveSpeed: 4 })
    expect(onChange).not.toHaveBeenCalled()
    touch('main')
    touch('main')
    stop()
    vi.advanceTimersByTime(1_000)
    touch('main')
    expect(onChange).toHaveBeenCalledTimes(1)
  })
})
