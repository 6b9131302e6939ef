import type { Act } from '../../model/api/command.ts'
import type { LabDesk } from '../acts/labDesk.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import { LOAD_SHAPES } from '../../model/world/monitoring/load.ts'
import type { Service } from '../../model/world/service/service.ts'
import { AVAILABILITY_ZONES } from '../../model/world/world.ts'
import { activeDefinitions, FIRST_DEFINITION, registerAct } from './definition/definitionActs.ts'
import { addInstancesActs, agentAct, instanceStateAct, setCapacityAct, terminateAct } from './capacity/instanceActs.ts'
import {
  createServiceActs,
  deleteServiceAct,
  rollAct,
  isRebalancedNow,
  updateServiceAct,
  type ServiceWanted,
} from './service/serviceActs.ts'
import { alarmsBlocked, watchOf } from './deployment/AlarmFields.tsx'
import { FRESH_SETTINGS } from '../../model/world/service/settings.ts'
import { EXPRESSIONS } from './placement/constraints.ts'
import { PLACEMENT_IDS } from './placement/placements.ts'
import { setLoadAct } from './monitoring/loadActs.ts'
import { actsOn } from './subjects.ts'
import { NEW_FRONT } from './service/frontActs.ts'
import { runTaskAct, startTaskAct, stopTaskAct } from './task/taskActs.ts'

let run: Run

/** Every command of a form goes through the model's own door. */
function give(...acts: readonly Act[]): void {
  for (const act of acts) expect(run.act(act)).not.toHaveProperty('error')
}

function definition() {
  const [found] = activeDefinitions(run.world)
  if (found === undefined) throw new Error('nothing is registered')
  return found
}

function wanted(some: Partial<ServiceWanted> = {}): ServiceWanted {
  return {
    controller: 'ECS',
    front: NEW_FRONT,
    clusterName: 'yard',
    serviceName: 'web',
    definition: definition(),
    desiredCount: 4,
    launchType: 'EC2',
    percents: { minimumHealthyPercent: 50, maximumPercent: 100 },
    breaker: { enable: false, rollback: false },
    watch: watchOf(FRESH_SETTINGS),
    placement: 'default',
    memberOf: '',
    ...some,
  }
}

function service(): Service {
  const found = run.world.services.get('yard/web')
  if (found === undefined) throw new Error('there is no service')
  return found
}

beforeEach(() => {
  run = new Run({ seed: 1 })
  const instances = {
    clusterName: 'yard',
    instanceType: 'm5.large',
    count: 3,
    availabilityZones: AVAILABILITY_ZONES,
  } as const
  give(...addInstancesActs({ ...instances, through: 'now' }, run.world))
  give(registerAct(JSON.parse(FIRST_DEFINITION) as Record<string, unknown>))
})

describe('instances', () => {
  it('are there at once, one in each zone', () => {
    expect([...run.world.instances.values()].map((one) => one.availabilityZone)).toEqual([...AVAILABILITY_ZONES])
  })

  it('come through a group that takes another capacity later, and a second one of the same type', () => {
    const more = { clusterName: 'yard', instanceType: 'c5.large', count: 2, availabilityZones: ['us-east-1b'] } as const
    give(...addInstancesActs({ ...more, through: 'group' }, run.world))
    give(...addInstancesActs({ ...more, through: 'group' }, run.world))
    expect([...run.world.autoScalingGroups.keys()]).toEqual(['yard-c5-large', 'yard-c5-large-2'])
    expect([...run.world.instances.values()].filter((one) => one.status === 'booting')).toHaveLength(4)
    give(setCapacityAct('yard-c5-large', 5))
    expect(run.world.instances.size).toBe(10)
  })

  it('are drained, activated, cut off and terminated', () => {
    const [one] = run.world.instances.values()
    if (one === undefined) throw new Error('there is none')
    give(instanceStateAct(one, 'DRAINING'), agentAct(one, false))
    expect(run.world.instances.get(one.id)).toMatchObject({ status: 'DRAINING', agentConnected: false })
    give(instanceStateAct(one, 'ACTIVE'), terminateAct(one))
    expect(run.world.instances.has(one.id)).toBe(false)
  })
})

