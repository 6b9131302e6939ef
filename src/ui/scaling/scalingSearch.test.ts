import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import {
  CLUSTER_KINDS,
  DEFAULT_SCALING,
  LOAD_MAX,
  SCALING_KINDS,
  SCALING_PRESETS,
  type ClusterKind,
  type PolicyKind,
} from '../../lessons/scalingSetting.ts'
import { readScalingAddress, readScalingSearch, writeScalingAddress } from './scalingSearch.ts'

const kinds = Object.keys(SCALING_KINDS) as PolicyKind[]
const policy = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    target: fc.integer({ min: SCALING_KINDS[kind].least, max: SCALING_KINDS[kind].most }),
    scaleOutCooldown: fc.nat(900),
    scaleInCooldown: fc.nat(900),
  }),
)
const load = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }).chain((minutes) =>
  fc.array(fc.nat(LOAD_MAX), { minLength: minutes.length + 1, maxLength: minutes.length + 1 }).map((values) => {
    const sorted = [0, ...minutes.toSorted((a, b) => a - b)]
    return values.map((perSecond, at) => ({ atMinutes: sorted[at] ?? 0, perSecond }))
  }),
)

describe('the autoscaling demo and its address', () => {
  it('is the default without any parameter, and writes nothing for it', () => {
    expect(readScalingAddress({})).toEqual({
      setting: DEFAULT_SCALING,
      other: null,
      track: null,
      atMs: SCALING_ORIGIN_MS,
    })
    const written = writeScalingAddress(readScalingAddress({}))
    expect(Object.values(written).filter((one) => one !== undefined)).toEqual([])
  })

  it('reads back what it wrote, of every preset and of any setting', () => {
    const setting = fc.record({
      load,
      policy,
      minCapacity: fc.integer({ min: 0, max: 10 }),
      maxCapacity: fc.integer({ min: 10, max: 40 }),
      cluster: fc.constantFrom(...(Object.keys(CLUSTER_KINDS) as ClusterKind[])),
    })
    const address = fc.record({
      setting: fc.oneof(fc.constantFrom(...SCALING_PRESETS.map((one) => one.setting)), setting),
      track: fc.constantFrom(null, 'none', 'AWS/ECS MemoryUtilization ClusterName=yard ServiceName=web'),
      other: fc.oneof(
        fc.option(policy),
        policy.map((one) => ({ ...one, byProvider: true as const })),
      ),
      atMs: fc.nat(3_600_000).map((ms) => SCALING_ORIGIN_MS + ms),
    })
    fc.assert(
      fc.property(address, (one) => {
        expect(readScalingAddress(readScalingSearch({ ...writeScalingAddress(one) }))).toEqual(one)
      }),
    )
  })

  it('takes whatever a link says: what cannot be read is dropped, what is too much brought back', () => {
    const raw = { load: '5-20.1-3', policy: 'cpu-950-1-99999', other: 'x', min: '7', max: 3, cluster: 'moon', at: -4 }
    const read = readScalingAddress(readScalingSearch(raw))
    expect(read.setting).toEqual({ ...DEFAULT_SCALING, minCapacity: 7, maxCapacity: 7 })
    const high = readScalingAddress(readScalingSearch({ policy: 'cpu-950-1-9999', load: '0-9999' }))
    expect(high.setting.policy).toEqual({ kind: 'cpu', target: 90, scaleOutCooldown: 1, scaleInCooldown: 900 })
    expect(high.setting.load).toEqual([{ atMinutes: 0, perSecond: LOAD_MAX }])
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (any) => void readScalingAddress(readScalingSearch(any))),
    )
  })
})
