import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { WorkMeter, type Work } from '../../base/work.ts'
import type { Act, Command } from '../api/command.ts'
import { quotaLog } from '../../testing/quotaLab.ts'
import { RandomCommands } from '../../testing/randomCommands.ts'
import { differenceOf } from '../../testing/differenceOf.ts'
import { Run } from './run.ts'

/** Does work slice by slice and counts them. */
class Slicer {
  slices = 0
  /** The most that was done between two slices. */
  most = 0

  do<T>(run: Run, work: Work<T>): T {
    for (;;) {
      const before = run.workDone
      const slice = work.next()
      this.most = Math.max(this.most, run.workDone - before)
      if (slice.done === true) return slice.value
      this.slices += 1
    }
  }
}

/** The same life lived in one go and in slices of `sliceUnits`. */
class Twins {
  readonly plain: Run
  sliced: Run
  readonly slicer = new Slicer()

  constructor(seed: number, sliceUnits: number) {
    this.plain = new Run({ seed })
    this.sliced = new Run({ seed, meter: new WorkMeter(sliceUnits) })
  }

  both<T>(plain: (run: Run) => T, sliced: (run: Run) => Work<T>): void {
    const answers = [plain(this.plain), this.slicer.do(this.sliced, sliced(this.sliced))]
    expect(differenceOf(answers[1], answers[0])).toBeNull()
    expect([this.sliced.hash, this.sliced.nowMs]).toEqual([this.plain.hash, this.plain.nowMs])
  }

  act(act: Act): void {
    this.both(
      (run) => run.act(act),
      (run) => run.acting(act),
    )
  }

  advance(toMs: number): void {
    this.both(
      (run) => run.advance(toMs),
      (run) => run.advancing(toMs),
    )
  }

  seek(toMs: number): void {
    this.both(
      (run) => run.seek(toMs),
      (run) => run.seeking(toMs),
    )
  }

  /** Both go on as copies of what they were. */
  expectSameFork(): void {
    const plain = this.plain.fork()
    const sliced = this.slicer.do(this.sliced, this.sliced.forking())
    expect([sliced.hash, sliced.headMs, sliced.log]).toEqual([plain.hash, plain.headMs, plain.log])
    expect(differenceOf(sliced.history, plain.history)).toBeNull()
  }
}

describe('DET-4 work in slices leads where work in one go leads', () => {
  it('however small the slices are, and whatever is asked', () => {
    const sizes = fc.constantFrom(1, 2, 13, 400)
    let slices = 0
    fc.assert(
      fc.property(fc.nat(10_000), sizes, (seed, sliceUnits) => {
        const twins = new Twins(seed, sliceUnits)
        const draws = new RandomCommands(seed, twins.plain.world)
        for (const { atMs: _atMs, ...act } of quotaLog({ instances: 6, tasks: 8 }).slice(0, -1)) twins.act(act)
        for (let step = 0; step < 20; step++) {
          const acts = new RandomCommands(draws.random.uint32(), twins.plain.world)
          for (let i = draws.random.between(0, 3); i > 0; i--) twins.act(acts.next())
          const headMs = twins.plain.nowMs
          const kind = draws.pick(['change', 'decision'] as const)
          switch (draws.random.between(1, 5)) {
            case 1:
              twins.both(
                (run) => run.advanceToNext(kind, headMs + 90_000),
                (run) => run.advancingToNext(kind, headMs + 90_000),
              )
              break
            case 2:
              twins.seek(Math.floor((headMs * draws.random.between(0, 100)) / 100))
              twins.expectSameFork()
              twins.seek(headMs)
              break
            case 3:
              twins.both(
                (run) => run.forecast(60_000),
                function* (run) {
                  return (yield* run.goingAhead(60_000)).history
                },
              )
              break
            case 4:
              twins.both(
                (run) => run.dropLastCommand(),
                (run) => run.droppingLastCommand(),
              )
              break
            default:
              twins.advance(headMs + acts.gapMs())
          }
        }
        expect(differenceOf(twins.sliced.history, twins.plain.history)).toBeNull()
        slices += twins.slicer.slices
      }),
      { numRuns: 8 },
    )
    expect(slices).toBeGreaterThan(500)
  })
})

