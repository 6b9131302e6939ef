import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/operations.ts'
import { balancerAt, BALANCER_ACTIVE_MS, frontActs, groupAt, listenerAt, ruleAt } from './balancerWorld.ts'

/** The service is steady on its first revision. */
export const SHIFT_ASKED_MS = BALANCER_ACTIVE_MS + 240_000

/** What part of production traffic is with the new revision, in percent. */
export const GREEN: Look = {
  service: 'elbv2',
  operation: 'DescribeRules',
  input: { ListenerArn: listenerAt(0) },
  query: 'Rules[-1].Actions[0].ForwardConfig.TargetGroups[1].Weight',
}

export interface ShiftingWanted {
  readonly cluster: string
  readonly service: string
  readonly desired: number
  readonly configuration: Readonly<Record<string, unknown>>
}

/** A service of two revisions that can shift traffic between two groups, on the first of them. */
export function shiftingLab({
  cluster,
  service,
  desired,
  configuration,
}: ShiftingWanted): readonly (readonly [number, Act])[] {
  const group = { targetType: 'instance', isListened: false, interval: 10 } as const
  const weights = [100, 0].map((Weight, at) => ({ TargetGroupArn: groupAt(at), Weight }))
  const register = act('ecs', 'RegisterTaskDefinition', {
    family: service,
    containerDefinitions: [
      {
        name: service,
        image: `${service}:1`,
        cpu: 128,
        memory: 256,
        portMappings: [{ containerPort: 80, hostPort: 0 }],
      },
    ],
  })
  const acts = [
    ...frontActs({ cluster, groups: [group, group] }),
    act('elbv2', 'CreateListener', {
      LoadBalancerArn: balancerAt(0),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: weights } }],
    }),
    register,
    register,
  ]
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: `${service}:1`,
    desiredCount: desired,
    deploymentConfiguration: configuration,
    loadBalancers: [
      {
        targetGroupArn: groupAt(0),
        containerName: service,
        containerPort: 80,
        advancedConfiguration: {
          alternateTargetGroupArn: groupAt(1),
          productionListenerRule: ruleAt(0),
          roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
        },
      },
    ],
  })
  return [...acts.map((each) => [0, each] as const), [BALANCER_ACTIVE_MS, create]]
}
