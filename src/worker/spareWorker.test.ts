import { beforeEach, expect, it, vi } from 'vitest'
import { startSpareWorker, takeWorker } from './spareWorker.ts'

const made: FakeWorker[] = []

class FakeWorker extends EventTarget {
  constructor() {
    super()
    made.push(this)
  }
}

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker)
  made.length = 0
  return () => vi.unstubAllGlobals()
})

it('is taken once; whoever comes later gets a worker of their own', () => {
  startSpareWorker()
  expect(takeWorker()).toBe(made[0])
  expect(made).toHaveLength(1)
  expect(takeWorker()).toBe(made[1])
})

it('is not handed out after it failed to load', () => {
  startSpareWorker()
  made[0]?.dispatchEvent(new Event('error'))
  expect(takeWorker()).toBe(made[1])
})
