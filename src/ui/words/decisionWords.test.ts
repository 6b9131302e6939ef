import { describe, expect, it } from 'vitest'
import type { Decision } from '../../model/world/decision.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { newWorld } from '../../model/world/world.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { rolled } from './words.fixture.ts'
import type { WordsWorld } from './words.ts'

const base = { id: 1, atMs: 13_000, clusterName: 'yard-demo', serviceName: 'web' }

function rolling(fields: Partial<RollingDecision>): RollingDecision {
  const counts = { running: 4, pending: 0, healthy: 4 }
  return {
    ...base,
    kind: 'rolling',
    rule: 'DEP-2',
    action: 'stop',
    isRolling: true,
    count: 2,
    about: [],
    placementId: null,
    desiredCount: 4,
    minimumHealthyPercent: 50,
    maximumPercent: 100,
    limits: { lower: 2, upper: 4 },
    deployments: [
      { definitionKey: 'web:8', status: 'PRIMARY', running: 0, pending: 0, healthy: 0 },
      { definitionKey: 'web:7', status: 'ACTIVE', ...counts },
    ],
    healthy: 4,
    active: 4,
    toStop: 4,
    toStart: 4,
    waitsUntilMs: null,
    waitsFor: null,
    ...fields,
  }
}

function speak(decision: Decision, world: Partial<WordsWorld> = {}) {
  return decisionWords(decision, { ...newWorld(1), nowMs: decision.atMs, ...world })
}

const starts = rolling({ action: 'start', rule: 'DEP-3', deployments: rolled(0, 0), healthy: 2, active: 2, toStop: 2 })
const AWAY = 'i-0a4c0000000000000'
const UNHEARD = { rule: 'INS-5', waitsFor: 'agent', waitsUntilMs: null } as const

const waits = rolling({
  action: 'wait',
  rule: 'DEP-4',
  count: 0,
  deployments: rolled(2, 0),
  healthy: 2,
  active: 4,
  toStop: 2,
  toStart: 2,
  waitsFor: 'healthy',
  waitsUntilMs: 53_000,
})
const stuck = rolling({
  action: 'blocked',
  rule: 'DEP-7',
  count: 0,
  minimumHealthyPercent: 100,
  limits: { lower: 4, upper: 4 },
})

