import { describe, expect, it } from 'vitest'
import { runTask, yard } from '../../../testing/builders.ts'
import {
  described,
  HOST,
  IMAGE,
  pulledIn,
  push,
  registerFar,
  registerShop,
  runFar,
  SHOP,
  withShop,
} from '../../../testing/pulling.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import type { PullBehavior } from '../../world/pulling/imageCache.ts'

const HOUR_MS = 3_600_000

function behave(lab: TestLab, behavior: PullBehavior): void {
  lab.act('lab', 'SetImagePullBehavior', { cluster: 'yard', behavior })
}

/** An instance on which image `shop:1` was pulled once. */
function warmLab(): TestLab {
  const lab = yard({ instances: 1 })
  withShop(lab)
  registerShop(lab)
  run(lab)
  return lab
}

function run(lab: TestLab, family = 'web'): string {
  const [id = ''] = runTask(lab, { taskDefinition: family }).ids
  lab.forward(60_000)
  return id
}

/** What an instance has, by tags and digests. */
function cached(lab: TestLab): readonly string[] {
  return [...lab.world.imageCaches.values()].flat().map(({ content }) => content.digest)
}

describe('PUL-2 images on an instance', () => {
  it('the second task asks the registry and pulls no layer again; Fargate pulls each time', () => {
    const lab = warmLab()
    expect(pulledIn(lab, run(lab))).toBe(2)
    registerFar(lab)
    runFar(lab)
    lab.forward(120_000)
    const again = runFar(lab)
    lab.forward(120_000)
    expect(pulledIn(lab, again)).toBe(15.3)
  })

  it('of another image that shares its base only the rest is pulled', () => {
    const lab = warmLab()
    push(lab, `${SHOP}:2`, { content: 'another' })
    registerShop(lab, `${SHOP}:2`)
    expect(pulledIn(lab, run(lab))).toBe(2 + 170 / 40)
  })

  it.each([
    ['default', 2, 'moved'],
    ['always', 2, 'moved'],
    ['once', 0, 'first'],
    ['prefer-cached', 0, 'first'],
  ] as const)(
    '%s: the pull of what is there takes %d s, and of a tag that moved it has the %s',
    (behavior, seconds, which) => {
      const lab = yard({ instances: 1 })
      const first = withShop(lab)
      registerShop(lab)
      run(lab)
      behave(lab, behavior)
      expect(pulledIn(lab, run(lab))).toBe(seconds)
      const moved = push(lab, IMAGE, { content: 'another' })
      const digest = described(lab, run(lab)).containers[0]?.imageDigest
      expect(digest).toBe(which === 'first' ? first : moved)
      expect(new Set(cached(lab))).toEqual(new Set(which === 'first' ? [first] : [first, moved]))
    },
  )

  it.each([
    ['default', 'RUNNING'],
    ['always', 'STOPPED'],
    ['once', 'RUNNING'],
    ['prefer-cached', 'RUNNING'],
  ] as const)(
    '%s: with a registry that answers nobody the task is %s, once its tries are over',
    (behavior, lastStatus) => {
      const lab = warmLab()
      behave(lab, behavior)
      lab.act('lab', 'SetRegistryAvailable', { registry: HOST, available: false })
      const id = run(lab)
      expect(described(lab, id)).toMatchObject({ lastStatus })
      const isAsked = behavior === 'default' || behavior === 'always'
      expect(pulledIn(lab, id)).toBe(isAsked ? 14.7 : 0)
    },
  )

  it('what is said of an instance counts before what is said of its cluster', () => {
    const lab = warmLab()
    behave(lab, 'once')
    const containerInstance = [...lab.world.instances.keys()][0] ?? ''
    lab.act('lab', 'SetImagePullBehavior', { cluster: 'yard', containerInstance, behavior: 'always' })
    expect(pulledIn(lab, run(lab))).toBe(2)
  })

  it('the agent removes what no task uses, an hour old, five at a time each half hour, the longest unused first', () => {
    const lab = yard({ instances: 1 })
    withShop(lab)
    const digests: string[] = []
    for (let i = 0; i < 7; i++) {
      digests.push(push(lab, `${SHOP}:${String(i)}`, { content: `own ${String(i)}`, sizeMb: 40 }))
      registerShop(lab, `${SHOP}:${String(i)}`)
      const id = run(lab)
      // The second stays.
      if (i !== 1) lab.ecs('StopTask', { task: id })
      lab.forward(10_000)
    }
    lab.to(HOUR_MS + 60_000)
    expect(cached(lab)).toHaveLength(7)
    lab.to(1.5 * HOUR_MS)
    const [, second = '', , , , , last = ''] = digests
    expect(new Set(cached(lab))).toEqual(new Set([second, last]))
    lab.to(2 * HOUR_MS)
    expect(cached(lab)).toEqual([second])
    // Removed, it is pulled anew.
    registerShop(lab, `${SHOP}:0`)
    behave(lab, 'prefer-cached')
    expect(pulledIn(lab, run(lab))).toBe(2.5)
    lab.forward(24 * HOUR_MS)
    expect(cached(lab)).toHaveLength(2)
  })

  it('an instance that goes takes its images with it', () => {
    const lab = warmLab()
    const [instance] = [...lab.world.instances.values()]
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [instance?.ec2InstanceId] })
    lab.forward(60_000)
    expect(lab.world.imageCaches.size).toBe(0)
  })
})
