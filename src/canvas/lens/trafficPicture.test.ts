import { describe, expect, it } from 'vitest'
import { front, setAttributes } from '../../testing/balancers.ts'
import { createService, NETWORK, registerFargate, yard } from '../../testing/builders.ts'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { flowByZone, flowTo, hasTraffic, ownFailures, rateText } from '../../look/trafficLook.ts'
import { SceneMaker } from '../scene/sceneMaker.ts'
import { LensView } from './lensView.ts'
import { trafficPicture } from './trafficPicture.ts'

/** Three Fargate tasks behind a load balancer, to which 60 requests a second are sent for a minute. */
function flowing(): { readonly lab: TestLab; readonly group: string; readonly balancer: string } {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  const { group, balancer, listener } = front(lab)
  setAttributes(lab, group, { 'deregistration_delay.timeout_seconds': '30' })
  createService(lab, {
    taskDefinition: 'far',
    launchType: 'FARGATE',
    desiredCount: 3,
    networkConfiguration: NETWORK,
    loadBalancers: [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }],
  })
  lab.forward(100_000)
  lab.act('lab', 'SetTraffic', {
    listenerArn: listener,
    path: '/',
    shape: 'constant',
    peakRequestsPerSecond: 60,
    cpuMillisecondsPerRequest: 5,
  })
  lab.forward(60_000)
  return { lab, group, balancer }
}

function sceneOf({ world }: TestLab) {
  const options = { width: 1_224, height: 792, zones: ZONES, nowMs: world.nowMs, originMs: 0, zoom: 1, xray: null }
  return new SceneMaker().make(world, { ...options, mode: 'lab' })
}

describe('the Traffic lens', () => {
  const { lab, group, balancer } = flowing()
  const scene = sceneOf(lab)
  const { world } = lab

  it('has a trunk for each zone with targets, out of the rail and down the gap at its left', () => {
    const { trunks, troubles } = trafficPicture(scene, world, null)
    expect(trunks.map(({ flow }) => Math.round(flow.perSecond))).toEqual([20, 20, 20])
    const strip = scene.layers.rail[0]?.rect
    for (const { path, zone } of trunks) {
      expect(path[0]?.y).toBe((strip?.y ?? 0) + (strip?.height ?? 0))
      expect(path.at(-1)?.x).toBeLessThan(zone.rect.x)
    }
    expect(troubles).toEqual([])
    expect(rateText(flowTo(world, { kind: 'loadBalancer', id: balancer })?.perSecond ?? 0)).toBe('60/s')
  })

  it('leads to the tasks of the group that is selected, and to no others', () => {
    expect(trafficPicture(scene, world, null).branches).toEqual([])
    const { branches } = trafficPicture(scene, world, { kind: 'targetGroup', id: group })
    expect(branches.map(({ tile }) => tile.key).toSorted()).toEqual([...world.tasks.keys()].toSorted())
  })

  it('leads nowhere where no listener or rule names the group any more', () => {
    const unused = flowing()
    const ListenerArn = [...unused.lab.world.listeners.keys()][0] ?? ''
    unused.lab.act('elbv2', 'DeleteListener', { ListenerArn })
    unused.lab.forward(120_000)
    const picture = trafficPicture(sceneOf(unused.lab), unused.lab.world, { kind: 'targetGroup', id: unused.group })
    expect(picture).toMatchObject({ trunks: [], branches: [] })
  })

  it('stands still with reduced motion and while the lab does, and is made once for a scene', () => {
    const view = new LensView()
    const seen = {
      lens: 'traffic',
      world,
      selection: null,
      nowMs: 1_000,
      speed: 1,
      reducedMotion: false,
      judge: null,
    } as const
    const moved = view.over(scene, seen)
    expect(view.over(scene, seen)?.phase).toBe(moved?.phase)
    expect(view.over(scene, { ...seen, nowMs: 1_240 })?.phase).toBeCloseTo((moved?.phase ?? 0) + 0.1)
    expect(view.over(scene, { ...seen, reducedMotion: true })).toMatchObject({ phase: null, picture: moved?.picture })
    expect(view.over(scene, { ...seen, lens: 'yard' })).toBeNull()
  })
})

describe('TRF-4 where requests fail', () => {
  it('is the task that answers 5xx, or the balancer that has nobody to send to', () => {
    const { lab, group, balancer } = flowing()
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'code', code: 500 } })
    lab.forward(10_000)
    const { troubles } = trafficPicture(sceneOf(lab), lab.world, null)
    expect(troubles.map(({ failure }) => failure.failure)).toEqual(['5xx', '5xx', '5xx'])
    const zones = [...flowByZone(lab.world).values()]
    expect(zones.every(({ perSecond, failedPerSecond }) => perSecond > 0 && failedPerSecond > 0)).toBe(true)

    const targets = [...(lab.world.targetsByPool.get(group) ?? [])].flatMap((key) => lab.world.targets.get(key) ?? [])
    const Targets = targets.map(({ id: Id, port: Port }) => ({ Id, Port }))
    lab.act('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets })
    lab.forward(10_000)
    expect(ownFailures(lab.world, { kind: 'loadBalancer', id: balancer })).toEqual([{ failure: '503', perSecond: 60 }])
  })
})

it('a lab without load balancers and traffic has no lens', () => {
  expect(hasTraffic(yard().world)).toBe(false)
})
