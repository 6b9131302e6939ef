import { describe, expect, it } from 'vitest'
import { freshHealth, healthBy, nextVerdict, type Checked, type Health } from './probes.ts'

/** ECS's defaults. */
const CHECK = { command: ['CMD', 'true'], intervalMs: 30_000, timeoutMs: 5_000, retries: 3, startPeriodMs: 0 }

function checked(fails: Checked['fails'], more: Partial<Checked['check']> = {}): Checked {
  return { check: { ...CHECK, ...more }, startedAtMs: 0, fails }
}

/** All verdicts on a container that starts at 0, in seconds. */
function verdicts(of: Checked): readonly string[] {
  const told: string[] = []
  let health = freshHealth(of.check, 0)
  for (let next = nextVerdict(of, health); next !== null; next = nextVerdict(of, health)) {
    health = next.health
    told.push(`${String(next.atMs / 1_000)} ${health.status}`)
  }
  return told
}

const ALWAYS = { fromMs: 0, toMs: null, how: 'exit' } as const

describe('CON-8 health by Docker’s checks (facts: example 21)', () => {
  it.each([
    ['fails at once: 90 s', checked(ALWAYS), ['90 UNHEALTHY']],
    ['says nothing until its timeout: 105 s', checked({ ...ALWAYS, how: 'timeout' }), ['105 UNHEALTHY']],
    [
      'fails from the start, with 60 s to start: counted at 60, 90, 120',
      checked(ALWAYS, { startPeriodMs: 60_000 }),
      ['120 UNHEALTHY'],
    ],
    ['passes at its first check', checked(null), ['30 HEALTHY']],
    ['passes when its start period ends, if that is sooner', checked(null, { startPeriodMs: 10_000 }), ['10 HEALTHY']],
    ['fails twice: that is not enough', checked({ fromMs: 60_000, toMs: 120_000, how: 'exit' }), ['30 HEALTHY']],
    [
      'fails three times, and one success heals',
      checked({ fromMs: 60_000, toMs: 121_000, how: 'exit' }),
      ['30 HEALTHY', '120 UNHEALTHY', '150 HEALTHY'],
    ],
    ['fails between two checks', checked({ fromMs: 61_000, toMs: 89_000, how: 'exit' }), ['30 HEALTHY']],
    [
      'fails in a hundred days',
      checked({ fromMs: 8_640_000_001, toMs: null, how: 'exit' }),
      ['30 HEALTHY', '8640090 UNHEALTHY'],
    ],
    [
      'healed late: checks that time out come every 35 s',
      checked({ fromMs: 0, toMs: 300_000, how: 'timeout' }),
      ['105 UNHEALTHY', '310 HEALTHY'],
    ],
  ] as const)('%s', (_, of, expected) => {
    expect(verdicts(of)).toEqual(expected)
  })

  it.each([
    { fromMs: 47_000, toMs: 400_000, how: 'exit' },
    { fromMs: 47_000, toMs: 400_000, how: 'timeout' },
    { fromMs: 0, toMs: null, how: 'timeout' },
    null,
  ] as const)('is at every second what the checks one by one come to: %j', (fails) => {
    const of = checked(fails)
    const at = (atMs: number) => healthBy(of, freshHealth(of.check, 0), atMs)
    let step: Health = at(0)
    for (let atMs = 0; atMs <= 700_000; atMs += 1_000) {
      step = healthBy(of, step, atMs)
      expect(at(atMs)).toEqual(step)
      const next = nextVerdict(of, step)
      if (next !== null) expect(at(next.atMs - 1).status).toBe(step.status)
      if (next !== null) expect(at(next.atMs)).toEqual(next.health)
    }
  })
})
