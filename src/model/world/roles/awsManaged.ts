import { readPolicy } from './readPolicy.ts'
import type { PolicyDocument } from './policyDocument.ts'

/** A managed policy of AWS's own: it is in every account, and nobody changes it. */
export interface AwsManagedPolicy {
  readonly arn: string
  readonly name: string
  readonly path: string
  readonly versionId: string
  readonly text: string
}

type Json = Readonly<Record<string, unknown>>

const LIKE = 'StringLike'
const PASSED_TO = (...services: readonly string[]) => ({ [LIKE]: { 'iam:PassedToService': services } })
const CREATED_BY = (...actions: readonly string[]) => ({ StringEquals: { 'ecs:CreateAction': actions } })

/** @param actions  of one service, its name first: `ecr GetAuthorizationToken BatchGetImage` */
function allow(actions: readonly string[], Resource: string | readonly string[] = '*', Condition?: Json): Json {
  const all = actions.flatMap((line) => {
    const [service = '', ...names] = line.split(' ')
    return names.map((name) => `${service}:${name}`)
  })
  return { Effect: 'Allow', Action: all, Resource, ...(Condition !== undefined && { Condition }) }
}

const PULL = 'ecr GetAuthorizationToken BatchCheckLayerAvailability GetDownloadUrlForLayer BatchGetImage'
const READ =
  'ecr GetAuthorizationToken BatchCheckLayerAvailability GetDownloadUrlForLayer GetRepositoryPolicy DescribeRepositories ListImages DescribeImages BatchGetImage GetLifecyclePolicy GetLifecyclePolicyPreview ListTagsForResource DescribeImageScanFindings'
const WRITE_LOGS = 'logs CreateLogStream PutLogEvents'
const SERVICE_ROLE = '/service-role/'

/** As the AWS managed policy reference gives them (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/). */
const ALL: readonly AwsManagedPolicy[] = [
  policy('AmazonECSTaskExecutionRolePolicy', { path: SERVICE_ROLE, version: 1 }, [allow([PULL, WRITE_LOGS])]),
  policy('AmazonEC2ContainerServiceforEC2Role', { path: SERVICE_ROLE, version: 7 }, [
    allow([
      'ec2 DescribeTags',
      'ecs CreateCluster DeregisterContainerInstance DiscoverPollEndpoint Poll RegisterContainerInstance StartTelemetrySession UpdateContainerInstancesState Submit*',
      PULL,
      WRITE_LOGS,
    ]),
    allow(['ecs TagResource'], '*', CREATED_BY('CreateCluster', 'RegisterContainerInstance')),
  ]),
  policy('AmazonEC2ContainerServiceEventsRole', { path: SERVICE_ROLE, version: 3 }, [
    allow(['ecs RunTask']),
    allow(['iam PassRole'], '*', PASSED_TO('ecs-tasks.amazonaws.com')),
    allow(['ecs TagResource'], '*', CREATED_BY('RunTask')),
  ]),
  policy('AWSCodeDeployRoleForECS', { path: '/', version: 3 }, [
    allow([
      'ecs DescribeServices CreateTaskSet UpdateServicePrimaryTaskSet DeleteTaskSet',
      'elasticloadbalancing DescribeTargetGroups DescribeListeners ModifyListener DescribeRules ModifyRule',
      'lambda InvokeFunction',
      'cloudwatch DescribeAlarms',
      'sns Publish',
      's3 GetObject GetObjectVersion',
    ]),
    allow(['iam PassRole'], '*', PASSED_TO('ecs-tasks.amazonaws.com')),
  ]),
  policy('AmazonEC2ContainerRegistryReadOnly', { path: '/', version: 3 }, [allow([READ])]),
  policy('AmazonEC2ContainerRegistryPowerUser', { path: '/', version: 3 }, [
    allow([READ, 'ecr InitiateLayerUpload UploadLayerPart CompleteLayerUpload PutImage']),
  ]),
  policy('AmazonEC2ContainerRegistryFullAccess', { path: '/', version: 3 }, [
    allow(['ecr *', 'cloudtrail LookupEvents']),
    allow(['iam CreateServiceLinkedRole'], '*', {
      StringEquals: { 'iam:AWSServiceName': ['replication.ecr.amazonaws.com'] },
    }),
  ]),
  policy('AmazonECS_FullAccess', { path: '/', version: 20 }, ecsFullAccess()),
  policy('AmazonECSServiceRolePolicy', { path: '/aws-service-role/', version: 13 }, ecsServiceRole()),
  policy('AdministratorAccess', { path: '/', version: 1 }, [{ Effect: 'Allow', Action: '*', Resource: '*' }]),
]

