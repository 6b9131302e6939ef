import { describe, expect, it } from 'vitest'
import { act } from '../../testing/randomCommands.ts'
import { differenceOf } from '../../testing/differenceOf.ts'
import { worldText } from '../world/worldText.ts'
import { Run } from './run.ts'
import { longRun, OPENING, refused, replayed, roll, rollingRun, update } from './run.fixture.ts'

describe('DET-4 a run leads where its log leads', () => {
  it('live, and given as a whole', () => {
    const run = rollingRun()
    run.advance(300_000)
    const again = new Run({ seed: 5, log: run.log })
    again.advance(300_000)
    expect([run.hash, again.hash]).toEqual(Array(2).fill(replayed(run.log, 300_000).hash))
    expect(differenceOf(run.history, again.history)).toBeNull()
  })

  it('after a seek to any time, from any time', () => {
    const run = longRun()
    const headMs = run.nowMs
    for (const part of [0.9, 0.1, 0.5, 0, 0.51, 0.49, 1, 0.001, 0.999]) {
      const atMs = Math.floor(headMs * part)
      run.seek(atMs)
      expect(run.nowMs).toBe(atMs)
      expect(run.hash).toBe(replayed(run.log, atMs).hash)
    }
    expect(run.headMs).toBe(headMs)
  })

  it('after a seek to the time of a command, which is done then', () => {
    const run = longRun()
    const command = run.log.at(-3)
    run.seek(0)
    run.seek(command?.atMs ?? 0)
    expect(run.hash).toBe(replayed(run.log, run.nowMs).hash)
    run.seek(run.nowMs - 1)
    expect(run.hash).toBe(replayed(run.log, run.nowMs).hash)
  })

  it('keeps its history while the world itself is in the past', () => {
    const run = longRun()
    const text = worldText(run.history as never)
    run.seek(1_000_000)
    run.seek(30_000)
    run.advance(run.headMs)
    expect(worldText(run.history as never)).toBe(text)
  })

  it('a seek past the head goes on as advance does', () => {
    const run = rollingRun()
    run.seek(50_000)
    run.seek(400_000)
    expect([run.headMs, run.hash]).toEqual([400_000, replayed(run.log, 400_000).hash])
  })
})

describe('an act', () => {
  it('is written down with its time, and answered', () => {
    const run = rollingRun()
    expect(run.log.at(-1)).toEqual({ atMs: 100_000, ...roll })
    expect(run.act(update({ desiredCount: 5 }))).toMatchObject({ output: { service: { desiredCount: 5 } } })
    expect(run.log).toHaveLength(OPENING.length + 2)
  })

  it('that is refused stays in the log, and is told', () => {
    const run = rollingRun()
    const { hash } = run
    const answer = run.act(refused)
    expect(answer).toEqual({
      error: { name: 'ClientException', message: 'TaskDefinition not found.', field: 'taskDefinition' },
    })
    expect(run.hash).toBe(hash)
    expect(run.refusals).toEqual([{ command: { atMs: 100_000, ...refused }, error: 'error' in answer && answer.error }])
    const again = new Run({ seed: 5, log: run.log })
    again.advance(100_000)
    expect(again.refusals).toEqual(run.refusals)
  })

  it('in the past forgets what had been simulated after it', () => {
    const run = rollingRun()
    run.advance(300_000)
    run.seek(120_000)
    run.act(update({ desiredCount: 1 }))
    expect(run.headMs).toBe(120_000)
    expect(run.history.decisions.every((one) => one.atMs <= 120_000)).toBe(true)
    expect(run.history.changeTimesMs.every((atMs) => atMs <= 120_000)).toBe(true)
    run.advance(300_000)
    expect(run.hash).toBe(replayed(run.log, 300_000).hash)
    const again = new Run({ seed: 5, log: run.log })
    again.advance(300_000)
    expect(differenceOf(run.history, again.history)).toBeNull()
  })

  it('is not taken before a command of the log that is still to come', () => {
    const run = rollingRun()
    run.seek(50_000)
    expect(() => run.act(refused)).toThrow('an act comes after every command of the log')
  })

  it('sees what the acts before it at the same time have done, and an instant is one in history', () => {
    const run = new Run({ seed: 1 })
    run.act(act('ecs', 'CreateCluster', {}))
    run.act(act('ecs', 'CreateCluster', { clusterName: 'second' }))
    expect(run.history.changeTimesMs).toEqual([0])
    expect(run.query(act('ecs', 'ListClusters', {}))).toMatchObject({
      output: { clusterArns: [/./, /./].map(() => expect.any(String) as string) },
    })
  })
})