const ROLLING: readonly { name: string; decision: RollingDecision; verdict: string; sentence: string }[] = [
  {
    name: 'DEP-2 stop',
    decision: rolling({}),
    verdict: 'Stops 2 of 4 web:7',
    sentence: 'Lower limit is 2 = 4 × 50 %, rounded up. 4 are healthy, so 2 may stop.',
  },
  {
    name: 'DEP-2 stop of what is not healthy',
    decision: rolling({ healthy: 2, count: 1 }),
    verdict: 'Stops 1 of 4 web:7',
    sentence:
      'Lower limit is 2 = 4 × 50 %, rounded up. 2 are healthy; a task that is not healthy may stop beside them.',
  },
  {
    name: 'DEP-3 start',
    decision: starts,
    verdict: 'Starts 2 of 4 web:8',
    sentence: 'Upper limit is 4 = 4 × 100 %, rounded down. RUNNING + PENDING is 2, so 2 may start.',
  },
  {
    name: 'DEP-3 start where fewer have room',
    decision: { ...starts, count: 1 },
    verdict: 'Starts 1 of 4 web:8',
    sentence:
      'Upper limit is 4 = 4 × 100 %, rounded down. RUNNING + PENDING is 2, so 2 may start, and there is room for 1.',
  },
  {
    name: 'SVC-3 growing',
    decision: rolling({
      action: 'start',
      isRolling: false,
      count: 1,
      toStart: 1,
      desiredCount: 5,
      limits: { lower: 3, upper: 5 },
      deployments: rolled(4, 4).slice(0, 1),
    }),
    verdict: 'Starts 1 of 1 web:8',
    sentence: 'desiredCount is 5 and RUNNING + PENDING is 4: 1 is missing, and the upper limit allows 1.',
  },
  {
    name: 'SVC-4 shrinking',
    decision: rolling({ isRolling: false, desiredCount: 2 }),
    verdict: 'Stops 2 of 4 tasks',
    sentence: 'desiredCount of web is 2; RUNNING + PENDING is 4.',
  },
  {
    name: 'DEP-4 wait',
    decision: waits,
    verdict: 'ECS waits 40 s',
    sentence: 'Both web:8 tasks are RUNNING. Neither counts as healthy yet, so both limits hold.',
  },
  {
    name: 'DEP-4 wait for one',
    decision: { ...waits, deployments: rolled(1, 0), active: 3, limits: { lower: 2, upper: 4 }, toStart: 3 },
    verdict: 'ECS waits 40 s',
    sentence: 'The web:8 task is RUNNING. It does not count as healthy yet, so lower limit 2 holds: no web:7 may stop.',
  },
  {
    name: 'DEP-8 wait for the last ones',
    decision: { ...waits, deployments: rolled(4, 2).slice(0, 1), toStop: 0, toStart: 0 },
    verdict: 'ECS waits 40 s',
    sentence:
      '2 of 4 RUNNING web:8 tasks do not count as healthy yet. Nothing is left to stop or start; the deployment completes when they do.',
  },
  {
    name: 'PLC-6 wait while one task has no place',
    decision: { ...waits, deployments: rolled(3, 0).slice(0, 1), active: 3, toStop: 0, toStart: 1 },
    verdict: 'ECS waits 40 s',
    sentence: 'All 3 web:8 tasks are RUNNING. None counts as healthy yet. 1 web:8 has no place.',
  },
  {
    name: 'SVC-5 start as fast as a service launches',
    decision: rolling({
      ...{ action: 'start', rule: 'DEP-3', count: 100, desiredCount: 400, toStart: 400, toStop: 0, healthy: 0 },
      ...{ active: 0, limits: { lower: 200, upper: 400 }, isRolling: false, isRateLimited: true },
    }),
    verdict: 'Starts 100 of 400 web:8',
    sentence:
      'desiredCount is 400 and RUNNING + PENDING is 0: 400 are missing, and a service launches at most 500 tasks a minute: 100 now, more may start in 4 s.',
  },
  {
    name: 'wait for RUNNING',
    decision: { ...waits, waitsFor: 'running', waitsUntilMs: null, deployments: rolled(0, 0, 2) },
    verdict: 'ECS waits',
    sentence: '2 web:8 tasks are on their way to RUNNING, so both limits hold.',
  },
  {
    name: 'wait for STOPPED',
    decision: { ...waits, waitsFor: 'stopped', waitsUntilMs: 16_000, toStop: 0, toStart: 0 },
    verdict: 'ECS waits 3 s',
    sentence: 'Tasks are still stopping.',
  },
  {
    name: 'INS-5 wait for one task whose agent is away',
    decision: { ...waits, ...UNHEARD, unheard: { tasks: 1, instances: 1, ec2InstanceIds: [AWAY] } },
    verdict: 'ECS waits',
    sentence: '1 task is on i-0a4c, whose agent is disconnected: ECS learns what it came to when it connects again.',
  },
  {
    name: 'INS-5 wait for tasks of many instances',
    decision: { ...waits, ...UNHEARD, unheard: { tasks: 1_200, instances: 12, ec2InstanceIds: [AWAY] } },
    verdict: 'ECS waits',
    sentence:
      '1,200 tasks are on 12 instances whose agents are disconnected: ECS learns what they came to when they connect again.',
  },
  {
    name: 'DEP-7 blocked',
    decision: stuck,
    verdict: 'Can never roll: 1 may not stop, 1 may not start',
    sentence:
      '4 healthy − 1 is below 4 (4 × 100 %, rounded up), and 4 RUNNING + PENDING + 1 is above 4 (4 × 100 %, rounded down). Nothing under way changes that.',
  },
  {
    name: 'PLC-6 no room',
    decision: { ...starts, action: 'noRoom', count: 0 },
    verdict: 'No place for web:8',
    sentence: 'Upper limit 4 allows 2 more tasks. No instance takes one.',
  },
  {
    name: 'DEP-8 complete',
    decision: rolling({ action: 'complete', atMs: 105_000, deployments: rolled(4, 4).slice(0, 1) }),
    verdict: 'Deployment completed at 01:45',
    sentence: 'All 4 web:8 tasks are healthy, and no older task is left.',
  },
  {
    name: 'SVC-2 steady',
    decision: rolling({ action: 'steady', atMs: 105_000, deployments: rolled(4, 4).slice(0, 1) }),
    verdict: 'Steady state at 01:45',
    sentence: '4 of 4 web:8 are healthy. Nothing is left to do.',
  },
]

