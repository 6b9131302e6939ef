import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
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
  /** Of the deployments: ECS's, or what the deployment group of CodeDeploy says of them. */
  readonly configuration: Readonly<Record<string, unknown>>
}

/** A service of two revisions that can shift traffic between two groups, on the first of them. */
export function shiftingLab(wanted: ShiftingWanted): readonly (readonly [number, Act])[] {
  return twoGroupsLab(wanted, {
    deploymentConfiguration: wanted.configuration,
    advancedConfiguration: {
      alternateTargetGroupArn: groupAt(1),
      productionListenerRule: ruleAt(0),
      roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
    },
  })
}

/** The same service under CodeDeploy, with its application and its deployment group. */
export function codeDeployLab(wanted: ShiftingWanted): readonly (readonly [number, Act])[] {
  const { cluster, service, configuration } = wanted
  return [
    ...twoGroupsLab(wanted, { deploymentController: { type: 'CODE_DEPLOY' } }),
    [BALANCER_ACTIVE_MS, act('codedeploy', 'CreateApplication', { applicationName: service, computePlatform: 'ECS' })],
    [
      BALANCER_ACTIVE_MS,
      act('codedeploy', 'CreateDeploymentGroup', {
        applicationName: service,
        deploymentGroupName: service,
        serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        ecsServices: [{ clusterName: cluster, serviceName: service }],
        loadBalancerInfo: {
          targetGroupPairInfoList: [
            {
              targetGroups: [{ name: 'group-1' }, { name: 'group-2' }],
              prodTrafficRoute: { listenerArns: [listenerAt(0)] },
            },
          ],
        },
        ...configuration,
      }),
    ],
  ]
}

/** CodeDeploy is handed an AppSpec of the second revision. */
export function codeDeployed(service: string): Act {
  const properties = {
    TaskDefinition: `${service}:2`,
    LoadBalancerInfo: { ContainerName: service, ContainerPort: 80 },
  }
  const resource = { TargetService: { Type: 'AWS::ECS::Service', Properties: properties } }
  const content = JSON.stringify({ version: 0, Resources: [resource] })
  return act('codedeploy', 'CreateDeployment', {
    applicationName: service,
    deploymentGroupName: service,
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
  })
}

interface OfController {
  readonly deploymentController?: { readonly type: 'CODE_DEPLOY' }
  readonly deploymentConfiguration?: Readonly<Record<string, unknown>>
  readonly advancedConfiguration?: Readonly<
    Record<'alternateTargetGroupArn' | 'productionListenerRule' | 'roleArn', string>
  >
}

function twoGroupsLab(
  { cluster, service, desired }: ShiftingWanted,
  { advancedConfiguration, ...ofController }: OfController,
): readonly (readonly [number, Act])[] {
  const group = { targetType: 'instance', isListened: false, interval: 10 } as const
  const weights = [100, 0].map((Weight, at) => ({ TargetGroupArn: groupAt(at), Weight }))
  const acts = [
    ...frontActs({ cluster, groups: [group, group] }),
    act('elbv2', 'CreateListener', {
      LoadBalancerArn: balancerAt(0),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: weights } }],
    }),
    revision(service),
    revision(service),
  ]
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: `${service}:1`,
    desiredCount: desired,
    ...ofController,
    loadBalancers: [
      {
        targetGroupArn: groupAt(0),
        containerName: service,
        containerPort: 80,
        ...(advancedConfiguration !== undefined && { advancedConfiguration }),
      },
    ],
  })
  return [...acts.map((each) => [0, each] as const), [BALANCER_ACTIVE_MS, create]]
}

function revision(service: string): Act {
  return act('ecs', 'RegisterTaskDefinition', {
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
}
