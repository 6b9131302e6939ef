import { describe, expect, it } from 'vitest'
import { BLUE_GREEN, lambdaHook, shiftedBy, shiftedService, twoSided, type TwoSided } from '../../testing/shifting.ts'
import { NETWORK, registerFargate } from '../../testing/builders.ts'
import type { Input } from '../../testing/testLab.ts'
import { stepsOf } from '../world/deployment/shifting/strategy.ts'

describe('DEP-33 the steps of production traffic', () => {
  it.each<[string, Parameters<typeof stepsOf>[0], readonly (readonly [number, number])[]]>([
    ['blue/green', { strategy: 'BLUE_GREEN', lifecycleHooks: [] }, [[100, 0]]],
    [
      'linear by 33.4 %',
      { strategy: 'LINEAR', lifecycleHooks: [], linearConfiguration: { stepPercent: 33.4, stepBakeTimeInMinutes: 7 } },
      [
        [33.4, 7],
        [66.8, 7],
        [100, 0],
      ],
    ],
    [
      'canary',
      { strategy: 'CANARY', lifecycleHooks: [] },
      [
        [5, 10],
        [100, 0],
      ],
    ],
    [
      'canary of all',
      {
        strategy: 'CANARY',
        lifecycleHooks: [],
        canaryConfiguration: { canaryPercent: 100, canaryBakeTimeInMinutes: 10 },
      },
      [[100, 0]],
    ],
  ])('%s', (_what, shifting, expected) => {
    expect(stepsOf(shifting).map((one) => [one.percent, one.bakeMinutes])).toEqual(expected)
  })

  it('linear by default: ten steps and nine bakes of 6 min are 54 min', () => {
    const steps = stepsOf({ strategy: 'LINEAR', lifecycleHooks: [] })
    expect(steps.map((one) => one.percent)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    expect(steps.reduce((sum, one) => sum + one.bakeMinutes, 0)).toBe(54)
  })
})

describe('DEP-30 which service may shift traffic', () => {
  const refusal = (made: TwoSided, fields: Input) => {
    registerFargate(made.lab)
    const input = {
      cluster: 'yard',
      serviceName: 'web',
      taskDefinition: 'far:1',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: NETWORK,
      deploymentConfiguration: BLUE_GREEN,
      ...fields,
    }
    return made.lab.refusal('ecs', 'CreateService', input).message
  }

  it.each<[string, (made: TwoSided) => Input, string]>([
    [
      'a load balancer without two sides',
      ({ groups }) => ({ loadBalancers: [{ targetGroupArn: groups[0], containerName: 'main', containerPort: 80 }] }),
      'advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy',
    ],
    [
      'no bake time',
      (made) => ({ loadBalancers: shiftedBy(made), deploymentConfiguration: { strategy: 'BLUE_GREEN' } }),
      'bakeTimeInMinutes is required when using the BLUE_GREEN deployment strategy',
    ],
    [
      'a configuration of another strategy',
      (made) => ({
        loadBalancers: shiftedBy(made),
        deploymentConfiguration: { ...BLUE_GREEN, canaryConfiguration: { canaryPercent: 5 } },
      }),
      'canaryConfiguration is only valid with the CANARY deployment strategy',
    ],
    [
      'a canary without a load balancer',
      () => ({ deploymentConfiguration: { strategy: 'CANARY' } }),
      'The CANARY deployment strategy needs an Application Load Balancer: the lab shifts parts of traffic nowhere else.',
    ],
    [
      'a pause in a shift',
      (made) => ({
        loadBalancers: shiftedBy(made),
        deploymentConfiguration: {
          ...BLUE_GREEN,
          lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] }],
        },
      }),
      'PAUSE hooks cannot be configured at PRODUCTION_TRAFFIC_SHIFT.',
    ],
  ])('%s', (_what, fieldsOf, message) => {
    const made = twoSided()
    expect(refusal(made, fieldsOf(made))).toBe(message)
  })

  it('a production rule that names one side asks for a test rule', () => {
    const made = twoSided()
    const DefaultActions = [{ Type: 'forward', TargetGroupArn: made.groups[0] }]
    made.lab.act('elbv2', 'ModifyListener', { ListenerArn: made.listener, DefaultActions })
    expect(refusal(made, { loadBalancers: shiftedBy(made, { testListenerRule: undefined }) })).toBe(
      'For Application LoadBalancer, testListenerRule is required when productionListenerRule is not associated with both targetGroup and alternateTargetGroup',
    )
  })

  it('what is given is told again, with AWS’s defaults', () => {
    const made = shiftedService({ strategy: 'LINEAR', lifecycleHooks: [lambdaHook(['POST_SCALE_UP'])] })
    const [service] = made.lab.ecs('DescribeServices', { services: ['web'] }).services as readonly Input[]
    expect(service?.deploymentConfiguration).toMatchObject({
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 },
      lifecycleHooks: [
        { targetType: 'AWS_LAMBDA', timeoutConfiguration: { timeoutInMinutes: 1_440, action: 'ROLLBACK' } },
      ],
    })
    expect(service?.loadBalancers).toEqual(shiftedBy(made))
  })
})
