import { describe, expect, it } from 'vitest'
import { createBalancer, createGroup, createListener, createRule } from '../../testing/balancers.ts'
import { yard } from '../../testing/builders.ts'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import { registerFar, runFar, withShop } from '../../testing/pulling.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { HitTest } from '../hitTest.ts'
import { SceneMaker } from '../scene/sceneMaker.ts'

/** A load balancer in front of groups with so many targets each, which nobody answers for. */
function labWith(counts: readonly number[]): TestLab {
  const lab = yard()
  const balancer = createBalancer(lab)
  const groups = counts.map((count, at) => {
    const group = createGroup(lab, { Name: `group-${String(at)}` })
    return { group, count }
  })
  const [first, ...rest] = groups
  const listener = createListener(lab, { balancer, group: first?.group ?? '' })
  rest.forEach(({ group }, at) =>
    createRule(lab, listener, {
      Priority: at + 1,
      Conditions: [{ Field: 'path-pattern', Values: [`/${String(at)}`] }],
      Actions: [{ Type: 'forward', TargetGroupArn: group }],
    }),
  )
  for (const { group, count } of groups) {
    const Targets = Array.from({ length: count }, (_, at) => ({ Id: `10.0.${String(at >> 8)}.${String(at & 255)}` }))
    if (count > 0) lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets })
  }
  return lab
}

function sceneOf({ world }: TestLab, size: { readonly width: number; readonly height: number }) {
  const options = { ...size, zones: ZONES, nowMs: world.nowMs, originMs: 0, zoom: 1, xray: null } as const
  return new SceneMaker().make(world, { ...options, mode: 'lab' })
}

const WIDE = { width: 1_224, height: 792 }

describe('the rail of load balancers', () => {
  it('is not there without one, and takes 44 px of the stage with one', () => {
    expect(sceneOf(yard(), WIDE).layers.rail).toEqual([])
    const { layers, scale } = sceneOf(labWith([4]), WIDE)
    expect((layers.rail[0]?.rect.height ?? 0) / scale).toBe(44)
    const zoneTop = layers.zones[0]?.rect.y ?? 0
    expect(zoneTop).toBeGreaterThan((layers.rail[0]?.rect.y ?? 0) + 44 * scale)
  })

  it('gives way on a stage that is too low for it and the zones', () => {
    const { layers } = sceneOf(labWith([4]), { width: 720, height: 200 })
    expect([layers.rail.length, layers.ticks.length]).toEqual([0, 0])
    expect(layers.zones).toHaveLength(3)
  })

  it('has a tick a target, each of which is pointed at; the name leads to the group', () => {
    const scene = sceneOf(labWith([4]), WIDE)
    expect(scene.layers.ticks).toHaveLength(4)
    const hits = new HitTest(scene)
    for (const { rect, ref } of scene.layers.ticks) {
      expect(hits.at({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })).toEqual(ref)
    }
    const pool = scene.layers.rail.find((one) => one.part === 'pool')
    expect(hits.at({ x: (pool?.rect.x ?? 0) + 2, y: (pool?.rect.y ?? 0) + 4 })?.kind).toBe('targetGroup')
  })

  it('has one bar above 24 targets', () => {
    const scene = sceneOf(labWith([25]), WIDE)
    expect(scene.layers.ticks).toEqual([])
    expect(scene.layers.rail.find((one) => one.part === 'pool')).toMatchObject({ bar: { width: 180 } })
  })

  it('has a shorter bar where neither a tick a target nor a whole bar has room', () => {
    const scene = sceneOf(labWith([20]), { width: 300, height: 792 })
    const [pool] = scene.layers.rail.filter((one) => one.part === 'pool')
    expect(pool?.bar?.width).toBeLessThan(180 * scene.scale)
    expect(pool?.rect.x ?? 0).toBeGreaterThan(0)
    expect(scene.layers.rail[0]).toMatchObject({ moreText: '' })
  })

  it.each([1_224, 400])('keeps within 640 px of %d and tells how much more there is', (width) => {
    const scene = sceneOf(labWith([24, 24, 24, 0, 3]), { width, height: 792 })
    const right = 640 * scene.scale + 16 * scene.scale
    for (const { rect } of [...scene.layers.rail.slice(1), ...scene.layers.ticks]) {
      expect(rect.x + rect.width).toBeLessThanOrEqual(Math.min(right, scene.width))
    }
    expect(scene.layers.rail[0]).toMatchObject({ moreText: expect.stringMatching(/^\+\d, in the tree$/) as string })
  })
})