function ecsFullAccess(): readonly Json[] {
  const roles = (name: string) => `arn:aws:iam::*:role/${name}*`
  return [
    allow([
      'application-autoscaling DeleteScalingPolicy DeregisterScalableTarget DescribeScalableTargets DescribeScalingActivities DescribeScalingPolicies PutScalingPolicy RegisterScalableTarget',
      'appmesh DescribeVirtualGateway DescribeVirtualNode ListMeshes ListVirtualGateways ListVirtualNodes',
      'autoscaling CreateAutoScalingGroup CreateLaunchConfiguration DeleteAutoScalingGroup DeleteLaunchConfiguration Describe* UpdateAutoScalingGroup',
      'cloudformation CreateStack DeleteStack DescribeStack* UpdateStack',
      'cloudwatch DeleteAlarms DescribeAlarms GetMetricStatistics PutMetricAlarm',
      'codedeploy BatchGetApplicationRevisions BatchGetApplications BatchGetDeploymentGroups BatchGetDeployments ContinueDeployment CreateApplication CreateDeployment CreateDeploymentGroup GetApplication GetApplicationRevision GetDeployment GetDeploymentConfig GetDeploymentGroup GetDeploymentTarget ListApplicationRevisions ListApplications ListDeploymentConfigs ListDeploymentGroups ListDeployments ListDeploymentTargets RegisterApplicationRevision StopDeployment',
      'ec2 AssociateRouteTable AttachInternetGateway AuthorizeSecurityGroupIngress CancelSpotFleetRequests CreateInternetGateway CreateLaunchTemplate CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet CreateVpc DeleteLaunchTemplate DeleteSubnet DeleteVpc Describe* DetachInternetGateway DisassociateRouteTable ModifySubnetAttribute ModifyVpcAttribute RequestSpotFleet RunInstances',
      'ecs *',
      'elasticfilesystem DescribeAccessPoints DescribeFileSystems',
      'elasticloadbalancing CreateListener CreateLoadBalancer CreateRule CreateTargetGroup DeleteListener DeleteLoadBalancer DeleteRule DeleteTargetGroup DescribeListeners DescribeLoadBalancers DescribeRules DescribeTargetGroups',
      'events DeleteRule DescribeRule ListRuleNamesByTarget ListTargetsByRule PutRule PutTargets RemoveTargets',
      'fsx DescribeFileSystems',
      'iam ListAttachedRolePolicies ListInstanceProfiles ListRoles',
      'lambda ListFunctions',
      'logs CreateLogGroup DescribeLogGroups FilterLogEvents',
      'route53 CreateHostedZone DeleteHostedZone GetHealthCheck GetHostedZone ListHostedZonesByName',
      'servicediscovery CreatePrivateDnsNamespace CreateService DeleteService GetNamespace GetOperation GetService ListNamespaces ListServices UpdateService',
      'sns ListTopics',
    ]),
    allow(['ssm GetParameter GetParameters GetParametersByPath'], 'arn:aws:ssm:*:*:parameter/aws/service/ecs*'),
    allow(['ec2 DeleteInternetGateway DeleteRoute DeleteRouteTable DeleteSecurityGroup'], '*', {
      [LIKE]: { 'ec2:ResourceTag/aws:cloudformation:stack-name': 'EC2ContainerService-*' },
    }),
    allow(['iam PassRole'], '*', PASSED_TO('ecs-tasks.amazonaws.com')),
    allow(['iam PassRole'], roles('ecsInstanceRole'), PASSED_TO('ec2.amazonaws.com', 'ec2.amazonaws.com.cn')),
    allow(
      ['iam PassRole'],
      roles('ecsAutoscaleRole'),
      PASSED_TO('application-autoscaling.amazonaws.com', 'application-autoscaling.amazonaws.com.cn'),
    ),
    allow(['iam CreateServiceLinkedRole'], '*', {
      [LIKE]: {
        'iam:AWSServiceName': [
          'autoscaling.amazonaws.com',
          'ecs.amazonaws.com',
          'ecs.application-autoscaling.amazonaws.com',
          'spot.amazonaws.com',
          'spotfleet.amazonaws.com',
        ],
      },
    }),
    allow(['elasticloadbalancing AddTags'], '*', {
      StringEquals: {
        'elasticloadbalancing:CreateAction': [
          'CreateTargetGroup',
          'CreateRule',
          'CreateListener',
          'CreateLoadBalancer',
        ],
      },
    }),
  ]
}

