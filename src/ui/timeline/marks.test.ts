import { describe, expect, it } from 'vitest'
import type { Decision } from '../../model/world/decision.ts'
import { newWorld } from '../../model/world/world.ts'
import { glyphOf } from '../subjects/decision/decisionViews.ts'
import { markText, timelineMarks, type MarkInput } from './marks.ts'

function rolling(
  id: number,
  atMs: number,
  action: 'stop' | 'start' | 'wait' | 'blocked' | 'noRoom' | 'complete',
): Decision {
  return {
    id,
    atMs,
    kind: 'rolling',
    rule: 'DEP-2',
    clusterName: 'c',
    serviceName: 'web',
    action,
    isRolling: true,
    count: 2,
    placementId: null,
    about: [],
    desiredCount: 4,
    minimumHealthyPercent: 50,
    maximumPercent: 100,
    limits: { lower: 2, upper: 4 },
    deployments: [{ definitionKey: 'web:8', status: 'PRIMARY', running: 2, pending: 0, healthy: 0 }],
    healthy: 4,
    active: 4,
    toStop: 4,
    toStart: 4,
    waitsUntilMs: atMs + 40_000,
    waitsFor: 'healthy',
  }
}

function placement(
  id: number,
  atMs: number,
  fields: { readonly taskId: string | null; readonly serviceName?: string | null },
): Decision {
  return {
    id,
    atMs,
    kind: 'placement',
    rule: 'PLC-1',
    clusterName: 'c',
    serviceName: 'web',
    definitionKey: 'web:8',
    group: 'service:web',
    needs: { cpuUnits: 1, memoryMib: 1, hostPorts: [] },
    strategies: [],
    about: [],
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

function marks(fields: Partial<MarkInput>) {
  const place = { x: (atMs: number) => atMs / 100, spacing: 24, untilMs: 0 }
  const input = { decisions: [], forecast: [], refusals: [], world: newWorld(1), ...place }
  return timelineMarks({ ...input, ...fields })
}

describe('timelineMarks', () => {
  it.each([
    ['stop', 'stop'],
    ['start', 'start'],
    ['wait', 'other'],
    ['complete', 'other'],
    ['blocked', 'trouble'],
    ['noRoom', 'trouble'],
  ] as const)('%s is drawn as %s', (action, glyph) => {
    expect(glyphOf(rolling(1, 0, action))).toBe(glyph)
  })

  it('leaves out placements that a start beside them stands for', () => {
    const decisions = [
      placement(1, 0, { taskId: 'a' }),
      placement(2, 5_000, { taskId: null }),
      placement(3, 10_000, { taskId: 'b', serviceName: null }),
    ]
    expect(marks({ decisions }).map((mark) => [mark.decisionId, mark.glyph])).toEqual([
      [2, 'trouble'],
      [3, 'start'],
    ])
  })

  it('of decisions too close to tell apart draws the gravest and counts them', () => {
    const decisions = [
      rolling(1, 0, 'wait'),
      rolling(2, 1_000, 'stop'),
      rolling(3, 2_000, 'start'),
      rolling(4, 9_000, 'wait'),
    ]
    const [first, second, ...others] = marks({ decisions })
    expect([first?.decisionId, first?.glyph, first?.count]).toEqual([2, 'stop', 3])
    expect([second?.decisionId, others.length]).toEqual([4, 0])
  })

  it('leaves those apart that have the room', () => {
    const decisions = [rolling(1, 49_000, 'wait'), rolling(2, 53_000, 'stop')]
    expect(marks({ decisions, spacing: 14 })).toHaveLength(2)
    expect(marks({ decisions, spacing: 41 })).toHaveLength(1)
  })

  it('draws nothing that was predicted over what has come since', () => {
    const forecast = [rolling(7, 53_000, 'wait'), rolling(8, 90_000, 'complete')]
    const shown = marks({ decisions: [rolling(3, 13_000, 'start')], forecast, untilMs: 60_000 })
    expect(shown.map((mark) => mark.atMs)).toEqual([13_000, 90_000])
  })

  it('puts refused commands among them, in red', () => {
    const refusals = [{ atMs: 4_000, operation: 'UpdateService', errorName: 'ServiceNotFoundException' }]
    const [, refused] = marks({ decisions: [rolling(1, 0, 'stop'), rolling(2, 9_000, 'start')], refusals })
    expect([refused?.glyph, refused?.label]).toEqual(['trouble', 'UpdateService was refused: ServiceNotFoundException'])
  })

  it('names what is only predicted as such, and it is no decision to select', () => {
    const [mark] = marks({ forecast: [rolling(7, 53_000, 'wait')] })
    expect(mark?.decisionId).toBeNull()
    expect(mark === undefined ? '' : markText(mark, 0)).toBe('00:53 predicted: ECS waits 40 s')
  })
})
