import { describe, expect, it } from 'vitest'
import {
  createBalancer,
  createGroup,
  createListener,
  front,
  healthIn,
  setAttributes,
  targetsIn,
} from '../../testing/balancers.ts'
import { createService, NETWORK, register, registerFargate, updateService, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { badTargetOf, noticedTrouble } from '../world/balancing/taskTargets.ts'

/** A service of Fargate tasks behind an ALB. */
function behind(service: Input = {}, group: Input = {}): { readonly lab: TestLab; readonly arn: string } {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  const { group: arn } = front(lab, group)
  setAttributes(lab, arn, { 'deregistration_delay.timeout_seconds': '30' })
  createService(lab, {
    taskDefinition: 'far',
    launchType: 'FARGATE',
    desiredCount: 2,
    networkConfiguration: NETWORK,
    loadBalancers: [{ targetGroupArn: arn, containerName: 'main', containerPort: 80 }],
    ...service,
  })
  return { lab, arn }
}

/** The service's events with the seconds since a time, oldest first, ids and ARNs left out. */
function events(lab: TestLab, sinceMs: number): readonly string[] {
  return lab
    .service()
    .events.filter((one) => one.atMs >= sinceMs)
    .map((one) => {
      const words = one.message
        .replaceAll(/\(task [0-9a-f]+\)/g, '(task)')
        .replaceAll(/arn:[^)]+/g, 'ARN')
        .replaceAll(/ecs-svc\/[0-9]+/g, 'ID')
      return `${((one.atMs - sinceMs) / 1_000).toFixed(1)} ${words}`
    })
    .reverse()
}

describe('ALB-13, ALB-12 a service behind a load balancer', () => {
  it('registers its tasks while they are ACTIVATING, and is steady once ECS sees the targets healthy', () => {
    const { lab, arn } = behind()
    const fromMs = lab.nowMs
    lab.forward(100_000)
    expect(events(lab, fromMs)).toEqual([
      '1.0 (service web) has started 2 tasks: (task) (task).',
      '34.0 (service web) registered 2 targets in (target-group ARN).',
      '44.0 (service web) (deployment ID) deployment completed.',
      '44.0 (service web) has reached a steady state.',
    ])
    expect(healthIn(lab, arn)).toEqual(['healthy', 'healthy'])
    expect(targetsIn(lab, arn).map((one) => one.id)).toEqual([...lab.world.tasks.values()].map((one) => one.privateIp))
  })

  it('rolls: a new task counts 50 s after it was registered, an old one drains before its signal', () => {
    const { lab } = behind({ desiredCount: 1 })
    lab.forward(100_000)
    const fromMs = lab.nowMs + 1_000
    updateService(lab, { forceNewDeployment: true })
    lab.forward(200_000)
    expect(events(lab, fromMs)).toEqual([
      '0.0 (service web) has started 1 tasks: (task).',
      '33.0 (service web) registered 1 targets in (target-group ARN).',
      '83.0 (service web) has stopped 1 running tasks: (task).',
      '93.0 (service web) deregistered 1 targets in (target-group ARN).',
      '93.0 (service web, taskSet ID) has begun draining connections on 1 tasks.',
      '138.0 (service web) (deployment ID) deployment completed.',
      '138.0 (service web) has reached a steady state.',
    ])
  })
})

describe('ALB-14 a task whose target fails', () => {
  it('is noticed at the second look, in ECS’s words', () => {
    const { lab, arn } = behind({ desiredCount: 1 }, { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 3 })
    lab.forward(100_000)
    const [task] = lab.world.tasks.values()
    if (task === undefined) throw new Error('no task')
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'code', code: 500 } })
    const reason = () => noticedTrouble(lab.world, task, lab.nowMs)?.health.description ?? null
    for (let i = 0; i < 1_000 && healthIn(lab, arn)[0]?.startsWith('unhealthy') !== true; i++) lab.forward(100)
    const target = targetsIn(lab, arn)[0]
    if (target === undefined) throw new Error('no target')
    const looks = (target.stateAtMs - target.registeredAtMs) / 10_000
    const noticedAtMs = target.registeredAtMs + Math.ceil(looks) * 10_000 + 10_000
    lab.forward(noticedAtMs - lab.nowMs - 1)
    expect(reason()).toBeNull()
    lab.forward(1)
    expect(reason()).toBe('Health checks failed with these codes: [500]')
  })

  it('not before the grace period is over', () => {
    const grace = { desiredCount: 1, healthCheckGracePeriodSeconds: 120 }
    const { lab } = behind(grace, { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 3 })
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'refused' } })
    lab.forward(120_000)
    const [task] = lab.world.tasks.values()
    const reason = () => (task === undefined ? null : noticedTrouble(lab.world, task, lab.nowMs))
    expect(reason()).toBeNull()
    const endsMs = (task?.startedAtMs ?? 0) + 120_000
    lab.forward(endsMs - lab.nowMs)
    expect(reason()).toBeNull()
    lab.forward(10_000)
    expect(reason()?.health.description).toBe('Health checks failed')
  })
})

describe('ALB-14 a target that comes out of use', () => {
  it('is noticed at the second look after, though nothing ever checked it', () => {
    const lab = yard()
    const balancer = createBalancer(lab)
    const group = createGroup(lab, { TargetType: 'instance' })
    const listener = createListener(lab, { balancer, group })
    register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 0 }] } })
    const loadBalancers = [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }]
    createService(lab, { loadBalancers, desiredCount: 1 })
    lab.forward(60_000)
    const [task] = lab.world.tasks.values()
    if (task === undefined) throw new Error('no task')
    expect(badTargetOf(lab.world, task.id)).toBeNull()
    lab.act('elbv2', 'DeleteListener', { ListenerArn: listener })
    expect(badTargetOf(lab.world, task.id)?.how).toBe('unused')
    const registeredAtMs = targetsIn(lab, group)[0]?.registeredAtMs ?? 0
    const noticedAtMs = registeredAtMs + Math.ceil((lab.nowMs - registeredAtMs) / 10_000) * 10_000 + 10_000
    const now = () => lab.world.tasks.get(task.id) ?? task
    const desired = () => now().desiredStatus
    lab.forward(noticedAtMs - lab.nowMs - 1)
    expect([noticedTrouble(lab.world, now(), lab.nowMs), lab.world.tasks.size]).toEqual([null, 1])
    lab.forward(1)
    expect(noticedTrouble(lab.world, now(), lab.nowMs)?.health.state).toBe('unused')
    lab.forward(5_000)
    expect([lab.world.tasks.size, desired()]).toEqual([2, 'RUNNING'])
    lab.forward(60_000)
    expect(desired()).toBe('STOPPED')
  })
})
