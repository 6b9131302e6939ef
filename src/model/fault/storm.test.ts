import { describe, expect, it } from 'vitest'
import { createService, NETWORK, register, registerFargate, yard } from '../../testing/builders.ts'
import { addProvider, putProviders } from '../../testing/providers.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'
import { STORM_FAULTS, type StormFault } from '../world/fault/fault.ts'
import type { FaultEvent } from '../world/fault/faultDecision.ts'

/** A service on a group's instances and one on Fargate and Spot, steady. */
function steadyLab(): TestLab {
  const lab = yard({ instances: 0 })
  addProvider(lab, { instances: 3 })
  putProviders(lab, ['FARGATE', 'FARGATE_SPOT', 'cp'])
  register(lab)
  registerFargate(lab)
  lab.forward(240_000)
  createService(lab, { desiredCount: 6 })
  const providers = ['FARGATE', 'FARGATE_SPOT'].map((capacityProvider) => ({ capacityProvider, weight: 1 }))
  const onFargate = { taskDefinition: 'far', capacityProviderStrategy: providers, networkConfiguration: NETWORK }
  createService(lab, { serviceName: 'far', desiredCount: 4, ...onFargate })
  lab.forward(180_000)
  return lab
}

function storm(lab: TestLab, fields: object = {}): void {
  lab.act('lab', 'StartStorm', { cluster: 'yard', forSeconds: 900, everySeconds: 20, ...fields })
}

function faultsOf(lab: TestLab): readonly FaultEvent[] {
  return lab.decisions.flatMap((one) => (one.kind === 'fault' ? [one.what] : []))
}

const EVENTS: Readonly<Record<StormFault, FaultEvent>> = {
  ContainerCrashed: 'containerCrashed',
  ContainerHangs: 'containerHangs',
  AgentDisconnected: 'agentDisconnected',
  InstanceTerminated: 'instanceTerminated',
  SpotInterrupted: 'spotInterrupted',
  ZoneOut: 'zoneOut',
  FargateShort: 'fargateShort',
  ApiThrottled: 'apiThrottled',
}

describe('FLT-7 a storm', () => {
  it('is the same for the same seed, and another for another', () => {
    const run = (seed: number): readonly FaultEvent[] => {
      const lab = steadyLab()
      storm(lab, { seed })
      lab.forward(900_000)
      return faultsOf(lab)
    }
    const first = run(7)
    expect(run(7)).toEqual(first)
    expect(run(8)).not.toEqual(first)
    expect(first.length).toBeGreaterThan(20)
  })

  it('mends in the end what it broke, and both services are steady again', () => {
    const lab = steadyLab()
    storm(lab)
    lab.forward(900_000)
    expect(lab.world.faults.size).toBe(0)
    expect(
      lab.instances.every((one) => one.isStopped !== true && (one.agentConnected || one.status === 'booting')),
    ).toBe(true)
    expect(faultsOf(lab).at(-1)).toBe('stormOver')
    lab.forward(900_000)
    expect(lab.tasks().map(statusOf)).toEqual(Array.from({ length: 6 }, () => 'RUNNING'))
    expect([...lab.world.services.values()].map((one) => one.isSteady)).toEqual([true, true])
  })

  it.each(STORM_FAULTS.filter((one) => one !== 'ContainerHangs'))('does what it is asked for alone: %s', (fault) => {
    const lab = steadyLab()
    storm(lab, { faults: [fault], forSeconds: 120 })
    lab.forward(120_000)
    const mends: readonly FaultEvent[] = ['stormBegan', 'agentBack', 'zoneBack', 'fargateBack', 'stormOver']
    expect(new Set(faultsOf(lab).filter((one) => !mends.includes(one)))).toEqual(new Set([EVENTS[fault]]))
  })

  it('one at a time, and what a learner mends or breaks himself stays so', () => {
    const lab = steadyLab()
    storm(lab, { faults: ['AgentDisconnected'], forSeconds: 60 })
    expect(lab.refused('lab', 'StartStorm', { cluster: 'yard', forSeconds: 60 }).name).toBe('InvalidParameterException')
    lab.forward(20_000)
    const away = lab.instances.find((one) => !one.agentConnected)
    const connect = { cluster: 'yard', containerInstance: away?.id, connected: true }
    lab.act('lab', 'SetAgentConnected', connect)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [away?.ec2InstanceId] })
    lab.forward(60_000)
    expect(faultsOf(lab).at(-1)).toBe('stormOver')
  })
})
