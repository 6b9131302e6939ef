import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEPLOYMENT_ORIGIN_MS } from '../../lessons/deploymentDemo.ts'
import {
  BAD_REVISIONS,
  DEFAULT_DEPLOYMENT,
  DEPLOYMENT_KINDS,
  WAY_FIELDS,
  type BadRevision,
  type DeploymentKind,
  type DeploymentWay,
} from '../../lessons/deploymentSetting.ts'
import { readDeploymentAddress, readDeploymentSearch, writeDeploymentAddress } from './deploymentSearch.ts'

const way = fc.constantFrom(...(Object.keys(DEPLOYMENT_KINDS) as DeploymentKind[])).chain((kind) => {
  const { usual } = DEPLOYMENT_KINDS[kind]
  const fields = WAY_FIELDS.filter(({ field }) => usual[field] !== null)
  return fc
    .record({
      hasAlarms: kind === 'rolling' ? fc.constant(false) : fc.boolean(),
      ...Object.fromEntries(fields.map(({ field, least, most }) => [field, fc.integer({ min: least, max: most })])),
    })
    .map((given): DeploymentWay => ({ ...usual, ...given }))
})

describe('the deployment demo and its address', () => {
  it('is the default without any parameter, and writes nothing for it', () => {
    const address = readDeploymentAddress({})
    expect(address).toEqual({ setting: DEFAULT_DEPLOYMENT, other: null, atMs: DEPLOYMENT_ORIGIN_MS })
    expect(Object.values(writeDeploymentAddress(address)).filter((one) => one !== undefined)).toEqual([])
  })

  it('reads back what it wrote, whatever is set', () => {
    const address = fc.record({
      setting: fc.record({
        way,
        bad: fc.constantFrom(...(Object.keys(BAD_REVISIONS) as BadRevision[])),
        desiredCount: fc.integer({ min: 2, max: 12 }),
        perSecond: fc.integer({ min: 5, max: 40 }),
      }),
      other: fc.option(way),
      atMs: fc.nat(3_600_000).map((ms) => DEPLOYMENT_ORIGIN_MS + ms),
    })
    fc.assert(
      fc.property(address, (one) => {
        expect(readDeploymentAddress(readDeploymentSearch({ ...writeDeploymentAddress(one) }))).toEqual(one)
      }),
    )
  })

  it('takes whatever a link says: what cannot be read is dropped, what is too much brought back', () => {
    const raw = { way: 'canary-99-5-0', other: 'canary-10', bad: 'moon', desired: '99', load: 0, at: -4 }
    const read = readDeploymentAddress(readDeploymentSearch(raw))
    const canary = { ...DEPLOYMENT_KINDS.canary.usual, percent: 50, stepMinutes: 5, bakeMinutes: 1 }
    expect(read.setting).toEqual({ ...DEFAULT_DEPLOYMENT, way: canary, desiredCount: 12, perSecond: 5 })
    expect(read.other).toBeNull()
    const anything = fc.dictionary(fc.string(), fc.anything())
    fc.assert(fc.property(anything, (any) => void readDeploymentAddress(readDeploymentSearch(any))))
  })
})
