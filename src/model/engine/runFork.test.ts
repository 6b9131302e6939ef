import { describe, expect, it } from 'vitest'
import { worldText } from '../world/worldText.ts'
import { seriesOf } from '../world/series.ts'
import { longRun, OPENING, refused, replayed, rollingRun, update } from './run.fixture.ts'

const WEB = { kind: 'service', id: 'default/web' } as const

describe('fork', () => {
  it('has the same past and present, and goes its own way', () => {
    const run = rollingRun()
    run.advance(150_000)
    run.seek(110_000)
    const fork = run.fork()
    expect([fork.hash, fork.nowMs, fork.headMs, fork.log]).toEqual([run.hash, 110_000, 110_000, run.log])
    fork.act(update({ desiredCount: 9 }))
    fork.advance(300_000)
    run.advance(300_000)
    expect(run.hash).toBe(replayed(run.log, 300_000).hash)
    expect(fork.hash).toBe(replayed(fork.log, 300_000).hash)
    expect([run.log.length, fork.log.length]).toEqual([OPENING.length + 1, OPENING.length + 2])
  })

  it('leaves out commands that are still to come', () => {
    const run = rollingRun()
    run.act(refused)
    run.seek(50_000)
    const fork = run.fork()
    expect(fork.log).toHaveLength(OPENING.length)
    expect([run.refusals.length, fork.refusals.length]).toEqual([1, 0])
    fork.act(update({ desiredCount: 1 }))
    fork.advance(200_000)
    expect(fork.hash).toBe(replayed(fork.log, 200_000).hash)
  })

  it('can go back before it was made, by marks that it shares', () => {
    const run = longRun()
    const fork = run.fork()
    for (const atMs of [4_000_000, 90_000]) {
      fork.seek(atMs)
      expect(fork.hash).toBe(replayed(run.log, atMs).hash)
    }
    expect(run.nowMs).toBe(run.headMs)
  })
})

describe('DET-7 a forecast', () => {
  it('tells what then happens, and changes nothing', () => {
    const run = rollingRun()
    const { hash } = run
    const text = worldText(run.history as never)
    const ahead = run.forecast(600_000)
    expect([run.hash, run.nowMs, worldText(run.history as never)]).toEqual([hash, 100_000, text])
    run.advance(600_000)
    expect(ahead.decisions).toEqual(run.history.decisions.filter((one) => one.atMs > 100_000))
    const samples = seriesOf(run.history, WEB, 'serviceCounts').filter((one) => one.atMs > 100_000)
    expect(seriesOf(ahead, WEB, 'serviceCounts').slice(1)).toEqual(samples)
  })

  it('ends when nothing is under way, or at its limit', () => {
    const run = rollingRun()
    const done = run.forecast(600_000)
    expect(done.untilMs).toBeLessThan(250_000)
    expect(seriesOf(done, WEB, 'serviceCounts').at(-1)?.value.isSteady).toBe(true)
    expect(run.forecast(5_000).untilMs).toBeLessThanOrEqual(105_000)
    run.act(update({ deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } }))
    expect(run.forecast(600_000).decisions.at(-1)).toMatchObject({ action: 'blocked', atMs: 101_000 })
  })
})