describe('the repository on the rail', () => {
  const URI = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web'

  function push(lab: TestLab, image: string): void {
    lab.act('lab', 'PushImage', { image, sizeMb: 118 })
  }

  function shown(lab: TestLab, size = WIDE) {
    const scene = sceneOf(lab, size)
    return { scene, block: scene.layers.rail.find((one) => one.part === 'repository') }
  }

  it('stands at the right, 150 px wide, in a lab that has one, and is what one points at', () => {
    const lab = yard()
    lab.act('ecr', 'CreateRepository', { repositoryName: 'web' })
    expect(shown(lab).block).toMatchObject({ name: 'web', note: 'no image yet' })
    push(lab, `${URI}:1.4`)
    const { scene, block } = shown(lab)
    expect(block).toMatchObject({ name: 'web:1.4', note: '1 image, 118 MB' })
    expect((block?.rect.width ?? 0) / scene.scale).toBe(150)
    const strip = scene.layers.rail.find((one) => one.part === 'strip')?.rect
    expect((block?.rect.x ?? 0) + 150 * scene.scale).toBeLessThan((strip?.x ?? 0) + (strip?.width ?? 0))
    expect(new HitTest(scene).at({ x: (block?.rect.x ?? 0) + 2, y: (block?.rect.y ?? 0) + 4 })?.id).toBe(URI)
  })

  it('is the one that was pushed to last, of several', () => {
    const lab = yard()
    lab.act('ecr', 'CreateRepository', { repositoryName: 'web' })
    push(lab, `${URI}:1.4`)
    lab.forward(1_000)
    push(lab, 'nginx:1.27')
    expect(shown(lab).block).toMatchObject({ name: 'nginx:1.27', note: 'newest of 2 repositories' })
  })

  it('says of what is pulled how much has come, to all tasks together, and nothing of it afterwards', () => {
    const lab = yard()
    withShop(lab, { sizeMb: 118 })
    lab.act('ecr', 'CreateRepository', { repositoryName: 'web' })
    push(lab, `${URI}:9`)
    registerFar(lab)
    const notes = new Set<string>()
    const listen = (): void => {
      for (let second = 0; second < 60; second += 1) {
        lab.forward(1_000)
        const { block } = shown(lab)
        if (block?.name === 'shop:1') notes.add(block.note.replace(/\d+ of/, '… of'))
      }
    }
    runFar(lab)
    listen()
    expect([...notes]).toEqual(['… of 118 MB'])
    runFar(lab)
    runFar(lab)
    listen()
    expect([...notes]).toContain('2 tasks, … of 236 MB')
    expect(shown(lab).block).toMatchObject({ name: 'web:9', note: 'newest of 2 repositories' })
  })

  it('leaves load balancers their room, and on a phone all of it', () => {
    const lab = labWith([24, 24, 3])
    lab.act('ecr', 'CreateRepository', { repositoryName: 'web' })
    const { scene, block } = shown(lab, { width: 720, height: 792 })
    const ends = scene.layers.rail.flatMap((one) => (one.part === 'pool' ? [one.rect.x + one.rect.width] : []))
    expect(Math.max(...ends)).toBeLessThan(block?.rect.x ?? 0)
    const phone = shown(lab, { width: 390, height: 400 })
    expect(phone.block).toBeUndefined()
    expect(phone.scene.layers.rail[0]).toMatchObject({ moreText: expect.stringMatching(/in the tree$/) as string })
  })
})
