import { describe, expect, it } from 'vitest'
import { autoscaling, busyGroup, ec2Id, groupActivities, groupLab, states } from '../../testing/groups.ts'
import { apiSeconds, MINUTE } from '../../testing/scaling.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const COMING = 'autoscaling:EC2_INSTANCE_LAUNCHING'
const GOING = 'autoscaling:EC2_INSTANCE_TERMINATING'

function hook(lab: TestLab, LifecycleTransition: string, fields: Input = {}): void {
  autoscaling(lab, 'PutLifecycleHook', { LifecycleHookName: 'hook', LifecycleTransition, ...fields })
}

function scale(lab: TestLab, DesiredCapacity: number): void {
  autoscaling(lab, 'SetDesiredCapacity', { DesiredCapacity })
}

function complete(lab: TestLab, InstanceId: string, fields: Input = {}): void {
  autoscaling(lab, 'CompleteLifecycleAction', {
    LifecycleHookName: 'hook',
    InstanceId,
    LifecycleActionResult: 'CONTINUE',
    ...fields,
  })
}

describe('ASG-11 lifecycle hooks', () => {
  it('hold an instance that comes, though its agent registers, until they answer', () => {
    const lab = groupLab(1)
    hook(lab, COMING)
    scale(lab, 2)
    expect(states(lab)).toEqual(['InService', 'Pending:Wait'])
    lab.forward(5 * MINUTE)
    expect([states(lab)[1], lab.instances[1]?.status]).toEqual(['Pending:Wait', 'ACTIVE'])
    expect(groupActivities(lab).at(-1)).toMatchObject({ StatusCode: 'MidLifecycleAction', Progress: 50 })
    complete(lab, ec2Id(lab.instances[1]))
    expect(states(lab)).toEqual(['InService', 'InService'])
    expect(groupActivities(lab).at(-1)).toMatchObject({
      StatusCode: 'Successful',
      EndTime: apiSeconds(lab.world.nowMs),
    })
  })

  it('a launch that is abandoned, or that nobody answers for, is cancelled, and another comes', () => {
    const lab = groupLab(1)
    hook(lab, COMING, { HeartbeatTimeout: 240 })
    scale(lab, 2)
    const [, first] = lab.instances
    complete(lab, ec2Id(first), { LifecycleActionResult: 'ABANDON' })
    const [, second] = lab.instances
    expect(second?.id).not.toBe(first?.id)
    const cancelled = () =>
      groupActivities(lab).flatMap((one) => (one.StatusCode === 'Cancelled' ? [String(one.StatusMessage)] : []))
    expect(cancelled()).toEqual([
      expect.stringMatching(
        /^Instance failed to complete user's Lifecycle Action: Lifecycle Action with token [0-9a-f-]{36} was abandoned: Lifecycle Action Completed with ABANDON Result$/,
      ),
    ])
    lab.forward(4 * MINUTE - 1)
    expect(lab.instances[1]?.id).toBe(second?.id)
    lab.forward(1)
    expect(lab.instances[1]?.id).not.toBe(second?.id)
    expect(cancelled()[1]).toMatch(/was abandoned: Heartbeat Timeout$/)
    hook(lab, COMING, { DefaultResult: 'CONTINUE', HeartbeatTimeout: 30 })
    lab.forward(4 * MINUTE)
    const [, third] = lab.instances
    lab.forward(4 * MINUTE)
    // What held it was the hook as it was when the instance came.
    expect([third?.id === lab.instances[1]?.id, states(lab)]).toEqual([true, ['InService', 'InService']])
  })

  it('hold an instance that goes, with its tasks, and then it ends, whatever they answer', () => {
    const lab = groupLab(2)
    busyGroup(lab, 2, 10)
    lab.forward(2 * MINUTE)
    hook(lab, GOING, { HeartbeatTimeout: 900 })
    autoscaling(lab, 'PutLifecycleHook', { LifecycleHookName: 'other', LifecycleTransition: GOING })
    scale(lab, 1)
    const [leaving] = lab.instances
    lab.forward(5 * MINUTE)
    expect([states(lab), leaving?.status, lab.instances[0]?.tasksCount]).toEqual([
      ['Terminating:Wait', 'InService'],
      'ACTIVE',
      2,
    ])
    // One is not enough; and a group that wants one more starts one while the other ends.
    complete(lab, ec2Id(leaving))
    expect(states(lab)[0]).toBe('Terminating:Wait')
    expect(groupActivities(lab).at(-1)?.StatusCode).toBe('MidLifecycleAction')
    complete(lab, ec2Id(leaving), { LifecycleActionResult: 'ABANDON', LifecycleHookName: 'other' })
    expect(states(lab)).toEqual(['InService'])
    expect(groupActivities(lab).at(-1)?.StatusCode).toBe('Successful')
    expect(
      [...lab.world.tasks.values()].filter((one) => one.instanceId === leaving?.id).map((one) => one.stopCode),
    ).toEqual(['TerminationNotice', 'TerminationNotice'])
  })

  it('ABANDON ends the other hooks, a time-out counts as the default result, a hook that is deleted lets go', () => {
    const lab = groupLab(4)
    hook(lab, GOING)
    autoscaling(lab, 'PutLifecycleHook', {
      LifecycleHookName: 'other',
      LifecycleTransition: GOING,
      HeartbeatTimeout: 60,
      DefaultResult: 'CONTINUE',
    })
    scale(lab, 3)
    complete(lab, ec2Id(lab.instances.find((one) => one.isLeaving)), { LifecycleActionResult: 'ABANDON' })
    expect(states(lab)).toHaveLength(3)
    scale(lab, 2)
    lab.forward(MINUTE)
    expect([...lab.world.lifecycleWaits.values()].map((one) => one.hooks.map(({ name }) => name))).toEqual([['hook']])
    autoscaling(lab, 'DeleteLifecycleHook', { LifecycleHookName: 'hook' })
    expect([states(lab).length, lab.world.lifecycleWaits.size]).toEqual([2, 0])
    const unknown = {
      AutoScalingGroupName: 'yard',
      LifecycleHookName: 'other',
      InstanceId: 'i-1',
      LifecycleActionResult: 'CONTINUE',
    }
    expect(lab.refusal('autoscaling', 'CompleteLifecycleAction', unknown).message).toBe(
      'No active Lifecycle Action found with instance ID i-1',
    )
  })

  it('an instance that is ended under its group waits for nothing, and the launch is over', () => {
    const lab = groupLab(1)
    hook(lab, COMING)
    scale(lab, 2)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [ec2Id(lab.instances[1])] })
    expect([...lab.world.lifecycleWaits.keys()]).toEqual([lab.instances[1]?.id])
    expect(groupActivities(lab).map((one) => one.StatusCode)).toEqual([
      'Successful',
      'Cancelled',
      'Successful',
      'MidLifecycleAction',
    ])
  })
})
