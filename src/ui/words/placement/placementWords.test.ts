import { describe, expect, it } from 'vitest'
import type { Check, CheckName, Closest, PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import type { Candidate, PlacementExplanation } from '../../../model/world/placement/placementExplanation.ts'
import { newWorld } from '../../../model/world/world.ts'
import { placementWords } from './placementWords.ts'

function check(name: Check['name'], fields: Partial<Check> = {}): Check {
  return { name, isOk: true, ...fields }
}

/** An instance with so many CPU units and MiB left for a task of 1,024 and 2,560. */
function candidate(name: string, left: readonly [number, number], fields: Partial<Candidate> = {}): Candidate {
  const cpu = check('cpu', { isOk: left[0] >= 1_024, needed: 1_024, available: left[0] })
  const memory = check('memory', { isOk: left[1] >= 2_560, needed: 2_560, available: left[1] })
  return {
    instanceId: name,
    ec2InstanceId: `i-${name}00000000000`,
    instanceType: 'm5.large',
    availabilityZone: 'us-east-1a',
    checks: [check('status', { detail: 'ACTIVE' }), check('agent'), cpu, memory],
    scores: [],
    outcome: cpu.isOk && memory.isOk ? 'chosen' : 'dropped by a check',
    ...fields,
  }
}

function placement(fields: Partial<PlacementDecision>): PlacementDecision {
  return {
    id: 1,
    atMs: 13_000,
    clusterName: 'yard-demo',
    serviceName: 'web',
    kind: 'placement',
    rule: 'PLC-1',
    definitionKey: 'worker:21',
    group: 'service:web',
    needs: { cpuUnits: 1_024, memoryMib: 2_560, hostPorts: [] },
    strategies: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
    about: [],
    taskId: null,
    chosenInstanceId: null,
    chosenEc2InstanceId: null,
    availabilityZone: null,
    candidatesCount: 0,
    droppedBy: {},
    closest: null,
    apartCpuUnits: null,
    ...fields,
  }
}

/** What is kept of a placement among these. */
function among(candidates: readonly Candidate[]): Partial<PlacementDecision> {
  const droppedBy: Partial<Record<CheckName, number>> = {}
  for (const { checks } of candidates) {
    const failed = checks.find((one) => !one.isOk)
    if (failed !== undefined) droppedBy[failed.name] = (droppedBy[failed.name] ?? 0) + 1
  }
  return { candidatesCount: candidates.length, droppedBy }
}

function closestOf({ instanceId, ec2InstanceId, checks }: Candidate): Closest {
  return { instanceId, ec2InstanceId, failed: checks.filter((one) => !one.isOk) }
}

const explained = (candidates: readonly Candidate[]): PlacementExplanation => ({
  kind: 'placement',
  decisionId: 1,
  candidates,
  candidatesOmitted: 0,
})

const halves = [candidate('0a4c', [256, 3_704]), candidate('0a15', [1_024, 120])] as const
const apart = placement({ ...among(halves), closest: closestOf(halves[0]), apartCpuUnits: 1_280 })

const kept = (value: number, group?: string) => ({ value, isKept: true, ...(group === undefined ? {} : { group }) })
const dropped = (value: number, group?: string) => ({ ...kept(value, group), isKept: false })
const zones = { type: 'spread', field: 'attribute:ecs.availability-zone' } as const
const memory = { type: 'binpack', field: 'memory' } as const
const chosen = { chosenInstanceId: '0c3f', chosenEc2InstanceId: 'i-0c3f00000000000', availabilityZone: 'us-east-1c' }
const placed = { rule: 'PLC-2', taskId: '07af', ...chosen } as const

describe('a placement decision in words', () => {
  it.each<{
    name: string
    decision: PlacementDecision
    candidates?: readonly Candidate[]
    verdict: string
    sentence: string
  }>([
    {
      name: 'PLC-1 no instance at all',
      decision: placement({}),
      verdict: 'No place for worker:21',
      sentence: 'The cluster has no registered container instance.',
    },
    {
      name: 'SVC-11 the lab itself is full',
      decision: placement({ rule: 'SVC-11' }),
      verdict: 'No place for worker:21',
      sentence: 'The lab holds 50,000 tasks at most, those stopped in the last hour included.',
    },
    {
      name: 'PLC-1 CPU here and memory there',
      decision: apart,
      verdict: 'No place for worker:21',
      sentence:
        '1,280 CPU units are free on active instances, never 1,024 beside 2,560 MiB. i-0a4c comes closest: 768 CPU units short.',
    },
    {
      name: 'PLC-2 strategies in their order',
      decision: placement({
        ...placed,
        strategies: [zones, memory],
      }),
      candidates: [
        candidate('0a9d', [1_536, 6_776], { scores: [dropped(3, 'us-east-1a')], outcome: 'dropped by a strategy' }),
        candidate('0c3f', [1_024, 4_728], { scores: [kept(2, 'us-east-1c'), kept(4_728)] }),
        candidate('0cd8', [1_536, 6_776], {
          scores: [kept(2, 'us-east-1c'), dropped(6_776)],
          outcome: 'dropped by a strategy',
        }),
      ],
      verdict: 'worker:21 goes to i-0c3f',
      sentence: 'us-east-1c has the fewest, 2 web tasks. i-0c3f has the least left, 4,728 MiB.',
    },
    {
      name: 'PLC-2 equals go by registration',
      decision: placement(placed),
      candidates: [
        candidate('0c3f', [2_048, 7_800], { scores: [kept(0, 'us-east-1a')] }),
        candidate('0b91', [2_048, 7_800], { scores: [kept(0, 'us-east-1b')], outcome: 'equal, registered later' }),
      ],
      verdict: 'worker:21 goes to i-0c3f',
      sentence: 'Of equals the first registered wins, i-0c3f.',
    },
    {
      name: 'PLC-1 only one has room',
      decision: placement(placed),
      candidates: [candidate('0a4c', [0, 0]), candidate('0c3f', [2_048, 7_800])],
      verdict: 'worker:21 goes to i-0c3f',
      sentence: 'It is the only instance with room.',
    },
    {
      name: 'FRG Fargate has no instance',
      decision: placement({ taskId: '07af', availabilityZone: 'us-east-1b', candidatesCount: 3 }),
      verdict: 'worker:21 runs on Fargate, in us-east-1b',
      sentence: 'Fargate finds the host; the task has no container instance.',
    },
    {
      name: 'PLC-3 nothing but what drains',
      decision: placement({ candidatesCount: 3, droppedBy: { status: 3 } }),
      verdict: 'No place for worker:21',
      sentence: 'None of the 3 instances is ACTIVE.',
    },
  ])('$name', ({ decision, candidates, verdict, sentence }) => {
    const kept = candidates === undefined ? decision : { ...decision, ...among(candidates) }
    const explanation = candidates === undefined ? null : explained(candidates)
    const words = placementWords(kept, { ...newWorld(1), explanation })
    expect([words.verdict, words.sentence]).toEqual([verdict, sentence])
  })

  it('offers only remedies that meet a failed check', () => {
    const lost = candidate('0cd8', [1_536, 6_776], { outcome: 'dropped by a check' })
    const agent = { ...lost, checks: lost.checks.map((one) => (one.name === 'agent' ? { ...one, isOk: false } : one)) }
    const words = placementWords(apart, { ...newWorld(1), explanation: explained([...halves, agent]) })
    expect(words.remedies).toEqual([
      'Reconnect the agent of i-0cd8',
      'Register worker with 256 CPU units',
      'Add a larger container instance',
    ])
  })

  it('tells the outcome alone until the whole reasoning is there', () => {
    const decision = placement({ ...placed, candidatesCount: 6, droppedBy: { cpu: 2, memory: 1 } })
    expect(placementWords(decision, newWorld(1)).sentence).toBe('3 of 6 instances have room.')
    expect(placementWords(apart, newWorld(1)).remedies).toEqual([
      'Register worker with 256 CPU units',
      'Add a larger container instance',
    ])
  })
})
