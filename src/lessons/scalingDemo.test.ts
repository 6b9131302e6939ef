import { describe, expect, it } from 'vitest'
import { Run } from '../model/engine/run.ts'
import { countsOf } from '../model/world/service/service.ts'
import { seriesOf } from '../model/world/series.ts'
import { scalingFile, SCALING_LASTS_MS, SCALING_ORIGIN_MS, SCALING_SERVICE_KEY } from './scalingDemo.ts'
import { otherSideActs, policyActs, policyEndActs, SCALING_GROUP } from './scalingPolicies.ts'
import { CLUSTER_KINDS, DEFAULT_SCALING, policyOf, SCALING_KINDS, SCALING_PRESETS } from './scalingSetting.ts'
import type { ClusterKind, PolicyKind, ScalingSetting } from './scalingSetting.ts'

const CLUSTERS = Object.keys(CLUSTER_KINDS) as ClusterKind[]
const KINDS = Object.keys(SCALING_KINDS) as PolicyKind[]

function played(setting: ScalingSetting, lastsMs: number): Run {
  const { seed, commands } = scalingFile(setting)
  const run = new Run({ seed, log: commands })
  run.advance(SCALING_ORIGIN_MS + lastsMs)
  return run
}

function desired(run: Run): number {
  return run.world.services.get(SCALING_SERVICE_KEY)?.desiredCount ?? 0
}

describe('the autoscaling demo', () => {
  it.each(CLUSTERS.flatMap((cluster) => KINDS.map((kind) => [cluster, kind] as const)))(
    'on %s, by %s: the model takes every command, with the names that they foresee',
    (cluster, kind) => {
      const setting = { ...DEFAULT_SCALING, cluster, policy: policyOf(kind) }
      const run = played(setting, 0)
      expect(run.refusals).toEqual([])
      expect(desired(run)).toBe(setting.minCapacity)
      // The same load under another policy.
      const acts = [...policyEndActs(setting.policy), ...policyActs({ ...setting, policy: policyOf('step') })]
      for (const act of acts) expect(run.act(act)).not.toHaveProperty('error')
      run.advance(SCALING_ORIGIN_MS + 20 * 60_000)
      expect(run.world.alarms.get('demo-high')?.state).toBe('ALARM')
      expect(desired(run)).toBeGreaterThan(setting.minCapacity)
    },
  )

  it.each(SCALING_PRESETS)('$label: out, and in again or about to', ({ setting }) => {
    const run = played(setting, SCALING_LASTS_MS)
    const counts = seriesOf(run.history, { kind: 'service', id: SCALING_SERVICE_KEY }, 'serviceCounts')
    const most = Math.max(...counts.map(({ value }) => value.desiredCount))
    expect(most).toBeGreaterThan(setting.minCapacity)
    expect(desired(run)).toBeLessThan(most)
    const activities = run.world.scalingActivities.get(SCALING_SERVICE_KEY) ?? []
    expect(activities.map(({ description }) => description)).toContain(`Setting desired count to ${String(most)}.`)
  })

  it('a group by its CPU against its capacity provider: below its target it sees no need, whatever waits', () => {
    const preset = SCALING_PRESETS.find((one) => one.id === 'groups')
    if (preset?.other === undefined) throw new Error('the preset compares')
    const { setting, other } = preset
    const group = played(setting, 0)
    const provider = played(setting, 0)
    for (const act of otherSideActs(setting, other)) expect(provider.act(act)).not.toHaveProperty('error')
    const sides = [group, provider].map((run) => {
      run.advance(SCALING_ORIGIN_MS + 30 * 60_000)
      const service = run.world.services.get(SCALING_SERVICE_KEY)
      const kinds = new Set([...run.world.decisions.values()].map(({ kind }) => kind))
      return {
        lacking: service === undefined ? null : service.desiredCount - countsOf(service).running,
        instances: run.world.autoScalingGroups.get(SCALING_GROUP)?.desiredCapacity,
        by: (['groupScaling', 'managedScaling'] as const).filter((kind) => kinds.has(kind)),
      }
    })
    expect(sides).toEqual([
      { lacking: 4, instances: 3, by: ['groupScaling'] },
      { lacking: 0, instances: 5, by: ['managedScaling'] },
    ])
  })
})
