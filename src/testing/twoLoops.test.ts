import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLabFile } from '../labfile/parse.ts'
import { Engine } from '../model/engine/engine.ts'
import type { Decision } from '../model/world/decision.ts'
import type { Task } from '../model/world/task/task.ts'
import { decisionWords } from '../ui/subjects/decision/decisionViews.ts'
import { checkInvariants } from './invariants.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A day of `two-loops-for-a-day`, looked at each minute. */
function dayOf() {
  const reading = parseLabFile(readFileSync('public/labs/two-loops-for-a-day.json', 'utf8'))
  if (!('file' in reading)) throw new Error('it is no lab file')
  const engine = Engine.create(reading.file.seed)
  const decisions: Decision[] = []
  const sentences: string[] = []
  engine.listener = (change) => {
    if (change.kind !== 'decided') return
    decisions.push(change.decision)
    sentences.push(decisionWords(change.decision, engine.world).sentence)
  }
  const refused = reading.file.commands.filter((one) => 'error' in engine.execute(one))
  const known = new WeakSet<Task | Decision>()
  const problems = new Set<string>()
  const counts: (readonly [desired: number, size: number])[] = []
  for (let atMs = MINUTE; atMs <= DAY; atMs += MINUTE) {
    engine.runUntil(atMs)
    for (const one of checkInvariants(engine.world, null, known)) problems.add(one)
    const desired = engine.world.services.get('yard/web')?.desiredCount ?? 0
    counts.push([desired, engine.world.autoScalingGroups.get('asg')?.desiredCapacity ?? 0])
  }
  return { refused, decisions, sentences, problems: [...problems], counts, world: engine.world }
}

describe('SCL-14 a service over a day’s curve, with target tracking, a schedule and a capacity provider', () => {
  const day = dayOf()

  it('breaks no invariant, and nothing of it is refused', () => {
    expect(day.refused).toEqual([])
    expect(day.problems).toEqual([])
  })

  it('follows the load up and down in both loops', () => {
    const [tasks, instances] = [day.counts.map(([desired]) => desired), day.counts.map(([, size]) => size)]
    // 6,000 CPU units at noon, of tasks of 512 that are to be at 60 %; four of them fill an instance.
    expect(Math.max(...tasks)).toBe(Math.ceil(6_000 / (512 * 0.6)))
    expect(Math.max(...instances)).toBe(Math.ceil(20 / 4))
    expect([tasks.at(-1), instances.at(-1)]).toEqual([2, 1])
    expect(day.world.services.get('yard/web')?.events.length).toBeGreaterThan(0)
  })

  it('each change of the desired count is the outcome of a decision, one after the other', () => {
    const settled = day.decisions.flatMap((one) =>
      (one.kind === 'scaling' || one.kind === 'scheduledAction') && one.from !== one.to ? [one] : [],
    )
    expect(chain(settled.map(({ from, to }) => [from, to]))).toEqual(
      changesOf(
        day.counts.map(([desired]) => desired),
        2,
      ),
    )
    expect(settled.filter((one) => one.kind === 'scheduledAction')).toMatchObject([
      { atMs: 7 * 60 * MINUTE, actionName: 'before-work', from: 13, to: 16 },
    ])
  })

  it('and so is each change of the group’s size', () => {
    const settled = day.decisions.flatMap((one) =>
      one.kind === 'managedScaling' && one.before !== one.desired ? [one] : [],
    )
    expect(chain(settled.map(({ before, desired }) => [before, desired]))).toEqual(
      changesOf(
        day.counts.map(([, size]) => size),
        1,
      ),
    )
  })

  it('every decision has its sentence', () => {
    expect(day.sentences.filter((one) => !/[.!?]$/.test(one))).toEqual([])
    expect(day.sentences.length).toBeGreaterThan(100)
  })
})

/** What one thing was set to, step by step, where each step begins at the end of the one before. */
function chain(steps: readonly (readonly [from: number, to: number])[]): readonly number[] {
  steps.forEach(([from], place) => {
    if (place > 0) expect(from).toBe(steps[place - 1]?.[1])
  })
  return steps.map(([, to]) => to)
}

/** Each value that is another than the one before. */
function changesOf(values: readonly number[], first: number): readonly number[] {
  return values.filter((one, place) => one !== (place === 0 ? first : values[place - 1]))
}
