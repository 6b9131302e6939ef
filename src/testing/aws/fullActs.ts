import { deploymentArn } from '../../model/api/arns.ts'
import type { Act } from '../../model/api/command.ts'
import { ecrHost } from '../../model/world/registry/imageReference.ts'
import { Engine } from '../../model/engine/engine.ts'
import type { World } from '../../model/world/world.ts'
import { NETWORK } from '../badInput/goodActs.fixture.ts'
import { namedInFull } from '../badInput/secretsActs.fixture.ts'
import { prepared } from '../badInput/preparedLab.fixture.ts'
import { CLUSTER, FULL, FULL_FARGATE, MORE, SERVICE } from './fullInputs.ts'

const ecs = (operation: string, input: Act['input']): Act => ({ service: 'ecs', operation, input })

/** One start that fails is enough: of one service the deployment stops there, of another it is rolled back. */
const ONE_FAILURE = (rollback: boolean) => ({
  deploymentConfiguration: {
    deploymentCircuitBreaker: { enable: true, rollback, thresholdConfiguration: { type: 'COUNT', value: 1 } },
  },
})

/** Between the groups of the prepared lab. */
const SHIFTED = [
  {
    targetGroupArn: [...prepared.world.targetGroups.keys()][0],
    containerName: 'web',
    containerPort: 80,
    advancedConfiguration: {
      alternateTargetGroupArn: [...prepared.world.targetGroups.keys()][2],
      productionListenerRule: [...prepared.world.listenerRules.keys()][0],
      testListenerRule: [...prepared.world.listenerRules.keys()][2],
      roleArn: 'arn:aws:iam::123456789012:role/shifts',
    },
  },
]

const FAILING: readonly Act[] = [
  ecs('RegisterTaskDefinition', {
    family: 'broken',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web:1',
        memory: 64,
        portMappings: [{ containerPort: 80 }],
        dependsOn: [{ containerName: 'side', condition: 'SUCCESS' }],
      },
      { name: 'side', image: 'broken:1', memory: 64, essential: false },
    ],
  }),
  { service: 'lab', operation: 'SetContainerBehavior', input: { image: 'broken:1', exitAfterSeconds: 0, exitCode: 1 } },
  ecs('CreateService', {
    cluster: 'yard',
    serviceName: 'stops',
    taskDefinition: 'broken',
    desiredCount: 1,
    ...ONE_FAILURE(false),
  }),
  ecs('UpdateService', { cluster: 'yard', service: 'web', taskDefinition: 'broken', ...ONE_FAILURE(true) }),
]

const ALARM = 'deploys' as const

/** And one whose alarm goes off. */
const ALARMED: readonly Act[] = [
  ...['PutMetricAlarm', 'SetAlarmState'].map((operation): Act => ({
    service: 'cloudwatch',
    operation,
    input:
      operation === 'SetAlarmState'
        ? { AlarmName: ALARM, StateValue: 'OK', StateReason: 'fresh' }
        : {
            AlarmName: ALARM,
            Namespace: 'AWS/ECS',
            MetricName: 'RunningTaskCount',
            Statistic: 'Average',
            Period: 60,
            EvaluationPeriods: 1,
            Threshold: 1,
            ComparisonOperator: 'GreaterThanThreshold',
            TreatMissingData: 'breaching',
          },
  })),
  ecs('CreateService', {
    cluster: 'yard',
    serviceName: 'alarmed',
    taskDefinition: 'web:1',
    desiredCount: 1,
    deploymentConfiguration: { alarms: { alarmNames: [ALARM], enable: true, rollback: false } },
  }),
]

/** Task sets with all that one may have. */
const SETS: readonly Act[] = [
  ecs('CreateTaskSet', {
    cluster: 'yard',
    service: 'sets',
    externalId: 'cloud',
    taskDefinition: 'cloud',
    platformVersion: 'LATEST',
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
    networkConfiguration: NETWORK,
    serviceRegistries: SERVICE.serviceRegistries,
    scale: { value: 50, unit: 'PERCENT' },
  }),
  ecs('CreateTaskSet', {
    cluster: 'yard',
    service: 'sets',
    taskDefinition: 'web:1',
    launchType: 'EC2',
    loadBalancers: [
      { targetGroupArn: [...prepared.world.targetGroups.keys()][0], containerName: 'web', containerPort: 80 },
    ],
  }),
]

