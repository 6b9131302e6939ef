import { describe, expect, it } from 'vitest'
import type { Act, Command } from '../api/command.ts'
import { container } from '../../testing/builders.ts'
import { act } from '../../testing/randomCommands.ts'
import { differenceOf, worldText } from '../../testing/worldText.ts'
import { seriesOf } from '../world/series.ts'
import { Engine } from './engine.ts'
import { Run } from './run.ts'

const revision = act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [container()] })
const OPENING: readonly Act[] = [
  act('ecs', 'CreateCluster', {}),
  act('lab', 'AddContainerInstances', { instanceType: 'm5.large', count: 3 }),
  revision,
  revision,
  act('ecs', 'CreateService', { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 4 }),
]
const WEB = { kind: 'service', id: 'default/web' } as const
const roll = update({ taskDefinition: 'web:2' })
const refused = update({ taskDefinition: 'web:9' })

function update(input: Record<string, unknown>): Act {
  return act('ecs', 'UpdateService', { service: 'web', ...input })
}

/** A service that is steady at 100 s, and its update at that time. */
function rollingRun(): Run {
  const run = new Run({ seed: 5, log: OPENING.map((one) => ({ atMs: 0, ...one })) })
  run.advance(100_000)
  run.act(roll)
  return run
}

/** The oracle: an engine that has only ever gone forward. */
function replayed(log: readonly Command[], atMs: number): Engine {
  const engine = Engine.create(5)
  for (const command of log) if (command.atMs <= atMs) engine.execute(command)
  engine.runUntil(atMs)
  return engine
}

/** A run with so many changes that it has set marks on its way. */
function longRun(): Run {
  const run = rollingRun()
  for (let i = 0; i < 40; i++) {
    run.advance(run.nowMs + 200_000)
    run.act(update({ forceNewDeployment: true, desiredCount: 2 + (i % 9) }))
  }
  run.advance(run.nowMs + 200_000)
  return run
}

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
