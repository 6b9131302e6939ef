import { CONTAINER_SHORTCUTS, CONTAINER_WAYS } from './containerWays.fixture.ts'
import { FARGATE_SHORTCUTS, FARGATE_WAYS } from './fargateWays.fixture.ts'
import { IMAGE_SHORTCUTS, IMAGE_WAYS } from './imageWays.fixture.ts'
import { ROLE_SHORTCUTS, ROLE_WAYS } from './roleWays.fixture.ts'
import { SCALING_SHORTCUTS, SCALING_WAYS } from './scalingWays.fixture.ts'
import { SHIFTING_SHORTCUTS, SHIFTING_WAYS } from './shiftingWays.fixture.ts'
import { SUBNETS } from '../../model/world/network/subnets.ts'
import {
  A_WHILE_MS,
  addInstances,
  ecs,
  register,
  step,
  stopTasks,
  update,
  type Input,
  type Way,
} from './ways.fixture.ts'

const zones = ['us-east-1a', 'us-east-1b'] as const
const subnets = Object.values(SUBNETS)
const inZones = (some: readonly string[]) => ({
  networkConfiguration: { awsvpcConfiguration: { subnets: some, securityGroups: ['sg-web'] } },
})
const registerApi = step('ecs', 'RegisterTaskDefinition', {
  family: 'api',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'api', image: 'api:1' }],
})
const createApi = (serviceName: string, afterMs: number) =>
  ecs(
    'CreateService',
    { serviceName, taskDefinition: 'api', desiredCount: 2, launchType: 'FARGATE', ...inZones(subnets) },
    afterMs,
  )
const spread = [{ type: 'spread', field: 'attribute:ecs.availability-zone' }]

function guarded(breaker: Input) {
  return { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, ...breaker } } }
}

/** A constraint on one zone. */
function inZone(zone: string) {
  return { type: 'memberOf', expression: `attribute:ecs.availability-zone == ${zone}` }
}

/** For each fix-it ways that are none of its document's own, and hold. */
export const OTHER_WAYS: Readonly<Record<string, readonly Way[]>> = {
  ...CONTAINER_WAYS,
  ...SCALING_WAYS,
  ...SHIFTING_WAYS,
  ...IMAGE_WAYS,
  ...ROLE_WAYS,
  ...FARGATE_WAYS,
  'fix-zone-is-gone': [
    {
      says: 'a constraint on every other zone',
      steps: () => [
        update({
          placementConstraints: [
            { type: 'memberOf', expression: 'attribute:ecs.availability-zone in [us-east-1b, us-east-1c]' },
          ],
        }),
      ],
    },
  ],
  'fix-all-in-one-zone': [
    {
      says: 'spread, and two of the old tasks stopped by name',
      steps: (world) => [update({ placementStrategy: spread }), ...stopTasks(world, 2, 5_000)],
    },
  ],
  'fix-back-without-a-gap': [
    {
      says: 'a service of its own beside the old one, which is deleted then',
      steps: () => [
        register({}),
        ecs('CreateService', { serviceName: 'web-again', taskDefinition: 'web', desiredCount: 2 }),
        ecs('DeleteService', { service: 'web', force: true }, A_WHILE_MS),
      ],
    },
  ],
  'fix-empty-cluster': [
    {
      says: 'two EC2 instances that register with the cluster',
      steps: () =>
        zones.map((AvailabilityZone) =>
          step('ec2', 'RunInstances', {
            InstanceType: 't3.medium',
            MinCount: 1,
            MaxCount: 1,
            UserData: 'ECS_CLUSTER=yard',
            Placement: { AvailabilityZone },
          }),
        ),
    },
    {
      says: 'an Auto Scaling group over two zones',
      steps: () => [
        step('ec2', 'CreateLaunchTemplate', {
          LaunchTemplateName: 'small',
          LaunchTemplateData: { InstanceType: 't3.small', UserData: 'ECS_CLUSTER=yard' },
        }),
        step('autoscaling', 'CreateAutoScalingGroup', {
          AutoScalingGroupName: 'yard',
          MinSize: 0,
          MaxSize: 2,
          DesiredCapacity: 2,
          AvailabilityZones: zones,
          LaunchTemplate: { LaunchTemplateName: 'small' },
        }),
      ],
    },
  ],
  'fix-fixed-port': [
    {
      says: 'an address for each task: awsvpc',
      steps: () => [
        register({ portMappings: [{ containerPort: 80 }] }, { networkMode: 'awsvpc' }),
        update({ taskDefinition: 'web', networkConfiguration: { awsvpcConfiguration: { subnets } } }),
      ],
    },
  ],
  'fix-left-draining': [
    {
      says: 'tasks of half the size, all on the instance that is left',
      steps: () => [
        register({ cpu: 384 }),
        update({
          taskDefinition: 'web',
          desiredCount: 4,
          deploymentConfiguration: { minimumHealthyPercent: 50 },
        }),
      ],
    },
  ],
  'fix-move-to-fargate': [
    {
      says: 'the old service deleted first, and one of its name made when it is INACTIVE',
      steps: () => [registerApi, ecs('DeleteService', { service: 'api', force: true }), createApi('api', A_WHILE_MS)],
    },
    {
      says: 'the old service scaled to 0 and deleted without force',
      steps: () => [
        registerApi,
        createApi('api-2', 0),
        ecs('UpdateService', { service: 'api', desiredCount: 0 }),
        ecs('DeleteService', { service: 'api' }),
      ],
    },
  ],
  'fix-wrong-zone': [
    {
      says: 'the service deleted, and created in the right subnets',
      steps: () => [
        ecs('DeleteService', { service: 'web', force: true }),
        ecs(
          'CreateService',
          { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2, ...inZones(subnets) },
          A_WHILE_MS,
        ),
      ],
    },
  ],
  'fix-update-never-ends': [
    {
      says: 'back to web:1 by hand, and the circuit breaker on for the next time',
      steps: () => [update({ taskDefinition: 'web:1', ...guarded({ rollback: true }) })],
    },
    {
      says: 'a revision that starts, and the circuit breaker',
      steps: () => [register({}), update({ taskDefinition: 'web', ...guarded({ rollback: true }) })],
    },
  ],
  'fix-never-rolls': [
    {
      says: 'one task more to stand in while it rolls, and one less afterwards',
      steps: () => [
        update({ desiredCount: 5, deploymentConfiguration: { minimumHealthyPercent: 80 } }),
        update({ desiredCount: 4 }, 8 * A_WHILE_MS),
      ],
    },
  ],
  'fix-one-per-instance': [
    {
      says: 'one old task after the other stopped by name',
      steps: (world) => stopTasks(world, 3, A_WHILE_MS),
    },
  ],
  'fix-too-large-a-task': [
    {
      says: 'a smaller revision, and old tasks stopped by name to make room',
      steps: (world) => [register({ cpu: 512 }), update({ taskDefinition: 'web' }), ...stopTasks(world, 3, A_WHILE_MS)],
    },
  ],
}

