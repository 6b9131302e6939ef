import { describe, expect, it } from 'vitest'
import { MINUTE, WEB, activities, scalableLab, scaling, track } from '../../testing/scaling.ts'
import { createService, register, yard } from '../../testing/builders.ts'
import type { Input } from '../../testing/testLab.ts'

const SERVICE = 'application-autoscaling'

describe('SCL-1 a service is registered as a scalable target', () => {
  it('with minimum and maximum, once; registered again it changes what is told', () => {
    const lab = scalableLab(2)
    const first = scaling(lab, 'RegisterScalableTarget', { MaxCapacity: 7 })
    expect(first.ScalableTargetARN).toMatch(/^arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target\//)
    const { ScalableTargets } = lab.act(SERVICE, 'DescribeScalableTargets', { ServiceNamespace: 'ecs' })
    expect(ScalableTargets).toMatchObject([
      {
        ...WEB,
        ...first,
        MinCapacity: 1,
        MaxCapacity: 7,
        SuspendedState: {
          DynamicScalingInSuspended: false,
          DynamicScalingOutSuspended: false,
          ScheduledScalingSuspended: false,
        },
      },
    ])
  })

  it('takes a desired count outside of them to the nearest', () => {
    const lab = scalableLab(2)
    scaling(lab, 'RegisterScalableTarget', { MinCapacity: 4 })
    expect(lab.service().desiredCount).toBe(4)
    expect(activities(lab)).toMatchObject([{ Cause: 'minimum capacity was set to 4' }])
    scaling(lab, 'RegisterScalableTarget', { MinCapacity: 0, MaxCapacity: 1 })
    expect(lab.service().desiredCount).toBe(1)
  })

  it('deregistered it takes policies, their alarms and scheduled actions along', () => {
    const lab = scalableLab(2)
    track(lab)
    scaling(lab, 'PutScheduledAction', {
      ScheduledActionName: 'a',
      Schedule: 'rate(1 hour)',
      ScalableTargetAction: { MinCapacity: 1 },
    })
    scaling(lab, 'DeregisterScalableTarget')
    const { alarms, scalableTargets, scalingPolicies, scheduledActions, scalingActivities } = lab.world
    for (const table of [alarms, scalableTargets, scalingPolicies, scheduledActions, scalingActivities]) {
      expect(table.size).toBe(0)
    }
    lab.forward(2 * 60 * MINUTE)
    expect(lab.service().desiredCount).toBe(2)
  })

  const NONE = 'for service namespace: ecs, resource ID: service/yard/web, scalable dimension: ecs:service:DesiredCount'
  it.each<readonly [string, Input, string]>([
    ['DeregisterScalableTarget', {}, `No scalable target registered ${NONE}`],
    ['PutScalingPolicy', { PolicyName: 'p', PolicyType: 'StepScaling' }, `No scalable target registered ${NONE}`],
    [
      'RegisterScalableTarget',
      { ResourceId: 'service/yard/none', MinCapacity: 1, MaxCapacity: 2 },
      "ECS service doesn't exist: service/yard/none",
    ],
    [
      'RegisterScalableTarget',
      { MinCapacity: 3, MaxCapacity: 2 },
      'Maximum capacity cannot be less than minimum capacity',
    ],
    [
      'RegisterScalableTarget',
      { MinCapacity: 3 },
      'Minimum capacity and maximum capacity are required to register a new scalable target.',
    ],
  ])('%s is refused in AWS’s words: %o', (operation, input, message) => {
    const lab = yard({ instances: 1 })
    register(lab)
    createService(lab, { desiredCount: 1 })
    expect(lab.refusal(SERVICE, operation, { ...WEB, ...input }).message).toBe(message)
  })

  it.each<readonly [string, Input, string]>([
    ['DeleteScalingPolicy', { PolicyName: 'none' }, `No scaling policy found ${NONE}`],
    ['DeleteScheduledAction', { ScheduledActionName: 'none' }, `No scheduled action found ${NONE}`],
  ])('%s of what is not there', (operation, input, message) => {
    const lab = scalableLab(1)
    expect(lab.refusal(SERVICE, operation, { ...WEB, ...input })).toEqual({ name: 'ObjectNotFoundException', message })
  })

  it('lists are told in pages, whose tokens are of one question', () => {
    const lab = scalableLab(1)
    for (const name of ['a', 'b', 'c']) track(lab, {}, name)
    const ask = (input: Input) => lab.act(SERVICE, 'DescribeScalingPolicies', { ServiceNamespace: 'ecs', ...input })
    const first = ask({ MaxResults: 2 })
    expect(first.ScalingPolicies).toHaveLength(2)
    expect(ask({ MaxResults: 2, NextToken: first.NextToken }).ScalingPolicies).toHaveLength(1)
    const wrong = lab.refusal(SERVICE, 'DescribeScalingPolicies', { ServiceNamespace: 'ecs', NextToken: 'x' })
    expect(wrong.name).toBe('InvalidNextTokenException')
  })
})
