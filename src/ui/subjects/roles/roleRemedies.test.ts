import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Run } from '../../../model/engine/run.ts'
import { agentCalls, startingCalls } from '../../../model/world/roles/roleCalls.ts'
import { instanceProfileOf, instanceRoleOf, startingRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import { playedLab } from '../../../testing/failedStarts.ts'
import { allow, deny, role, trusting } from '../../../testing/iam.ts'
import { TestLab } from '../../../testing/testLab.ts'
import type { Remedy } from '../remedy/remedy.ts'
import { assumingRemedies, roleRemedies } from './roleRemedies.ts'

function remediesFor(run: Run, launchType: string): readonly Remedy[] {
  const { world } = run
  const task = must(
    [...world.tasks.values()].find((one) => one.launchType === launchType),
    launchType,
  )
  const arn = startingRoleOf(world, task)?.arn ?? null
  return roleRemedies(world, { arn, calls: startingCalls(world, task), roleFor: 'starting' })
}

describe('what a role is refused is given to it', () => {
  it.each([
    ['no-token', 0],
    ['no-token', 1],
    ['may-not-pull', 0],
    ['may-not-pull', 1],
    ['may-not-log', 0],
    ['may-not-log', 1],
    ['may-not-create-group', 0],
    ['parameter-denied', 0],
    ['secret-denied', 0],
    ['file-denied', 0],
  ])('%s: with remedy %i the task runs, on Fargate and on an instance', (name, index) => {
    const run = playedLab(`startLabs/${name}`)
    for (const launchType of ['FARGATE', 'EC2']) {
      const remedies = remediesFor(run, launchType)
      // Where both have one role, what mended the first mended the other.
      const chosen = launchType === 'EC2' && remedies.length === 0 ? { acts: [] } : must(remedies[index], 'a remedy')
      for (const { service, operation, input } of chosen.acts)
        expect(run.act({ service, operation, input })).not.toHaveProperty('error')
      expect(remediesFor(run, launchType)).toEqual([])
    }
    for (const { service, operation, input } of run.log.filter((one) => one.operation === 'RunTask'))
      expect(run.act({ service, operation, input })).not.toHaveProperty('error')
    run.advance(run.world.nowMs + 600_000)
    const steps = [...run.world.tasks.values()]
      .filter(({ stoppedAtMs }) => stoppedAtMs === null)
      .map(({ step }) => step)
    expect(steps).toEqual(['running', 'running'])
  })
})

describe('an agent that never registers', () => {
  const may = [allow(['ecs:DiscoverPollEndpoint', 'ecs:RegisterContainerInstance'])]

  function booted(lab: TestLab): TestLab {
    lab.act('ecs', 'CreateCluster', { clusterName: 'default' })
    lab.act('ec2', 'RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1 })
    lab.forward(600_000)
    return lab
  }

  function mend(lab: TestLab): readonly string[] {
    const { world } = lab
    const instance = must([...world.instances.values()][0], 'an instance')
    const remedies = roleRemedies(world, {
      arn: instanceRoleOf(world, instance),
      calls: agentCalls(world, instance),
      roleFor: 'agent',
      profile: instanceProfileOf(instance),
    })
    for (const { service, operation, input } of must(remedies[0], 'a remedy').acts) lab.act(service, operation, input)
    lab.forward(60_000)
    expect([...world.instances.values()].map(({ status }) => status)).toEqual(['ACTIVE'])
    return remedies.map(({ label }) => label)
  }

  it('for want of a permission, or of leave to assume its role', () => {
    const lab = new TestLab()
    role(lab, 'ecsInstanceRole', { trust: trusting('ec2.amazonaws.com'), may: [allow('ecr:*')] })
    expect(mend(booted(lab))).toEqual([
      'Attach AmazonEC2ContainerServiceforEC2Role',
      'Put a policy that allows ecs:DiscoverPollEndpoint, ecs:RegisterContainerInstance',
    ])
    const other = new TestLab()
    role(other, 'ecsInstanceRole', { may })
    expect(mend(booted(other))).toEqual(['Let ec2.amazonaws.com assume it'])
  })

  it('for a Deny, which goes, and for a profile without a role', () => {
    const lab = new TestLab()
    role(lab, 'ecsInstanceRole', {
      trust: trusting('ec2.amazonaws.com'),
      may: [...may, deny('ecs:RegisterContainerInstance')],
    })
    expect(mend(booted(withUsual(lab)))).toEqual(['Delete own, which denies it'])
    const bare = new TestLab()
    bare.act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'ecsInstanceRole' })
    expect(mend(booted(bare))).toEqual(['Give ecsInstanceRole the role of its name'])
  })

  /** So that it may once nothing denies it. */
  function withUsual(lab: TestLab): TestLab {
    lab.act('iam', 'AttachRolePolicy', {
      RoleName: 'ecsInstanceRole',
      PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
    })
    return lab
  }
})

describe('ROL-15 a role that ECS may not assume', () => {
  /** A service whose task cannot start for the trust of its task role, or since its execution role is gone. */
  function waiting(isGone: boolean): TestLab {
    const lab = new TestLab()
    const taskRoleArn = role(lab, 'app', isGone ? {} : { trust: trusting('ec2.amazonaws.com') })
    const executionRoleArn = role(lab, 'exec')
    lab.act('ecs', 'CreateCluster', { clusterName: 'yard' })
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 1 })
    const containerDefinitions = [{ name: 'main', image: 'web:1', memory: 64 }]
    lab.act('ecs', 'RegisterTaskDefinition', { family: 'web', taskRoleArn, executionRoleArn, containerDefinitions })
    if (isGone) lab.act('iam', 'DeleteRole', { RoleName: 'exec' })
    lab.act('ecs', 'CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 })
    lab.forward(120_000)
    return lab
  }

  it.each([
    [false, 'Let ecs-tasks.amazonaws.com assume it'],
    [true, 'Create exec anew with AmazonECSTaskExecutionRolePolicy'],
  ])('whether it is gone: %s; it is mended by "%s"', (isGone, label) => {
    const lab = waiting(isGone)
    expect([...lab.world.tasks.values()]).toEqual([])
    const remedies = assumingRemedies(lab.world, 'web:1')
    expect(remedies.map((one) => one.label)).toEqual([label])
    for (const { service, operation, input } of remedies[0]?.acts ?? []) lab.act(service, operation, input)
    lab.forward(120_000)
    expect(assumingRemedies(lab.world, 'web:1')).toEqual([])
    expect([...lab.world.tasks.values()].map(({ step }) => step)).toEqual(['running'])
  })
})
