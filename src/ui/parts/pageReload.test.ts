import { afterEach, describe, expect, it, vi } from 'vitest'
import { reloadPage, saveBeforeReload } from './pageReload.ts'

describe('loading the page anew', () => {
  afterEach(() => vi.useRealTimers())

  it('waits until all is saved, and for one that fails too', async () => {
    const done: string[] = []
    const saved = async (name: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      done.push(name)
    }
    const forget = [
      saveBeforeReload(() => saved('one')),
      saveBeforeReload(() => Promise.reject(new Error('no room'))),
      saveBeforeReload(() => saved('two')),
    ]
    await reloadPage(() => done.push('reload'))
    expect(done).toEqual(['one', 'two', 'reload'])
    for (const one of forget) one()
  })

  it('asks nobody who has taken it back', async () => {
    const save = vi.fn(() => Promise.resolve())
    saveBeforeReload(save)()
    await reloadPage(() => undefined)
    expect(save).not.toHaveBeenCalled()
  })

  it('does not wait for a save without an end', async () => {
    vi.useFakeTimers()
    const forget = saveBeforeReload(() => new Promise(() => undefined))
    const reload = vi.fn()
    const reloading = reloadPage(reload)
    await vi.advanceTimersByTimeAsync(2_900)
    expect(reload).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    await reloading
    expect(reload).toHaveBeenCalledOnce()
    forget()
  })
})
