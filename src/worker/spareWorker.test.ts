import { beforeEach, expect, it, vi } from 'vitest'

const made: FakeWorker[] = []

class FakeWorker extends EventTarget {
  constructor() {
    super()
    made.push(this)
  }
}

/** As on a page that has just been loaded. */
async function loaded() {
  vi.resetModules()
  return import('./spareWorker.ts')
}

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker)
  vi.useFakeTimers()
  made.length = 0
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

it('is taken once; whoever comes later gets a worker of their own', async () => {
  const { startSpareWorker, takeWorker } = await loaded()
  startSpareWorker()
  expect(takeWorker()).toBe(made[0])
  expect(made).toHaveLength(1)
  expect(takeWorker()).toBe(made[1])
})

it('is not handed out after it failed to load', async () => {
  const { startSpareWorker, takeWorker } = await loaded()
  startSpareWorker()
  made[0]?.dispatchEvent(new Event('error'))
  expect(takeWorker()).toBe(made[1])
})

it('has a successor twelve seconds after it was taken, so that one is there when the network is not', async () => {
  const { startSpareWorker, takeWorker } = await loaded()
  startSpareWorker()
  takeWorker()
  vi.advanceTimersByTime(11_999)
  expect(made).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(made).toHaveLength(2)
  expect(takeWorker()).toBe(made[1])
  vi.advanceTimersByTime(12_000)
  expect(takeWorker()).toBe(made[2])
})

it('has one successor, however many were taken meanwhile', async () => {
  const { takeWorker } = await loaded()
  for (let taken = 0; taken < 3; taken += 1) takeWorker()
  vi.advanceTimersByTime(40_000)
  expect(made).toHaveLength(4)
  vi.advanceTimersByTime(40_000)
  expect(made).toHaveLength(4)
})

it('has its successor no sooner because others were taken before', async () => {
  const { takeWorker } = await loaded()
  takeWorker()
  vi.advanceTimersByTime(1_000)
  takeWorker()
  vi.advanceTimersByTime(11_000)
  expect(takeWorker()).toBe(made[2])
  vi.advanceTimersByTime(11_999)
  expect(made).toHaveLength(3)
  vi.advanceTimersByTime(1)
  expect(made).toHaveLength(4)
})

it('has no second spare beside it', async () => {
  const { startSpareWorker } = await loaded()
  startSpareWorker()
  startSpareWorker()
  expect(made).toHaveLength(1)
})