/** Of the service-linked role AWSServiceRoleForECS. */
function ecsServiceRole(): readonly Json[] {
  const managed = (key: string) => ({ Null: { [`${key}:ResourceTag/AmazonECSManaged`]: 'false' } })
  const logs = 'arn:aws:logs:*:*:log-group:/aws/ecs/*'
  return [
    allow([
      'ec2 AttachNetworkInterface AssociateTrunkInterface CreateNetworkInterface CreateNetworkInterfacePermission DeleteNetworkInterface DeleteNetworkInterfacePermission Describe* DetachNetworkInterface DisassociateTrunkInterface',
      'elasticloadbalancing DeregisterInstancesFromLoadBalancer DeregisterTargets Describe* RegisterInstancesWithLoadBalancer RegisterTargets',
      'route53 ChangeResourceRecordSets CreateHealthCheck DeleteHealthCheck Get* List* UpdateHealthCheck',
      'servicediscovery DeregisterInstance Get* List* RegisterInstance UpdateInstanceCustomHealthStatus',
    ]),
    allow(['autoscaling Describe*']),
    allow(
      [
        'autoscaling DeletePolicy PutScalingPolicy SetInstanceProtection UpdateAutoScalingGroup PutLifecycleHook DeleteLifecycleHook CompleteLifecycleAction RecordLifecycleActionHeartbeat',
      ],
      '*',
      managed('autoscaling'),
    ),
    allow(['autoscaling-plans CreateScalingPlan DeleteScalingPlan DescribeScalingPlans DescribeScalingPlanResources']),
    allow(['events DescribeRule ListTargetsByRule'], 'arn:aws:events:*:*:rule/ecs-managed-*'),
    allow(['events PutRule PutTargets'], '*', { StringEquals: { 'events:ManagedBy': 'ecs.amazonaws.com' } }),
    allow(['cloudwatch DeleteAlarms DescribeAlarms PutMetricAlarm'], 'arn:aws:cloudwatch:*:*:alarm:*'),
    allow(['ec2 CreateTags'], 'arn:aws:ec2:*:*:network-interface/*'),
    allow(['logs CreateLogGroup DescribeLogGroups PutRetentionPolicy'], logs),
    allow(['logs CreateLogStream DescribeLogStreams PutLogEvents'], `${logs}:log-stream:*`),
    allow(['ssm DescribeSessions']),
    allow(
      ['ssm StartSession'],
      ['arn:aws:ecs:*:*:task/*', 'arn:aws:ssm:*:*:document/AmazonECS-ExecuteInteractiveCommand'],
    ),
    allow(['servicediscovery CreateHttpNamespace CreateService'], '*', {
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['AmazonECSManaged'] },
    }),
    allow(['servicediscovery TagResource'], '*', { [LIKE]: { 'aws:RequestTag/AmazonECSManaged': '*' } }),
    allow(['servicediscovery DeleteService'], '*', managed('aws')),
    allow(['servicediscovery DiscoverInstances DiscoverInstancesRevision']),
    allow(['servicediscovery UpdateServiceAttributes'], '*', managed('aws')),
  ]
}

interface Named {
  readonly path: string
  readonly version: number
}

function policy(name: string, { path, version }: Named, statements: readonly Json[]): AwsManagedPolicy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
  return { arn: `arn:aws:iam::aws:policy${path}${name}`, name, path, versionId: `v${String(version)}`, text }
}

export const AWS_MANAGED: ReadonlyMap<string, AwsManagedPolicy> = new Map(ALL.map((one) => [one.arn, one]))

const documents = new Map<string, PolicyDocument>()

/** What one of AWS's own policies says; `undefined` for what is none of those that the lab has. */
export function awsManagedDocument(arn: string): PolicyDocument | undefined {
  const found = documents.get(arn)
  const managed = AWS_MANAGED.get(arn)
  if (found !== undefined || managed === undefined) return found
  const read = readPolicy(managed.text, 'identity', 'aws')
  if ('problem' in read) throw new Error(`${arn}: ${read.problem.reason}`)
  documents.set(arn, read.document)
  return read.document
}
