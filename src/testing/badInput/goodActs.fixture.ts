import type { Act } from '../../model/api/command.ts'
import { groupPolicyActs } from './groupPolicyActs.fixture.ts'
import { faultActs } from './faultActs.fixture.ts'
import { providerActs } from './providerActs.fixture.ts'
import { securityGroupActs } from './securityGroupActs.fixture.ts'
import { cloudwatchActs } from './cloudwatchActs.fixture.ts'
import { pullingActs } from './pullingActs.fixture.ts'
import { secretsActs } from './secretsActs.fixture.ts'
import { logsActs } from './logsActs.fixture.ts'
import { labActs } from './labActs.fixture.ts'
import { iamActs } from './iamActs.fixture.ts'
import { registryActs } from './registryActs.fixture.ts'
import { workstationActs } from './workstationActs.fixture.ts'
import { scalingActs } from './scalingActs.fixture.ts'
import { deploymentActs } from './deploymentActs.fixture.ts'
import { codeDeployActs } from './codeDeployActs.fixture.ts'
import { taskSetActs } from './taskSetActs.fixture.ts'
import { balancingActs } from './balancingActs.fixture.ts'
import { DEFAULT_GROUP_ID } from '../../model/world/network/securityGroup.ts'
import type { World } from '../../model/world/world.ts'

export function act(service: Act['service'], operation: string, input: Act['input']): Act {
  return { service, operation, input }
}

const ecs = (operation: string, input: Act['input']) => act('ecs', operation, input)

export const NETWORK = {
  awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
}

export const DEFINITION = {
  family: 'web',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  cpu: '512',
  memory: '1 GB',
  placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
  containerDefinitions: [
    {
      name: 'web',
      image: 'web:1',
      cpu: 256,
      memory: 512,
      memoryReservation: 256,
      essential: true,
      portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
      healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
      stopTimeout: 30,
      startTimeout: 30,
      privileged: false,
      links: ['side'],
      logConfiguration: { logDriver: 'json-file' },
      dependsOn: [{ containerName: 'side', condition: 'START' }],
    },
    { name: 'side', image: 'side:1', cpu: 64, memory: 64, essential: false },
  ],
}

export const FARGATE = {
  family: 'far',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  ephemeralStorage: { sizeInGiB: 21 },
  placementConstraints: [],
  containerDefinitions: [{ name: 'far', image: 'far:1', portMappings: [{ containerPort: 80 }] }],
}

const YARD_ARN = 'arn:aws:ecs:us-east-1:123456789012:cluster/yard'

const INSIGHTS = [{ name: 'containerInsights', value: 'enabled' }]
/** For whom the prepared lab has set another value. */
export const PRINCIPAL = 'arn:aws:iam::123456789012:role/deployer'
const CLUSTER_OPTIONS = {
  configuration: {
    executeCommandConfiguration: {
      logging: 'OVERRIDE',
      logConfiguration: { cloudWatchLogGroupName: 'exec', cloudWatchEncryptionEnabled: false },
    },
  },
  serviceConnectDefaults: { namespace: 'internal' },
}

const PLACEMENT = {
  placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }, { type: 'random' }],
  placementConstraints: [
    { type: 'memberOf', expression: 'attribute:ecs.os-type == linux' },
    { type: 'distinctInstance' },
  ],
}
const OVERRIDES = {
  overrides: {
    containerOverrides: [{ name: 'web', cpu: 128, memory: 400, memoryReservation: 300 }],
    cpu: '512',
    memory: '1 GB',
  },
}
const PERCENTS = {
  deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150, strategy: 'ROLLING' },
}

/**
 * One good act of each operation, on the prepared lab, with every field that the model acts on, but for those that
 * exclude each other.
 */
export function goodActs(world: World): readonly Act[] {
  const [instance] = world.instances.values()
  const [task = ''] = world.tasks.keys()
  const tasks = [[...(world.liveByService.get('yard/web') ?? [])][0] ?? '']
  const id = instance?.id ?? ''
  return [
    ...ACTS,
    ...balancingActs(world),
    ...providerActs(world),
    ...groupPolicyActs(world),
    ...faultActs(world),
    ...pullingActs(world),
    ...secretsActs(world),
    ecs('DescribeContainerInstances', { cluster: 'yard', containerInstances: [id] }),
    ecs('UpdateContainerInstancesState', { cluster: 'yard', containerInstances: [id], status: 'DRAINING' }),
    ecs('StartTask', { cluster: 'yard', taskDefinition: 'web:1', containerInstances: [id], ...OVERRIDES }),
    ecs('DeregisterContainerInstance', { cluster: 'yard', containerInstance: id, force: true }),
    ecs('PutAttributes', { cluster: 'yard', attributes: [{ name: 'stack', value: 'prod', ...targetOf(id) }] }),
    ecs('DeleteAttributes', { cluster: 'yard', attributes: [{ name: 'stack', ...targetOf(id) }] }),
    ecs('StopTask', { cluster: 'yard', task, reason: 'enough' }),
    ecs('DescribeTasks', { cluster: 'yard', tasks: [task] }),
    ecs('UpdateTaskProtection', { cluster: 'yard', tasks, protectionEnabled: true, expiresInMinutes: 30 }),
    ecs('GetTaskProtection', { cluster: 'yard', tasks }),
    ...deploymentActs(world),
    ...taskSetActs(world),
    ...codeDeployActs(world),
    ...registryActs(world),
    ...iamActs,
    ecs('ListTasks', {
      cluster: 'yard',
      family: 'web',
      serviceName: 'web',
      desiredStatus: 'RUNNING',
      containerInstance: id,
      launchType: 'EC2',
      maxResults: 10,
    }),
    // It is the only filter then.
    ecs('ListTasks', { cluster: 'yard', startedBy: 'me' }),
    act('ec2', 'ModifyInstanceAttribute', {
      InstanceId: instance?.ec2InstanceId ?? '',
      Groups: [DEFAULT_GROUP_ID],
    }),
    act('ec2', 'TerminateInstances', { InstanceIds: [instance?.ec2InstanceId ?? ''] }),
    act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: id, connected: false }),
  ]
}

