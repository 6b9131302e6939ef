import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

async function waiting() {
  // eslint-disable-next-line no-restricted-syntax -- a test asks for the module anew, over no network
  const { firstFrame, tellFirstFrame } = await import('./firstFrame.ts')
  const told = vi.fn()
  void firstFrame().then(told)
  return { told, tellFirstFrame, firstFrame }
}

it('waits for a stage’s first frame, and after it for nothing', async () => {
  const { told, tellFirstFrame, firstFrame } = await waiting()
  await vi.advanceTimersByTimeAsync(100)
  expect(told).not.toHaveBeenCalled()
  tellFirstFrame()
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toHaveBeenCalledOnce()
  await expect(firstFrame()).resolves.toBeUndefined()
})

it('waits no longer than three seconds: the page has something to say even if no stage ever draws', async () => {
  const { told } = await waiting()
  await vi.advanceTimersByTimeAsync(2_999)
  expect(told).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(told).toHaveBeenCalledOnce()
})