describe('a lab of the size of the quotas', () => {
  const meter = () => new WorkMeter(500)

  it('is never worked on for long in one slice: when it opens, is sought in and is forked', () => {
    const log = quotaLog({ tasks: 500, rollMs: 120_000 })
    const run = new Run({ seed: 1, log, meter: meter(), isUnplayed: true })
    const slicer = new Slicer()
    // The instances alone are 10,000 changes at one instant.
    slicer.do(run, run.advancing(0))
    expect(slicer.slices).toBeGreaterThan(15)
    slicer.do(run, run.advancing(180_000))
    slicer.do(run, run.seeking(60_000))
    slicer.do(run, run.seeking(180_000))
    slicer.do(run, run.forking())
    // To copy the world or to look through it once is not divided.
    expect(slicer.most).toBeLessThan(2_500)
  })

  it('is not worked on for long either when a thousand commands come at one instant', () => {
    const commands = Array.from({ length: 1_000 }, (_, index) => ({
      atMs: 100_000,
      service: 'ecs' as const,
      operation: 'UpdateService',
      input: { cluster: 'yard', service: 'web', desiredCount: index },
    }))
    const start = quotaLog({ instances: 10, tasks: 10 }).slice(0, -1)
    const run = new Run({ seed: 1, log: [...start, ...commands], meter: meter() })
    const slicer = new Slicer()
    slicer.do(run, run.advancing(102_000))
    expect(run.commandsDone).toBe(start.length + 1_000)
    expect(slicer.slices).toBeGreaterThan(3)
    expect(slicer.most).toBeLessThan(600)
  })

  it('ends all its instances and tasks in slices too', () => {
    const run = new Run({ seed: 1, log: groupLog(1_000), meter: meter() })
    run.advance(600_000)
    expect([run.world.instances.size, run.world.tasks.size]).toEqual([1_000, 2_000])
    const slicer = new Slicer()
    const none = { AutoScalingGroupName: 'fleet', DesiredCapacity: 0 }
    slicer.do(run, run.acting({ service: 'autoscaling', operation: 'SetDesiredCapacity', input: none }))
    expect(run.world.instances.size).toBe(0)
    expect(slicer.slices).toBeGreaterThan(10)
    expect(slicer.most).toBeLessThan(600)
  })
})

/** A group of instances, and a service of two tasks on each. */
function groupLog(instances: number): readonly Command[] {
  const data = { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' }
  const group = { AutoScalingGroupName: 'fleet', MinSize: 0, MaxSize: instances, DesiredCapacity: instances }
  return [
    { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } },
    {
      atMs: 0,
      service: 'ec2',
      operation: 'CreateLaunchTemplate',
      input: { LaunchTemplateName: 'large', LaunchTemplateData: data },
    },
    {
      atMs: 0,
      service: 'autoscaling',
      operation: 'CreateAutoScalingGroup',
      input: { ...group, LaunchTemplate: { LaunchTemplateName: 'large' } },
    },
    ...quotaLog({ tasks: 2 * instances }).filter(
      ({ operation, input }) => operation === 'RegisterTaskDefinition' || input.serviceName === 'web',
    ),
  ]
}

describe('what is asked of a world does not grow with the square of what is in it', () => {
  const TASKS = 20
  const FORCED_MS = 200_000
  const update = { service: 'ecs', operation: 'UpdateService', input: { cluster: 'yard', service: 'web' } } as const

  /** How often a task was looked up while a service was updated so often at one instant. */
  function lookUps(updates: number, how: 'replayed' | 'live'): number {
    const commands = Array.from({ length: updates }, () => ({ atMs: FORCED_MS, ...update }))
    const log = quotaLog({ instances: 5, tasks: TASKS }).filter(({ atMs }) => atMs === 0)
    const run = new Run({ seed: 1, log: how === 'live' ? log : [...log, ...commands] })
    run.advance(FORCED_MS - 1)
    const { tasks } = run.world
    const get = tasks.get.bind(tasks)
    let reads = 0
    tasks.get = (id) => {
      reads += 1
      return get(id)
    }
    run.advance(FORCED_MS)
    if (how === 'live') for (const command of commands) run.act(command)
    return reads
  }

  it.each(['replayed', 'live'] as const)(
    'a thousand updates at one instant, %s: no task is counted for each',
    (how) => {
      expect(lookUps(1_000, how) - lookUps(10, how)).toBeLessThan(TASKS)
    },
  )

  it('a group that grows or shrinks by a thousand is looked through once', () => {
    const run = new Run({ seed: 1, log: groupLog(0).slice(0, 2) })
    const group = { AutoScalingGroupName: 'fleet', MinSize: 0, MaxSize: 1_000, DesiredCapacity: 1_000 }
    const create = { ...group, LaunchTemplate: { LaunchTemplateName: 'large' } }
    const looks = vi.spyOn(run.world.instances, 'values')
    run.act({ service: 'autoscaling', operation: 'CreateAutoScalingGroup', input: create })
    expect(run.world.instances.size).toBe(1_000)
    const none = { AutoScalingGroupName: 'fleet', DesiredCapacity: 0 }
    run.act({ service: 'autoscaling', operation: 'SetDesiredCapacity', input: none })
    expect(run.world.instances.size).toBe(0)
    expect(looks.mock.calls.length).toBeLessThan(5)
  })
})