describe('a rolling decision in words', () => {
  it.each(ROLLING)('$name', ({ decision, verdict, sentence }) => {
    const words = speak(decision)
    expect([words.verdict, words.sentence]).toEqual([verdict, sentence])
    expect(words.ruleId).toBe(decision.rule)
  })

  it('counts the wait down to the reader’s present, and looks back on it afterwards', () => {
    expect(speak(waits, { nowMs: 38_000 }).verdict).toBe('ECS waits 15 s')
    expect(speak(waits, { nowMs: 53_000 }).verdict).toBe('ECS waited 40 s')
  })

  it('takes times from the page’s own origin', () => {
    const steady = rolling({ action: 'steady', atMs: 165_000 })
    expect(speak(steady, { originMs: 60_000 }).verdict).toBe('Steady state at 01:45')
  })

  it('INS-5 offers to reconnect each agent that is away', () => {
    const unheard = { tasks: 2, instances: 2, ec2InstanceIds: [AWAY, 'i-0c3f0000000000000'] }
    expect(speak({ ...waits, ...UNHEARD, unheard }).remedies).toEqual([
      'Reconnect the agent of i-0a4c',
      'Reconnect the agent of i-0c3f',
    ])
    expect(speak(waits).remedies).toEqual([])
  })

  it('DEP-7 names the least change that lets it roll', () => {
    expect(speak(stuck).remedies).toEqual([
      'Set minimumHealthyPercent to 75 or less: 1 of 4 may stop',
      'Set maximumPercent to 125 or more: a task may start beside the 4',
    ])
    expect(speak(rolling({ action: 'blocked', desiredCount: 1 })).remedies[0]).toBe(
      'Set minimumHealthyPercent to 0: 1 of 1 may stop',
    )
  })

  it('tells old from new when a forced deployment keeps the revision', () => {
    const same = rolled(0, 0).map((one) => ({ ...one, definitionKey: 'web:8' }))
    expect(speak(rolling({ deployments: same, toStop: 2 })).verdict).toBe('Stops 2 of 2 old web:8')
    expect(speak({ ...starts, deployments: same }).verdict).toBe('Starts 2 of 4 new web:8')
  })
})

it.each([
  [{ toStop: 3, count: 1 }, 'Stops 1 of 3 tasks that have to go'],
  [{ toStop: 1, count: 1, deployments: rolled(4, 4).slice(0, 1) }, 'Stops 1 of 1 task that has to go'],
])('PLC-3 calls no task old that goes from an instance that drains: %o', (fields, verdict) => {
  expect(speak(rolling({ deployments: rolled(4, 4), ...fields })).verdict).toBe(verdict)
})

describe('PRO-3 in words', () => {
  const held = rolling({
    rule: 'PRO-3',
    action: 'wait',
    waitsFor: 'protection',
    waitsUntilMs: 13_000 + 30 * 60_000,
    limits: { lower: 2, upper: 6 },
    healthy: 6,
    toStop: 2,
    toStart: 0,
    protectedTasks: 2,
  })

  it('says what is held, how long, and what would end it', () => {
    const words = speak(held, { nowMs: 13_000 })
    expect(words.verdict).toBe('ECS waits 30 min')
    expect(words.sentence).toBe(
      '2 tasks to stop are protected from scale-in. The service has no steady state until enough protections end.',
    )
    expect(words.remedies).toHaveLength(1)
    expect(words.ruleId).toBe('PRO-3')
  })

  it('when nothing is replaced, a higher desired count ends it as well', () => {
    const { remedies } = speak({ ...held, isRolling: false, desiredCount: 1 })
    expect(remedies.at(-1)).toBe('Set desiredCount to 3: no task has to stop')
  })

  it('a stop says which of what is left is protected', () => {
    const words = speak(rolling({ healthy: 6, toStop: 3, count: 1, protectedTasks: 2 }))
    expect(words.sentence).toContain('2 of 3 tasks to stop are protected from scale-in')
  })
})
