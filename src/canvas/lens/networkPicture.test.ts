import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import { createSecurityGroup, guardedFront } from '../../testing/securityGroups.ts'
import { DEFAULT_GROUP_ID } from '../../model/world/network/securityGroup.ts'
import { SceneMaker } from '../scene/sceneMaker.ts'
import { lensesOf } from './lenses.ts'
import { networkPicture } from './networkPicture.ts'

/** Two Fargate tasks that wear a group of their own and one of the default, behind a load balancer with another. */
function guarded() {
  const lab = yard({ instances: 0 })
  const alb = createSecurityGroup(lab, 'web-alb')
  const web = createSecurityGroup(lab, 'web')
  guardedFront(lab, { balancer: { SecurityGroups: [alb] } })
  registerFargate(lab)
  const run = (groups: readonly string[]) => {
    const { awsvpcConfiguration } = NETWORK
    const networkConfiguration = {
      awsvpcConfiguration: { ...awsvpcConfiguration, ...(groups.length > 0 && { securityGroups: groups }) },
    }
    return must(runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration }).ids[0], 'a task')
  }
  const mine = [run([web]), run([web])]
  const other = run([])
  lab.forward(60_000)
  return { lab, alb, web, mine, other }
}

describe('NET-5 the Network lens', () => {
  const { lab, alb, web, mine, other } = guarded()
  const { world } = lab
  const options = { width: 1_224, height: 792, zones: ZONES, nowMs: world.nowMs, originMs: 0, zoom: 1, xray: null }
  const scene = new SceneMaker().make(world, { ...options, mode: 'lab' })
  const hullOf = (id: string) => networkPicture(scene, world, { kind: 'securityGroup', id }).hull
  const tileY = (id: string) => must(scene.tileByKey.get(id), 'its tile').rect

  it('names the subnet of each zone, and draws no group that is not selected', () => {
    const picture = networkPicture(scene, world, { kind: 'task', id: other })
    expect(picture.hull).toBeNull()
    expect(picture.subnets.map(({ wordings }) => wordings.at(-1))).toEqual([
      '10.0.0.0/16',
      '10.1.0.0/16',
      '10.2.0.0/16',
    ])
  })

  it('draws a group around the tasks that wear it, each with the interface under it', () => {
    const hull = hullOf(web)
    expect(hull?.name).toBe('web')
    expect(hull?.members.map(({ x, y }) => [x, y])).toEqual(mine.map((id) => [tileY(id).x, tileY(id).y]))
    expect(hull?.members[0]?.height).toBeGreaterThan(tileY(mine[0] ?? '').height)
  })

  it('around a load balancer on the rail, and what wears none by name is in the default', () => {
    expect(hullOf(alb)?.members).toEqual([scene.layers.rail.find(({ part }) => part === 'balancer')?.rect])
    expect(hullOf(DEFAULT_GROUP_ID)?.members.map(({ x }) => x)).toEqual([tileY(other).x])
  })

  it('is there once a lab has a group', () => {
    expect(lensesOf(world)).toEqual(['yard', 'traffic', 'network'])
    expect(lensesOf(yard().world)).toEqual(['yard'])
  })
})

describe('NET-5 on instances', () => {
  it('a group of an instance holds what runs on it, and not a task with an interface of its own', () => {
    const lab = yard({ instances: 1 })
    const web = createSecurityGroup(lab, 'web')
    const [instance] = lab.world.instances.values()
    lab.act('ec2', 'ModifyInstanceAttribute', { InstanceId: instance?.ec2InstanceId, Groups: [web] })
    lab.ecs('RegisterTaskDefinition', {
      family: 'own',
      networkMode: 'awsvpc',
      containerDefinitions: [{ name: 'main', image: 'own', cpu: 128, memory: 128 }],
    })
    const [own = ''] = runTask(lab, { taskDefinition: 'own', networkConfiguration: NETWORK }).ids
    lab.forward(60_000)
    const { world } = lab
    const options = { width: 1_224, height: 792, zones: ZONES, nowMs: world.nowMs, originMs: 0, zoom: 1, xray: null }
    const scene = new SceneMaker().make(world, { ...options, mode: 'lab' })
    const { hull } = networkPicture(scene, world, { kind: 'securityGroup', id: web })
    expect(hull?.members).toEqual([scene.layers.trays[0]?.rect])
    expect(hull?.holes).toEqual([scene.tileByKey.get(own)?.rect])
  })
})
