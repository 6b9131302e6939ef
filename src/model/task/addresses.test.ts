import { describe, expect, it } from 'vitest'
import { NETWORK, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { checkInvariants } from '../../testing/invariants.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { AVAILABILITY_ZONES, newWorld } from '../world/world.ts'
import { ADDRESSES_MAX, nextAddress } from '../world/network/addresses.ts'

const ONE_ZONE = { awsvpcConfiguration: { subnets: NETWORK.awsvpcConfiguration.subnets.slice(0, 1) } }
const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: ONE_ZONE }

/** Starts a task in the first zone. @returns its id and its address */
function begin(lab: TestLab): { readonly id: string; readonly address: string | null } {
  const [id = ''] = runTask(lab, FAR).ids
  lab.forward(60_000)
  return { id, address: lab.task(id).privateIp }
}

/** As if so many addresses had been given. */
function afterGiving(lab: TestLab, ips: number): void {
  lab.writable.counters = { ...lab.world.counters, ips }
}

function lab(): TestLab {
  const one = yard({ instances: 0 })
  registerFargate(one)
  return one
}

describe('NET-1 addresses of live tasks', () => {
  it('fill each zone’s subnet once, without those that are AWS’s', () => {
    for (const [index, zone] of AVAILABILITY_ZONES.entries()) {
      const world = newWorld(1)
      for (let i = 0; i < ADDRESSES_MAX; i++) {
        const { privateIp, given } = nextAddress(world, zone)
        world.addresses.set(privateIp, 'a task')
        world.counters = { ...world.counters, ips: given }
      }
      const all = [...world.addresses.keys()]
      expect(all).toHaveLength(ADDRESSES_MAX)
      expect([all[0], all.at(-1)]).toEqual([`10.${String(index)}.0.4`, `10.${String(index)}.255.254`])
    }
  })

  it('SVC-11 a subnet has more than a lab has tasks', () => {
    expect(ADDRESSES_MAX).toBeGreaterThan(50_000)
  })

  it('come round again past the last, but not while a task has them', () => {
    const one = lab()
    expect([begin(one).address, begin(one).address]).toEqual(['10.0.0.4', '10.0.0.5'])
    afterGiving(one, ADDRESSES_MAX - 1)
    expect([begin(one).address, begin(one).address]).toEqual(['10.0.255.254', '10.0.0.6'])
    expect(checkInvariants(one.world)).toEqual([])
  })

  it('are given back when a task has STOPPED, not before', () => {
    const one = lab()
    const first = begin(one)
    one.ecs('StopTask', { task: first.id })
    one.forward(3_000)
    const stepBefore = one.task(first.id).step
    expect([stepBefore, one.world.addresses.has('10.0.0.4')]).toEqual(['cleaningUp', true])
    one.forward(12_000)
    expect([one.task(first.id).step, one.world.addresses.size]).toEqual(['stopped', 0])
    // It is told of the stopped task as long as that can be described.
    expect(one.task(first.id).privateIp).toBe('10.0.0.4')
    afterGiving(one, ADDRESSES_MAX)
    expect(begin(one).address).toBe('10.0.0.4')
    expect(checkInvariants(one.world)).toEqual([])
  })

  it('past a block that is taken the next go on, and none is looked at twice', () => {
    const world = newWorld(1)
    for (let i = 4; i < 200; i++) world.addresses.set(`10.0.0.${String(i)}`, 'a task')
    const { privateIp, given } = nextAddress(world, 'us-east-1a')
    expect([privateIp, given]).toEqual(['10.0.0.200', 197])
  })
})