const runTwo = ecs('RunTask', { taskDefinition: 'web', count: 2 })

/** What looks as if it would do. */
export const SHORTCUTS: Readonly<Record<string, readonly Way[]>> = {
  ...CONTAINER_SHORTCUTS,
  ...SCALING_SHORTCUTS,
  ...SHIFTING_SHORTCUTS,
  ...IMAGE_SHORTCUTS,
  ...ROLE_SHORTCUTS,
  ...FARGATE_SHORTCUTS,
  'fix-zone-is-gone': [
    { says: 'an instance more', steps: () => [addInstances({ availabilityZones: ['us-east-1b'] })] },
    { says: 'another zone alone', steps: () => [update({ placementConstraints: [inZone('us-east-1b')] })] },
    {
      says: 'the zone given back',
      steps: () => [step('lab', 'SetZoneAvailable', { availabilityZone: 'us-east-1a', available: true })],
    },
  ],
  'fix-all-in-one-zone': [
    {
      says: 'forced at the default percents',
      steps: () => [update({ placementStrategy: spread, forceNewDeployment: true })],
    },
  ],
  'fix-back-without-a-gap': [
    {
      says: 'two tasks that no service keeps',
      steps: () => [register({}), runTwo, ecs('DeleteService', { service: 'web', force: true }, A_WHILE_MS)],
    },
    {
      says: 'half of it away while it rolls',
      steps: () => [
        register({}),
        update({ taskDefinition: 'web', deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } }),
      ],
    },
  ],
  'fix-empty-cluster': [
    { says: 'one instance for both', steps: () => [addInstances({})] },
    { says: 'two that are too large', steps: () => [addInstances({ count: 2, availabilityZones: zones })] },
  ],
  'fix-fixed-port': [{ says: 'a third instance', steps: () => [addInstances({})] }],
  'fix-left-draining': [
    { says: 'a third instance', steps: () => [addInstances({}), update({ desiredCount: 4 })] },
    { says: 'the count alone', steps: () => [update({ desiredCount: 4 })] },
  ],
  'fix-move-to-fargate': [
    {
      says: 'two tasks that no service keeps',
      steps: () => [
        registerApi,
        ecs('RunTask', { taskDefinition: 'api', count: 2, launchType: 'FARGATE', ...inZones(subnets) }),
        ecs('DeleteService', { service: 'api', force: true }),
      ],
    },
    { says: 'the old service left as it is', steps: () => [registerApi, createApi('api-2', 0)] },
    { says: 'instances after all', steps: () => [addInstances({ count: 2 })] },
  ],
  'fix-wrong-zone': [
    {
      says: 'without the security group',
      steps: () => [update({ networkConfiguration: { awsvpcConfiguration: { subnets } } })],
    },
    { says: 'one zone for both', steps: () => [update(inZones(subnets.slice(0, 1)))] },
    { says: 'an instance where the subnet is', steps: () => [addInstances({ availabilityZones: ['us-east-1c'] })] },
  ],
  'fix-update-never-ends': [
    { says: 'back to web:1, as unguarded as before', steps: () => [update({ taskDefinition: 'web:1' })] },
    { says: 'the circuit breaker without rollback', steps: () => [update(guarded({ rollback: false }))] },
    { says: 'web:2 once more', steps: () => [update({ forceNewDeployment: true })] },
  ],
  'fix-never-rolls': [
    { says: 'the minimum', steps: () => [update({ deploymentConfiguration: { minimumHealthyPercent: 50 } })] },
    { says: 'the default maximum', steps: () => [update({ deploymentConfiguration: { maximumPercent: 200 } })] },
    { says: 'back to web:1', steps: () => [update({ taskDefinition: 'web:1' })] },
  ],
  'fix-one-per-instance': [
    { says: 'without the constraint', steps: () => [update({ placementConstraints: [] })] },
    { says: 'a fourth instance', steps: () => [addInstances({})] },
    { says: '67 %', steps: () => [update({ deploymentConfiguration: { minimumHealthyPercent: 67 } })] },
  ],
  'fix-too-large-a-task': [
    { says: 'a third instance', steps: () => [addInstances({})] },
    {
      says: 'the smaller revision at the default percents',
      steps: () => [register({ cpu: 512 }), update({ taskDefinition: 'web' })],
    },
  ],
}