describe('services', () => {
  it.each(PLACEMENT_IDS)('are created with placement %s', (placement) => {
    give(...createServiceActs(wanted({ placement }), run.world))
    expect(service().deploymentConfiguration).toEqual({ minimumHealthyPercent: 50, maximumPercent: 100 })
  })

  it('are created on Fargate in the lab’s subnets', () => {
    const sized = { cpu: '256', memory: '512', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'] }
    const container = { name: 'api', image: 'api:1' }
    give(registerAct({ family: 'api', containerDefinitions: [container], ...sized }))
    give(...createServiceActs(wanted({ launchType: 'FARGATE', placement: 'random' }), run.world))
    expect(service()).toMatchObject({ launchType: 'FARGATE', placementStrategy: [] })
    expect(service().network?.subnets).toHaveLength(3)
    give(runTaskAct({ clusterName: 'yard', definition: definition(), count: 2, launchType: 'FARGATE', memberOf: 'x' }))
  })

  it('of no service are started on the instance that is pointed at, with overrides where there are some', () => {
    const [instance] = run.world.instances.values()
    if (instance === undefined) throw new Error('there is no instance')
    const none = { cpu: '', memory: '', containerName: 'web', command: '' }
    const act = startTaskAct({ instance, definition: definition(), overrides: none })
    expect(act.input).not.toHaveProperty('overrides')
    give(act)
    const [container] = definition().containers
    const overrides = { ...none, containerName: container?.name ?? '', cpu: '1024', command: ' sleep  360 ' }
    give(startTaskAct({ instance, definition: definition(), overrides }))
    give(runTaskAct({ clusterName: 'yard', definition: definition(), count: 1, launchType: 'EC2', overrides }))
    const [first, second, third] = run.world.tasks.values()
    expect([first?.instanceId, second?.instanceId]).toEqual([instance.id, instance.id])
    for (const one of [second, third]) {
      expect(one?.cpuUnits).toBe(1_024)
      expect(one?.launch?.overrides?.containerOverrides).toEqual([{ name: container?.name, command: ['sleep', '360'] }])
    }
  })

  it('are updated by what is new alone', () => {
    give(...createServiceActs(wanted(), run.world))
    const { percents, breaker, watch } = wanted()
    const as = {
      desiredCount: 4,
      taskDefinition: 'web:1',
      percents,
      breaker,
      watch,
      isForced: false,
      isRebalanced: isRebalancedNow(service()),
      memberOf: '',
    }
    expect(updateServiceAct(service(), as)).toBeNull()
    const act = updateServiceAct(service(), { ...as, desiredCount: 6 })
    expect(act?.input).toEqual({ cluster: 'yard', service: 'web', desiredCount: 6 })
    if (act !== null) give(act)
    expect(service().desiredCount).toBe(6)
    const on = updateServiceAct(service(), { ...as, desiredCount: 6, isRebalanced: true })
    expect(on?.input).toEqual({ cluster: 'yard', service: 'web', availabilityZoneRebalancing: 'ENABLED' })
    expect(updateServiceAct(service(), { ...as, desiredCount: 6, isForced: true })?.input).toEqual({
      cluster: 'yard',
      service: 'web',
      forceNewDeployment: true,
    })
  })
})

describe('a service’s deployments', () => {
  it('DEP-15 take a circuit breaker when they are made and in an update of its own, and keep what is not sent', () => {
    give(...createServiceActs(wanted({ breaker: { enable: true, rollback: false } }), run.world))
    expect(service().settings.deploymentCircuitBreaker).toEqual({ enable: true, rollback: false })
    const { percents, watch } = wanted()
    const breaker = {
      enable: true,
      rollback: true,
      resetOnHealthyTask: false,
      thresholdConfiguration: { type: 'COUNT', value: 5 },
    } as const
    const as = {
      desiredCount: 4,
      taskDefinition: 'web:1',
      percents,
      breaker,
      watch,
      isForced: false,
      isRebalanced: isRebalancedNow(service()),
      memberOf: '',
    }
    const act = updateServiceAct(service(), as)
    const deploymentConfiguration = { deploymentCircuitBreaker: breaker }
    expect(act?.input).toEqual({ cluster: 'yard', service: 'web', deploymentConfiguration })
    if (act !== null) give(act)
    expect(service()).toMatchObject({
      deploymentConfiguration: percents,
      settings: { deploymentCircuitBreaker: breaker },
    })
    expect(updateServiceAct(service(), as)).toBeNull()
    const wider = { ...as, percents: { minimumHealthyPercent: 50, maximumPercent: 150 } }
    expect(updateServiceAct(service(), wider)?.input.deploymentConfiguration).toEqual(wider.percents)
  })

  it('DEP-21, DEP-22 take alarms and a bake time when they are made and in an update of its own', () => {
    const alarms = { alarmNames: ['high'], enable: true, rollback: true }
    give(...createServiceActs(wanted({ watch: { alarms, bakeMinutes: 7 } }), run.world))
    expect(service().settings).toMatchObject({ alarms, bakeTimeInMinutes: 7 })
    const { percents, breaker } = wanted()
    const as = {
      desiredCount: 4,
      taskDefinition: 'web:1',
      percents,
      breaker,
      isForced: false,
      isRebalanced: isRebalancedNow(service()),
      memberOf: '',
    }
    expect(updateServiceAct(service(), { ...as, watch: watchOf(service().settings) })).toBeNull()
    const more = { ...alarms, alarmNames: ['high', 'low'] }
    const act = updateServiceAct(service(), { ...as, watch: { alarms: more, bakeMinutes: 7 } })
    expect(act?.input).toEqual({ cluster: 'yard', service: 'web', deploymentConfiguration: { alarms: more } })
    if (act !== null) give(act)
    const shorter = updateServiceAct(service(), { ...as, watch: { alarms: more, bakeMinutes: 0 } })
    expect(shorter?.input.deploymentConfiguration).toEqual({ bakeTimeInMinutes: 0 })
    const none = { alarms: { ...alarms, alarmNames: [] }, bakeMinutes: 0 }
    expect([alarmsBlocked(none), alarmsBlocked(watchOf(service().settings))]).toEqual([
      'Choose an alarm that watches deployments',
      null,
    ])
  })

  it('DEP-19 are taken back while they are rolled out, and not once that is done', () => {
    const stop = () =>
      actsOn({ kind: 'service', id: 'yard/web' }, run.world)?.acts.find((one) => one.id === 'stopDeployment')
    give(...createServiceActs(wanted(), run.world))
    run.advance(300_000)
    expect(stop()).toBeUndefined()
    give(registerAct(JSON.parse(FIRST_DEFINITION) as Record<string, unknown>))
    give(rollAct(service(), 'web:2'))
    run.advance(305_000)
    const given: Act[] = []
    stop()?.run({ giveNow: (act: Act) => given.push(act) } as unknown as LabDesk)
    expect(given.map((one) => one.operation)).toEqual(['StopServiceDeployment'])
    give(...given)
    expect(stop()).toBeUndefined()
    run.advance(310_000)
    expect(service().deployments[0]).toMatchObject({ definitionKey: 'web:1', rolloutState: 'IN_PROGRESS' })
  })
})

describe('what becomes of a service', () => {
  it('PLC-8 take an expression beside other constraints, change it and lose it', () => {
    give(...createServiceActs(wanted({ placement: 'onePerHost', memberOf: ' attribute:stack == prod ' }), run.world))
    const distinct = { type: 'distinctInstance' }
    const memberOf = (expression: string) => ({ type: 'memberOf', expression })
    expect(service().placementConstraints).toEqual([distinct, memberOf('attribute:stack == prod')])
    const { percents, breaker, watch } = wanted()
    const as = {
      desiredCount: 4,
      taskDefinition: 'web:1',
      percents,
      breaker,
      watch,
      isForced: false,
      isRebalanced: isRebalancedNow(service()),
    }
    expect(updateServiceAct(service(), { ...as, memberOf: 'attribute:stack == prod' })).toBeNull()
    const to = (expression: string) => updateServiceAct(service(), { ...as, memberOf: expression })?.input
    expect(to('runningTasksCount < 2')?.placementConstraints).toEqual([distinct, memberOf('runningTasksCount < 2')])
    expect(to('')?.placementConstraints).toEqual([distinct])
  })

  it.each(EXPRESSIONS)('CQL-1 take the example of an expression: $value', ({ value }) => {
    give(...createServiceActs(wanted({ memberOf: value }), run.world))
    give(runTaskAct({ clusterName: 'yard', definition: definition(), count: 1, launchType: 'EC2', memberOf: value }))
  })

  it.each(LOAD_SHAPES)('take a load of shape %s', (shape) => {
    give(...createServiceActs(wanted(), run.world))
    give(setLoadAct(service(), { shape, baseCpuUnits: 128, peakCpuUnits: 1_024, periodSeconds: 300 }))
    expect(service().load).toMatchObject({ shape, peakCpuUnits: 1_024 })
  })

  it('are deleted whatever they run, and their tasks stop one by one when asked', () => {
    give(...createServiceActs(wanted(), run.world))
    run.advance(60_000)
    const [task] = run.world.tasks.values()
    if (task === undefined) throw new Error('no task runs')
    give(stopTaskAct(task))
    expect(run.world.tasks.get(task.id)?.desiredStatus).toBe('STOPPED')
    give(deleteServiceAct(service()))
    expect(service().status).toBe('DRAINING')
  })
})
