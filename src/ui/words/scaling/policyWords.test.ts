import { expect, it } from 'vitest'
import { act } from '../../../model/api/act.ts'
import { Run } from '../../../model/engine/run.ts'
import { addInstancesActs } from '../../subjects/capacity/instanceActs.ts'
import { groupPolicyText } from '../groupPolicies/groupPolicyWords.ts'

it('ASG-3 a target in percent is written as one', () => {
  const run = new Run({ seed: 1 })
  const more = { clusterName: 'yard', instanceType: 'm5.large', count: 1, availabilityZones: ['us-east-1a'] } as const
  for (const one of addInstancesActs({ ...more, through: 'group' }, run.world)) run.act(one)
  const [AutoScalingGroupName = ''] = [...run.world.autoScalingGroups.keys()]
  const given = run.act(
    act('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName,
      PolicyName: 'track',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 60,
      },
    }),
  )
  expect(given).toHaveProperty('output')
  expect([...run.world.groupPolicies.values()].map(groupPolicyText)).toEqual([expect.stringMatching(/ at 60 %$/)])
})