describe('steps', () => {
  it('advanceToNext stops at every instant with a decision, and at no other', () => {
    const run = rollingRun()
    const stops: number[] = []
    while (run.advanceToNext('decision', 400_000)) stops.push(run.nowMs)
    expect(run.nowMs).toBe(400_000)
    const decided = run.history.decisions.map((one) => one.atMs).filter((atMs) => atMs > 100_000)
    expect(stops).toEqual([...new Set(decided)])
    expect(stops).toContain(101_000)
  })

  it('and at every instant with a change that shows', () => {
    const run = rollingRun()
    const stops: number[] = []
    while (run.advanceToNext('change', 400_000)) stops.push(run.nowMs)
    expect(stops).toEqual(run.history.changeTimesMs.filter((atMs) => atMs > 100_000))
    // A datapoint is none.
    expect(stops).not.toContain(360_000)
    expect(run.hash).toBe(replayed(run.log, 400_000).hash)
  })

  it('to a limit before the next goes there and says so', () => {
    const run = rollingRun()
    expect(run.advanceToNext('change', 100_500)).toBe(false)
    expect(run.nowMs).toBe(100_500)
    expect(run.advanceToNext('decision', 101_000)).toBe(true)
    expect(run.nowMs).toBe(101_000)
  })

  it('stop at commands of the log too', () => {
    const run = new Run({ seed: 5, log: [...OPENING.map((one) => ({ atMs: 0, ...one })), { atMs: 70_500, ...roll }] })
    run.advance(60_000)
    expect(run.advanceToNext('change', 100_000)).toBe(true)
    expect(run.nowMs).toBe(70_500)
  })

  it('previous tells the one before now', () => {
    const run = rollingRun()
    run.advance(110_000)
    const walked: (number | undefined)[] = []
    for (let i = 0; i < 3; i++) {
      const atMs = run.previous('decision')
      walked.push(atMs)
      run.seek(atMs ?? 0)
    }
    // Stopped nothing yet: started four at 101 s; before that the service completed at 49 s, and waited from 9 s.
    expect(walked).toEqual([109_000, 101_000, 49_000])
    run.seek(0)
    expect([run.previous('decision'), run.previous('change')]).toEqual([undefined, undefined])
    run.seek(8_500)
    expect(run.previous('change')).toBe(8_000)
  })
})

describe('dropLastCommand', () => {
  it('takes the last act back, and stands where it was given', () => {
    const run = rollingRun()
    run.advance(100_000)
    const before = replayed(run.log.slice(0, -1), 100_000).hash
    run.advance(250_000)
    expect(run.dropLastCommand()).toEqual({ atMs: 100_000, ...roll })
    expect([run.nowMs, run.headMs, run.hash]).toEqual([100_000, 100_000, before])
    run.act(update({ desiredCount: 6 }))
    run.advance(300_000)
    expect(run.hash).toBe(replayed(run.log, 300_000).hash)
    const again = new Run({ seed: 5, log: run.log })
    again.advance(300_000)
    expect(differenceOf(run.history, again.history)).toBeNull()
  })

  it('one after the other, until none is left', () => {
    const run = longRun()
    for (let length = run.log.length - 1; length >= 0; length--) {
      run.dropLastCommand()
      expect(run.log).toHaveLength(length)
      if (length % 9 === 0) expect(run.hash).toBe(replayed(run.log, run.nowMs).hash)
    }
    expect(run.dropLastCommand()).toBeUndefined()
    expect([run.nowMs, run.world.clusters.size]).toEqual([0, 0])
  })

  it('takes its refusal back too', () => {
    const run = rollingRun()
    run.act(refused)
    run.dropLastCommand()
    expect(run.refusals).toEqual([])
  })

  it('of a command that is still to come does not touch what was simulated', () => {
    const run = new Run({
      seed: 5,
      log: [...OPENING, roll].map((one, index) => ({ atMs: index === 5 ? 90_000 : 0, ...one })),
    })
    run.advance(30_000)
    const { hash } = run
    run.dropLastCommand()
    expect([run.hash, run.nowMs, run.headMs]).toEqual([hash, 30_000, 30_000])
    run.advance(60_000)
    // What comes after is written down, not looked past as known.
    expect(run.history.changeTimesMs).toContain(49_000)
  })
})

describe('listening', () => {
  it('tells every change from then on, until it is ended', () => {
    const run = rollingRun()
    const kinds: string[] = []
    const end = run.listen((change) => kinds.push(change.kind))
    run.advance(101_000)
    expect(kinds).toContain('taskCreated')
    end()
    const { length } = kinds
    run.advance(200_000)
    expect(kinds).toHaveLength(length)
  })
})
