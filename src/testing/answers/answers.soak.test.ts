import { describe, expect, it } from 'vitest'
import { drawPlan } from './draw/drawPlan.ts'
import type { Temper } from './draw/yard.ts'
import { fuzz } from './fuzz.ts'
import { play } from './life.ts'
import { parseLabFile, serializeLabFile } from '../../labfile/parse.ts'

/** Seeds that showed a fault, with what it was: they are tried first, however the blocks below change. */
const PINNED = [{ seed: 19, showed: 'DEF-3: an INACTIVE revision started tasks' }] as const

/** `npm run soak` judges more of them. */
const BLOCK_COUNT = import.meta.env.MODE === 'soak' ? 40 : 2
const SEEDS_OF_BLOCK = import.meta.env.MODE === 'soak' ? 17 : 7
const BLOCKS = Array.from({ length: BLOCK_COUNT }, (_, index) => ({
  from: index * 17 + 1,
  to: index * 17 + SEEDS_OF_BLOCK,
}))
/** Commands of the long lab: nearly as many as a file may have, or what takes a few seconds. */
const LONG = import.meta.env.MODE === 'soak' ? 1_950 : 900
/** `FUZZ_SECONDS=600 npx vitest run src/testing/answers` goes on for so long with seeds that were not tried yet. */
const MORE_SECONDS = Number(process.env.FUZZ_SECONDS ?? 0)

const FEW_GAPS: Temper['gaps'] = [
  [12, 'none'],
  [2, 'seconds'],
  [1, 'half a minute'],
]

describe('API-1, CAP-1, CAP-4, CAP-5, TSK-1, DEP-2, DEP-3, PLC-3, DET-4, SAV-1: random lab files, judged by their answers alone', () => {
  const met = new Set<string>()

  it.each(PINNED)('seed $seed, which showed $showed', ({ seed }) => {
    expect(fuzz(seed).looks).toBeGreaterThan(10)
  })

  it.each(BLOCKS)('seeds $from to $to', ({ from, to }) => {
    for (let seed = from; seed <= to; seed++) for (const one of fuzz(seed).met) met.add(one)
  })

  it(`a lab of ${String(LONG)} commands`, () => {
    const asked = { commands: LONG, gaps: FEW_GAPS, countMax: 4, hugeCount: 0, isCrowded: false, isScaled: true }
    const { log, met: seen } = fuzz(7, asked)
    for (const one of seen) met.add(one)
    expect(log.length).toBeGreaterThan(LONG)
  })

  it('services of many hundreds of tasks', () => {
    const asked = { commands: 12, countMax: 700, families: ['cloud'], services: ['web'], isCrowded: false } as const
    expect(fuzz(5, asked).looks).toBeGreaterThan(10)
  })

  it('met what they are there for', () => {
    expect(EXPECTED.filter((one) => !met.has(one))).toEqual([])
  })

  it.runIf(MORE_SECONDS > 0)('more seeds', { timeout: (MORE_SECONDS + 300) * 1_000 }, () => {
    const endMs = Date.now() + MORE_SECONDS * 1_000
    let labs = 0
    for (let seed = 1_000; Date.now() < endMs; seed++, labs++) fuzz(seed)
    console.log(`${String(labs)} more labs, from seed 1000`)
  })
})

describe('a lab file with an operation that nobody knows', () => {
  it.each([1, 2, 3, 4, 5])('is refused at its place: seed %i', (seed) => {
    const { log } = play(drawPlan(seed))
    const index = (seed * 7) % log.length
    const commands = log.map((one, i) => (i === index ? { ...one, operation: `${one.operation}s` } : one))
    const text = serializeLabFile({ format: 'taskyard/lab', version: 1, title: 'x', seed, commands })
    const reading = parseLabFile(text)
    expect('error' in reading && reading.error.message).toContain(`commands[${String(index)}].operation`)
  })
})

const DONE = [
  'CreateService',
  'UpdateService',
  'DeleteService',
  'RegisterTaskDefinition',
  'DeregisterTaskDefinition',
  'RunTask',
  'StartTask',
  'StopTask',
  'UpdateContainerInstancesState',
  'DeregisterContainerInstance',
  'UpdateClusterSettings',
  'AddContainerInstances',
  'RunInstances',
  'TerminateInstances',
  'CreateAutoScalingGroup',
  'SetDesiredCapacity',
  'SetAgentConnected',
  'SetLoad',
]

const EXPECTED = [
  ...DONE.flatMap((one) => [`${one} done`, `${one} refused`]),
  ...['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING'].flatMap((one) => [`EC2 ${one}`, `FARGATE ${one}`]),
  ...['EC2', 'FARGATE'].flatMap((one) =>
    ['UserInitiated', 'ServiceSchedulerInitiated'].map((code) => `${one} STOPPED ${code}`),
  ),
  ...['EC2 STOPPED TerminationNotice', 'three deployments', 'unable to place', 'unable to stop'],
  ...['service ACTIVE', 'service DRAINING', 'service INACTIVE'],
]
