import { describe, expect, it } from 'vitest'
import { BACKLOG, putAlarm, putBacklog } from '../../testing/alarms.ts'
import { must } from '../../base/assert.ts'
import { load, MINUTE, scalableLab } from '../../testing/scaling.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { alarmedSeries, metricSeries, trackKey, trackMetrics } from './metricTrack.ts'
import { nearestPoint, pointedMetric } from './pointedAt.ts'

function of(lab: TestLab) {
  return { world: lab.world, decisions: lab.decisions, about: null }
}

/** Three minutes within the threshold, then three above it. */
function risen(): TestLab {
  const lab = scalableLab(2)
  load(lab, 2, 40)
  putAlarm(lab, { EvaluationPeriods: 2, Threshold: 60, Statistic: 'Maximum' })
  putBacklog(lab, { Value: 5 })
  lab.forward(3 * MINUTE)
  load(lab, 2, 80)
  lab.forward(5 * MINUTE)
  return lab
}

describe('the track of any metric', () => {
  const lab = risen()

  it('ALM-1 what an alarm watches comes first, and is drawn by the statistic that it goes by', () => {
    const keys = trackMetrics(lab.world).map(trackKey)
    expect(keys[0]).toBe('AWS/ECS CPUUtilization ClusterName=yard ServiceName=web')
    expect(keys).toContain('AWS/ECS MemoryUtilization ClusterName=yard ServiceName=web')
    expect(keys).toContain(`${BACKLOG.Namespace} ${BACKLOG.MetricName}`)
    expect(new Set(keys).size).toBe(keys.length)
    const series = must(alarmedSeries(of(lab)), 'an alarm')
    expect([trackKey(series.metric), series.stat]).toEqual([keys[0], 'Maximum'])
    expect(series.alarms.map((one) => one.name)).toEqual(['high'])
  })

  it('a key leads to its metric, and one that the lab does not know to none', () => {
    const backlog = must(metricSeries(`${BACKLOG.Namespace} ${BACKLOG.MetricName}`, of(lab)), 'the backlog')
    expect([backlog.stat, backlog.points.map((one) => one.value), backlog.alarms]).toEqual(['Average', [5], []])
    expect([metricSeries('AWS/ECS Moon', of(lab)), metricSeries(null, of(lab))]).toEqual([null, null])
  })

  it('MET-6 each datapoint says value, minute and state; none is there before it is told', () => {
    const series = must(alarmedSeries(of(lab)), 'an alarm')
    expect(series.points.at(-1)?.atMs).toBe(lab.nowMs - MINUTE)
    const track = pointedMetric(series, 5 * MINUTE, { id: 'third', top: 0, height: 40 })
    const texts = track.points.slice(-7).map(track.textOf)
    expect(texts).toEqual([
      '39.8 % from 00:00, not in ALARM',
      '39.8 % from 01:00, not in ALARM',
      '39.8 % from 02:00, not in ALARM',
      '80.1 % from 03:00, breaches > 60 %, not in ALARM',
      '80.1 % from 04:00, breaches > 60 %, not in ALARM',
      '80.1 % from 05:00, breaches > 60 %, in ALARM',
      '80.1 % from 06:00, breaches > 60 %, in ALARM',
    ])
  })

  it('MET-9 what an alarm makes of several metrics is a track of its own, with its threshold and what was evaluated', () => {
    const withMath = risen()
    const row = (Id: string, MetricName: string) => ({
      Id,
      ReturnData: false,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/ECS',
          MetricName,
          Dimensions: [
            { Name: 'ClusterName', Value: 'yard' },
            { Name: 'ServiceName', Value: 'web' },
          ],
        },
        Period: 60,
        Stat: 'Average',
      },
    })
    putAlarm(withMath, {
      AlarmName: 'both',
      Metrics: [
        { Id: 'sum', Expression: 'cpu + mem', Label: 'CPU and memory', ReturnData: true },
        row('cpu', 'CPUUtilization'),
        row('mem', 'MemoryUtilization'),
      ],
      EvaluationPeriods: 2,
      Threshold: 60,
    })
    withMath.forward(3 * MINUTE)
    const key = must(
      trackMetrics(withMath.world)
        .map(trackKey)
        .find((one) => one.endsWith('CPU and memory')),
      'its track',
    )
    const series = must(metricSeries(key, of(withMath)), 'the expression')
    const memory = must(
      metricSeries('AWS/ECS MemoryUtilization ClusterName=yard ServiceName=web', of(withMath)),
      'memory',
    )
    const cpu = must(metricSeries('AWS/ECS CPUUtilization ClusterName=yard ServiceName=web', of(withMath)), 'CPU')
    const last = [series, cpu, memory].map((one) => must(one.points.at(-1), 'a datapoint'))
    expect(last[0]?.atMs).toBe(last[1]?.atMs)
    expect(last[0]?.value).toBe((last[1]?.value ?? 0) + (last[2]?.value ?? 0))
    expect(series.alarms.map(({ name, threshold, evaluated }) => [name, threshold, evaluated !== null])).toEqual([
      ['both', 60, true],
    ])
  })

  it('a pointer means the datapoint that is nearest', () => {
    const points = [1, 2, 3].map((minute) => ({ atMs: minute * MINUTE, value: minute }))
    const values = [0, 1.4, 1.6, 9].map((minute) => nearestPoint(points, minute * MINUTE)?.value)
    expect(values).toEqual([1, 1, 2, 3])
    expect(nearestPoint([], 0)).toBeUndefined()
  })
})