/** The newest service deployment of each of these. */
function deploymentsOf({ serviceDeployments }: World, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const [newest] = serviceDeployments.get(`yard/${name}`) ?? []
    return newest === undefined ? [] : [deploymentArn('service-deployment', { clusterName: 'yard', name }, newest.id)]
  })
}

/** Acts of which the answers, and those to all reads after them, have what the prepared lab's plain things have not. */
export const FULL_ACTS: readonly Act[] = [
  ecs('CreateCluster', CLUSTER),
  ecs('PutAccountSetting', { name: 'containerInsights', value: 'enhanced' }),
  ecs('RegisterTaskDefinition', { ...FULL_FARGATE, family: 'gone' }),
  ecs('DeregisterTaskDefinition', { taskDefinition: 'gone:1' }),
  // A group was created already, so that of the region's others none is there by itself (LOG-1).
  { service: 'logs', operation: 'CreateLogGroup', input: { logGroupName: 'g' } },
  ...namedInFull,
  ecs('RegisterTaskDefinition', FULL),
  ecs('RegisterTaskDefinition', MORE),
  ecs('RegisterTaskDefinition', FULL_FARGATE),
  ecs('RegisterTaskDefinition', {
    family: 'gpu',
    containerDefinitions: [
      {
        name: 'main',
        image: 'gpu:1',
        memory: 128,
        resourceRequirements: [
          { type: 'GPU', value: '1', sharingStrategy: { nvidiaMps: { memory: 1_024, maxComputePercent: 50 } } },
        ],
      },
    ],
  }),
  ecs('RegisterTaskDefinition', {
    family: 'leaks',
    containerDefinitions: [{ name: 'main', image: 'leaks:1', memory: 128 }],
  }),
  { service: 'lab', operation: 'SetContainerBehavior', input: { image: 'leaks:1', leakMibPerMinute: 256 } },
  ecs('RunTask', { cluster: 'yard', taskDefinition: 'leaks' }),
  ecs('CreateService', { ...SERVICE, serviceName: 'full', taskDefinition: 'full' }),
  {
    service: 'lab',
    operation: 'SetTraffic',
    input: { cluster: 'yard', service: 'full', shape: 'constant', peakRequestsPerSecond: 5 },
  },
  ecs('CreateService', {
    ...SERVICE,
    serviceName: 'cloud',
    taskDefinition: 'cloud',
    launchType: 'FARGATE',
    platformVersion: 'LATEST',
    networkConfiguration: NETWORK,
  }),
  ecs('RegisterTaskDefinition', {
    family: 'fixed',
    containerDefinitions: [
      { name: 'main', image: 'main:1', memory: 64, portMappings: [{ containerPort: 80, hostPort: 8_081 }] },
    ],
  }),
  ecs('CreateService', {
    cluster: 'yard',
    serviceName: 'behind',
    taskDefinition: 'web:1',
    desiredCount: 1,
    loadBalancers: [
      { targetGroupArn: [...prepared.world.targetGroups.keys()][0], containerName: 'web', containerPort: 80 },
    ],
    healthCheckGracePeriodSeconds: 60,
  }),
  ecs('RunTask', {
    cluster: 'yard',
    taskDefinition: 'full',
    overrides: {
      cpu: '128',
      memory: '256',
      taskRoleArn: 'arn:aws:iam::123456789012:role/other',
      executionRoleArn: 'arn:aws:iam::123456789012:role/other',
      containerOverrides: [
        {
          name: 'main',
          command: ['true'],
          environment: [{ name: 'A', value: 'c' }],
          environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/b.env' }],
          cpu: 64,
          memory: 200,
          memoryReservation: 100,
        },
      ],
    },
  }),
  ecs('CreateService', {
    cluster: 'yard',
    serviceName: 'provided',
    taskDefinition: 'cloud',
    desiredCount: 1,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 1 }],
    networkConfiguration: NETWORK,
  }),
  {
    service: 'autoscaling',
    operation: 'SetDesiredCapacity',
    input: { AutoScalingGroupName: 'own-group', DesiredCapacity: 1 },
  },
  ecs('UpdateService', { cluster: 'yard', service: 'full', forceNewDeployment: true }),
  ...['LINEAR', 'CANARY'].map((strategy) =>
    ecs('CreateService', {
      cluster: 'yard',
      serviceName: strategy.toLowerCase(),
      taskDefinition: 'web:1',
      desiredCount: 1,
      loadBalancers: SHIFTED,
      deploymentConfiguration: { strategy },
    }),
  ),
  ecs('RegisterTaskDefinition', {
    family: 'pulled',
    containerDefinitions: [{ name: 'main', image: `${ecrHost()}/shop/web:1`, memory: 64 }],
  }),
  ecs('CreateService', { cluster: 'yard', serviceName: 'pulled', taskDefinition: 'pulled', desiredCount: 1 }),
  ...FAILING,
  ...ALARMED,
  ...SETS,
  ecs('TagResource', { resourceArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/yard', tags: FULL.tags }),
]

/** The prepared lab, in which all of this is at rest as well. */
export const full = fullEngine().checkpoint()

function fullEngine(): Engine {
  const engine = Engine.restore(prepared)
  for (const act of FULL_ACTS) {
    const answer = engine.execute({ atMs: engine.world.nowMs, ...act })
    if ('error' in answer) throw new Error(`${act.operation}: ${answer.error.message}`)
  }
  engine.runUntil(engine.world.nowMs + 180_000)
  return engine
}

/** Of services behind a load balancer, with traffic to shift, with a capacity provider strategy, and with an image to pull. */
function revisionsBehind({ serviceDeployments }: World): readonly string[] {
  return ['behind', 'linear', 'provided', 'pulled'].flatMap((name) => {
    const own = serviceDeployments.get(`yard/${name}`) ?? []
    return own.map(({ revisionId }) => deploymentArn('service-revision', { clusterName: 'yard', name }, revisionId))
  })
}

/** Every read that there is of a world, in pages of one. */
export function allReads(world: World): readonly Act[] {
  const cluster = 'yard'
  const include = ['TAGS']
  const tasks = [...world.tasks.values()].slice(0, 90).map(({ id }) => id)
  const containerInstances = [...world.instances.values()].slice(0, 90).map(({ id }) => id)
  const services = ['web', 'far', 'full', 'cloud', 'behind']
  const page = { maxResults: 1 }
  return [
    ecs('DescribeClusters', {
      clusters: [cluster, 'full'],
      include: ['TAGS', 'STATISTICS', 'SETTINGS', 'CONFIGURATIONS'],
    }),
    ecs('DescribeServices', { cluster, services: [...services, 'provided', 'paused', 'linear', 'canary'], include }),
    ecs('DescribeServices', { cluster, services: ['sets', 'shop'] }),
    ecs('DescribeTaskSets', { cluster, service: 'sets' }),
    ecs('DescribeTaskSets', { cluster, service: 'sets', taskSets: ['ecs-svc/1'] }),
    ecs('DescribeCapacityProviders', page),
    ecs('DescribeCapacityProviders', { capacityProviders: ['own', 'none'], include }),
    ecs('DescribeTasks', { cluster, tasks, include }),
    { service: 'lab', operation: 'DescribeTraffic', input: {} },
    { service: 'lab', operation: 'DescribeTaskTraffic', input: { cluster, ...page } },
    ecs('DescribeTasks', { cluster, tasks: ['0123456789abcdef0123456789abcdef'] }),
    ecs('DescribeContainerInstances', { cluster, containerInstances, include }),
    ecs('DescribeTaskDefinition', { taskDefinition: 'full', include }),
    ecs('DescribeTaskDefinition', { taskDefinition: 'more', include }),
    ecs('DescribeTaskDefinition', { taskDefinition: 'cloud', include }),
    ecs('GetTaskProtection', { cluster }),
    { service: 'cloudwatch', operation: 'DescribeAlarms', input: {} },
    { service: 'cloudwatch', operation: 'ListMetrics', input: {} },
    ...[
      'DescribeScalableTargets',
      'DescribeScalingPolicies',
      'DescribeScheduledActions',
      'DescribeScalingActivities',
    ].map((operation): Act => ({
      service: 'application-autoscaling',
      operation,
      input: { ServiceNamespace: 'ecs', MaxResults: 1 },
    })),
    ...['full', 'web'].map((service) => ecs('ListServiceDeployments', { cluster, service, ...page })),
    ecs('DescribeServiceDeployments', {
      serviceDeploymentArns: deploymentsOf(world, ['full', 'web', 'stops', 'alarmed', 'paused']),
    }),
    ecs('DescribeServiceRevisions', { serviceRevisionArns: revisionsBehind(world) }),
    ecs('ListAttributes', { cluster, targetType: 'container-instance', ...page }),
    ...['ListTasks', 'ListServices', 'ListContainerInstances'].map((one) => ecs(one, { cluster, ...page })),
    ...['ListTaskDefinitions', 'ListTaskDefinitionFamilies', 'ListClusters'].map((one) => ecs(one, page)),
  ]
}
