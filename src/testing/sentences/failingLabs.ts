import { deploymentArn } from '../../model/api/arns.ts'
import { trusting } from '../iam.ts'
import { act } from '../randomCommands.ts'
import type { TimedAct } from './play.ts'

const CLUSTER = { cluster: 'yard' } as const
const MAIN = { name: 'main', image: 'web:1', cpu: 16, memory: 16 }

const begins = [
  act('ecs', 'CreateCluster', { clusterName: 'yard' }),
  act('lab', 'AddContainerInstances', { ...CLUSTER, instanceType: 'm5.large', count: 1 }),
]

const registers = (fields: object = {}) =>
  act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [{ ...MAIN, ...fields }] })

/** Its main container waits for another, which says by its exit code whether it may start. */
const BROKEN = act('ecs', 'RegisterTaskDefinition', {
  family: 'web',
  containerDefinitions: [
    { ...MAIN, dependsOn: [{ containerName: 'side', condition: 'SUCCESS' }] },
    { name: 'side', image: 'broken:1', memory: 16, essential: false },
  ],
})

const breaks = (exitCode: number) =>
  act('lab', 'SetContainerBehavior', { image: 'broken:1', exitAfterSeconds: 0, exitCode })

const fails = (fields: object) =>
  act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition: 'web:2', ...fields })

const serves = (desiredCount: number, deploymentConfiguration: object) =>
  act('ecs', 'CreateService', {
    ...CLUSTER,
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount,
    deploymentConfiguration,
  })

const guarded = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } })
const updates = (fields: object) => act('ecs', 'UpdateService', { ...CLUSTER, service: 'web', ...fields })
const CHECKED = { healthCheck: { command: ['CMD', 'true'], interval: 5, retries: 1 } }
const at = (ms: number, ...acts: readonly ReturnType<typeof act>[]) => acts.map((one): TimedAct => [ms, one])

/** Another revision of a read-only root, with a volume where its program writes. */
const mounts = (fields: object) =>
  act('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    volumes: [{ name: 'cache' }],
    containerDefinitions: [
      {
        ...MAIN,
        readonlyRootFilesystem: true,
        mountPoints: [{ sourceVolume: 'cache', containerPath: '/var/cache', ...fields }],
      },
    ],
  })

/** Deployments that fail: by failed starts, by health, by an alarm, by hand; rolled back and not. */
export const FAILING_LABS: readonly { readonly name: string; readonly acts: readonly TimedAct[] }[] = [
  {
    name: 'a program writes to a disk that is read-only, until a volume is mounted there',
    acts: [
      ...at(
        0,
        ...begins,
        registers({ readonlyRootFilesystem: true }),
        act('lab', 'SetContainerBehavior', { image: 'web:1', writes: [{ path: '/var/cache/page', afterSeconds: 5 }] }),
        serves(1, {}),
      ),
      ...at(40_000, mounts({ readOnly: true }), updates({ taskDefinition: 'web' })),
      ...at(80_000, mounts({}), updates({ taskDefinition: 'web' })),
    ],
  },
  {
    name: 'a deployment fails by its starts and is rolled back',
    acts: [
      ...at(0, ...begins, registers(), BROKEN, breaks(1), serves(2, guarded(true))),
      ...at(90_000, updates({ taskDefinition: 'web:2' })),
    ],
  },
  {
    name: 'ECS may not assume the task role any more',
    acts: [
      ...at(
        0,
        ...begins,
        act('iam', 'CreateRole', { RoleName: 'app', AssumeRolePolicyDocument: trusting('ecs-tasks.amazonaws.com') }),
        act('ecs', 'RegisterTaskDefinition', {
          family: 'web',
          taskRoleArn: 'arn:aws:iam::123456789012:role/app',
          containerDefinitions: [MAIN],
        }),
        serves(1, {}),
      ),
      ...at(
        40_000,
        act('iam', 'UpdateAssumeRolePolicy', { RoleName: 'app', PolicyDocument: trusting('ecs.amazonaws.com') }),
        updates({ desiredCount: 2 }),
      ),
    ],
  },
  {
    name: 'an agent is not let in for one reason after the other',
    acts: [
      ...at(
        0,
        act('ecs', 'CreateCluster', { clusterName: 'default' }),
        act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' }),
        act('ec2', 'RunInstances', {
          InstanceType: 'm5.large',
          MinCount: 1,
          MaxCount: 1,
          IamInstanceProfile: { Name: 'web' },
        }),
      ),
      ...at(
        600_000,
        act('iam', 'CreateRole', { RoleName: 'agents', AssumeRolePolicyDocument: trusting('ecs.amazonaws.com') }),
        act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'agents' }),
      ),
      ...at(
        700_000,
        act('iam', 'UpdateAssumeRolePolicy', {
          RoleName: 'agents',
          PolicyDocument: trusting('ec2.amazonaws.com'),
        }),
      ),
      ...at(
        800_000,
        act('iam', 'AttachRolePolicy', {
          RoleName: 'agents',
          PolicyArn: 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
        }),
      ),
    ],
  },
  {
    name: 'a deployment fails by its health, is reset once, and stays',
    acts: [
      ...at(0, ...begins, registers(CHECKED), registers(CHECKED), serves(2, guarded(false))),
      ...at(80_000, fails({ checkFails: { fromSeconds: 0 } })),
      ...at(90_000, updates({ taskDefinition: 'web:2' })),
      ...at(112_000, fails({ reset: true })),
      ...at(300_000, BROKEN, breaks(1), updates({ taskDefinition: 'web:3' })),
    ],
  },
  {
    name: 'a start fails beside one that runs, then nobody is there to go back to',
    acts: [
      ...at(0, ...begins, BROKEN, breaks(0), serves(1, guarded(true))),
      ...at(20_000, breaks(1)),
      ...at(21_000, updates({ desiredCount: 3 })),
      [
        30_000,
        ({ serviceDeployments }) => {
          const { id = '' } = serviceDeployments.get('yard/web')?.[0] ?? {}
          const where = { clusterName: 'yard', name: 'web' }
          return act('ecs', 'StopServiceDeployment', {
            serviceDeploymentArn: deploymentArn('service-deployment', where, id),
          })
        },
      ],
    ],
  },
  {
    name: 'no instance is one that a service asks for',
    acts: [
      ...at(
        0,
        ...begins,
        registers(),
        act('ecs', 'CreateService', {
          ...CLUSTER,
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount: 1,
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
        }),
      ),
      ...at(
        20_000,
        updates({
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == c5.large' }],
        }),
      ),
    ],
  },
  {
    name: 'an old task is lost while new ones start',
    acts: [
      ...at(0, ...begins, registers(CHECKED), registers(CHECKED), serves(2, {})),
      ...at(90_000, updates({ taskDefinition: 'web:2' })),
      [93_000, ({ tasks }) => act('ecs', 'StopTask', { ...CLUSTER, task: [...tasks.keys()][0] })],
    ],
  },
  {
    name: 'an alarm of a deployment goes off while it bakes',
    acts: [
      ...at(
        0,
        ...begins,
        registers(),
        act('cloudwatch', 'PutMetricAlarm', {
          AlarmName: 'errors',
          Namespace: 'Shop',
          MetricName: 'Errors',
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanThreshold',
        }),
        serves(1, { alarms: { alarmNames: ['errors'], enable: true, rollback: true }, bakeTimeInMinutes: 2 }),
      ),
      ...at(
        100_000,
        act('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'as told' }),
      ),
    ],
  },
]