function targetOf(targetId: string) {
  return { targetType: 'container-instance', targetId }
}

const ACTS: readonly Act[] = [
  ecs('UpdateCluster', { cluster: 'yard', settings: INSIGHTS, ...CLUSTER_OPTIONS }),
  ecs('UpdateClusterSettings', { cluster: 'yard', settings: INSIGHTS }),
  ecs('PutAccountSetting', { ...INSIGHTS[0], principalArn: PRINCIPAL }),
  ecs('PutAccountSettingDefault', { ...INSIGHTS[0] }),
  ecs('DeleteAccountSetting', { name: 'containerInsights', principalArn: PRINCIPAL }),
  ecs('ListAccountSettings', { name: 'containerInsights', value: 'enabled', effectiveSettings: true, maxResults: 5 }),
  ecs('CreateCluster', { clusterName: 'second' }),
  ecs('DeleteCluster', { cluster: 'empty' }),
  ecs('DescribeClusters', { clusters: ['yard'] }),
  ecs('ListClusters', { maxResults: 5 }),
  ecs('ListContainerInstances', {
    cluster: 'yard',
    status: 'ACTIVE',
    filter: 'runningTasksCount < 10',
    maxResults: 5,
  }),
  ecs('ListAttributes', {
    cluster: 'yard',
    targetType: 'container-instance',
    attributeName: 'ecs.os-type',
    attributeValue: 'linux',
    maxResults: 5,
  }),
  ecs('RegisterTaskDefinition', DEFINITION),
  ecs('RegisterTaskDefinition', FARGATE),
  ecs('DeregisterTaskDefinition', { taskDefinition: 'web:2' }),
  ecs('DeleteTaskDefinitions', { taskDefinitions: ['old:1'] }),
  ecs('DescribeTaskDefinition', { taskDefinition: 'web:1' }),
  ecs('ListTaskDefinitions', { familyPrefix: 'web', status: 'ACTIVE', sort: 'DESC', maxResults: 5 }),
  ecs('ListTaskDefinitionFamilies', { familyPrefix: 'w', status: 'ALL', maxResults: 5 }),
  ecs('RunTask', {
    cluster: 'yard',
    taskDefinition: 'web:1',
    count: 2,
    launchType: 'EC2',
    group: 'g',
    startedBy: 'me',
    clientToken: 'once',
    ...OVERRIDES,
    ...PLACEMENT,
  }),
  ecs('RunTask', { cluster: 'yard', taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }),
  ecs('CreateService', {
    cluster: 'yard',
    serviceName: 'api',
    taskDefinition: 'web:2',
    desiredCount: 1,
    launchType: 'EC2',
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    ...PERCENTS,
    ...PLACEMENT,
  }),
  ecs('UpdateService', {
    cluster: 'yard',
    service: 'web',
    taskDefinition: 'web:2',
    desiredCount: 3,
    forceNewDeployment: true,
    ...PERCENTS,
    ...PLACEMENT,
  }),
  ecs('UpdateService', { cluster: 'yard', service: 'far', networkConfiguration: NETWORK }),
  ecs('DescribeServices', { cluster: 'yard', services: ['web'] }),
  ecs('ListServices', { cluster: 'yard', launchType: 'EC2', schedulingStrategy: 'REPLICA', maxResults: 5 }),
  ecs('DeleteService', { cluster: 'yard', service: 'web', force: true }),
  ecs('TagResource', { resourceArn: YARD_ARN, tags: [{ key: 'team', value: 'dev' }] }),
  ecs('UntagResource', { resourceArn: YARD_ARN, tagKeys: ['team'] }),
  ecs('ListTagsForResource', { resourceArn: YARD_ARN }),
  act('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'second',
    LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
  }),
  act('ec2', 'RunInstances', {
    InstanceType: 'm5.large',
    MinCount: 1,
    MaxCount: 2,
    Placement: { AvailabilityZone: 'us-east-1b' },
    UserData: 'ECS_CLUSTER=yard',
  }),
  act('ec2', 'DescribeSubnets', {}),
  act('ec2', 'DescribeSubnets', { SubnetIds: ['subnet-0a1c3e5f7a9b1d3e5'], Filters: [], MaxResults: 5 }),
  ...securityGroupActs,
  ...cloudwatchActs,
  ...scalingActs,
  ...workstationActs,
  ...logsActs,
  act('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'second',
    MinSize: 1,
    MaxSize: 3,
    DesiredCapacity: 2,
    AvailabilityZones: ['us-east-1a', 'us-east-1b'],
    LaunchTemplate: { LaunchTemplateName: 'first' },
  }),
  act('autoscaling', 'SetDesiredCapacity', {
    AutoScalingGroupName: 'first',
    DesiredCapacity: 3,
    HonorCooldown: false,
  }),
  act('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['first'] }),
  ...labActs,
]
