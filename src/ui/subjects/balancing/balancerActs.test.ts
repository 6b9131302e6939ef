import { describe, expect, it } from 'vitest'
import type { Act } from '../../../model/api/command.ts'
import { must } from '../../../base/assert.ts'
import { rulesOf } from '../../../model/world/balancing/routing.ts'
import { listenersOf } from '../../../look/poolLook.ts'
import { createService, NETWORK, register, registerFargate, yard } from '../../../testing/builders.ts'
import { giveActs as give } from '../../../testing/giveActs.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { classicProblem } from '../../words/balancing/kindWords.ts'
import { balancerActs, type BalancerWanted } from './balancerActs.ts'
import { newWanted } from './newWanted.ts'

function onFargate(): TestLab {
  const lab = yard({ instances: 0 })
  registerFargate(lab, 'far', { containerFields: { portMappings: [{ containerPort: 80 }] } })
  createService(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK })
  return lab
}

function frontOf(lab: TestLab) {
  const { world } = lab
  const service = lab.service()
  const definition = must(world.taskDefinitions.get(service.deployments[0]?.definitionKey ?? ''), 'a definition')
  return { world, service, definition }
}

function making(lab: TestLab, some: Partial<BalancerWanted> = {}): readonly Act[] {
  const front = frontOf(lab)
  return balancerActs({ ...newWanted(front.service, front.definition, lab.world), ...some }, front)
}

describe('a load balancer in front of a service', () => {
  it('is one act after the other, each with what the one before was answered', () => {
    const lab = onFargate()
    const acts = making(lab)
    expect(give(lab, acts)).toEqual([
      'CreateTargetGroup',
      'ModifyTargetGroupAttributes',
      'CreateLoadBalancer',
      'CreateListener',
      'UpdateService',
    ])
    const [group] = lab.world.targetGroups.values()
    expect(group).toMatchObject({ name: 'web', targetType: 'ip', port: 80, healthCheck: { intervalMs: 10_000 } })
    expect(group?.attributes['deregistration_delay.timeout_seconds']).toBe('30')
    expect([...lab.world.listenerRules.values()].map(({ action }) => action)).toMatchObject([
      { type: 'forward', groups: [{ targetGroupArn: group?.arn }] },
    ])
    expect(lab.service().settings.loadBalancers).toEqual([
      { targetGroupArn: group?.arn, loadBalancerName: null, containerName: 'main', containerPort: 80 },
    ])
  })

  it('answers what its rule does not take with 404, and takes a second service by a rule of its own', () => {
    const lab = onFargate()
    give(lab, making(lab, { path: '/api/*' }))
    const [balancer] = lab.world.loadBalancers.values()
    const existing = balancer?.arn ?? ''
    give(lab, making(lab, { existing, groupName: 'second', host: 'b.example.com' }))
    expect(lab.world.loadBalancers.size).toBe(1)
    const [listener] = listenersOf(lab.world, existing)
    expect(rulesOf(lab.world, listener?.arn ?? '').map(({ priority, action }) => [priority, action.type])).toEqual([
      [10, 'forward'],
      [20, 'forward'],
      ['default', 'fixed-response'],
    ])
  })

  it('has names that are free, however its service is called', () => {
    const lab = onFargate()
    give(lab, making(lab))
    const { service, definition } = frontOf(lab)
    expect(newWanted(service, definition, lab.world)).toMatchObject({ name: 'web-lb-2', groupName: 'web-2' })
    const odd = { ...service, name: `_${'x'.repeat(60)}_` }
    expect(newWanted(odd, definition, lab.world).name).toMatch(/^[a-z][a-z-]{1,30}$/)
  })
})

describe('ALB-15 a Classic Load Balancer', () => {
  it.each([
    { what: 'Fargate', launchType: 'FARGATE', hostPort: 80, why: 'Fargate has no instances' },
    { what: 'a dynamic host port', launchType: 'EC2', hostPort: 0, why: 'host port is dynamic' },
    { what: 'a fixed host port', launchType: 'EC2', hostPort: 8_080, why: null },
  ] as const)('before $what', ({ launchType, hostPort, why }) => {
    const lab = yard()
    register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort }] } })
    createService(lab, { taskDefinition: 'web' })
    const { service, definition } = frontOf(lab)
    const problem = classicProblem({ ...service, launchType }, definition, hostPort)
    if (why === null) expect(problem).toBeNull()
    else expect(problem).toContain(why)
  })

  it('checks instances at the host port', () => {
    const lab = yard()
    register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 8_080 }] } })
    createService(lab, { taskDefinition: 'web' })
    expect(give(lab, making(lab, { kind: 'classic' }))).toEqual([
      'CreateLoadBalancer',
      'ConfigureHealthCheck',
      'UpdateService',
    ])
    expect(lab.world.classicLoadBalancers.get('web-lb')).toMatchObject({
      listeners: [{ port: 80, instancePort: 8_080 }],
      healthCheck: { port: '8080', path: '/', intervalMs: 10_000 },
    })
  })
})
