import type { World } from '../../model/world/world.ts'
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

/** A revision of web with another container beside it. */
const registerBeside = (web: Input, beside: Input) =>
  step('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 256, memory: 512, ...web }, beside],
  })
const logRouter = { name: 'log-router', image: 'log-router:1', cpu: 64, memory: 128 }
const configAgent = { name: 'config-agent', image: 'config-agent:1', cpu: 64, memory: 128, essential: false }
const waitsFor = (condition: string) => ({ dependsOn: [{ containerName: 'config-agent', condition }] })
/** The one target group of the lab. */
const groupIn = (world: World) => [...world.targetGroups.keys()][0]
const roll = update({ taskDefinition: 'web' })

/** Other ways out of the fix-its on containers and load balancers. */
export const CONTAINER_WAYS: Readonly<Record<string, readonly Way[]>> = {
  'fix-sidecar-takes-all-down': [
    {
      says: 'a restart policy for a log router that stays essential',
      steps: () => [
        registerBeside({}, { ...logRouter, restartPolicy: { enabled: true, restartAttemptPeriod: 60 } }),
        roll,
      ],
    },
    { says: 'no log router at all', steps: () => [register({}), roll] },
  ],
  'fix-waits-for-ever': [
    {
      says: 'HEALTHY, with a check that passes',
      steps: () => [
        registerBeside(waitsFor('HEALTHY'), {
          ...configAgent,
          healthCheck: { command: ['CMD-SHELL', 'exit 0'], interval: 10 },
        }),
        roll,
      ],
    },
  ],
  'fix-out-of-memory': [
    {
      says: 'a limit that is just enough, all of it reserved',
      steps: () => [register({ cpu: 128, memory: 384 }), roll],
    },
  ],
  'fix-killed-while-starting': [
    {
      says: 'the service deleted, and created with a grace period',
      steps: (world) => [
        ecs('DeleteService', { service: 'web', force: true }),
        ecs(
          'CreateService',
          {
            serviceName: 'web',
            taskDefinition: 'web',
            desiredCount: 2,
            healthCheckGracePeriodSeconds: 300,
            loadBalancers: [{ targetGroupArn: groupIn(world), containerName: 'web', containerPort: 80 }],
          },
          A_WHILE_MS,
        ),
      ],
    },
  ],
  'fix-no-way-in': [
    {
      says: 'a revision that listens where the group lets in',
      steps: (world) => [
        step('ecs', 'RegisterTaskDefinition', {
          family: 'web',
          networkMode: 'awsvpc',
          cpu: '256',
          memory: '512',
          requiresCompatibilities: ['FARGATE'],
          containerDefinitions: [{ name: 'web', image: 'web:1', portMappings: [{ containerPort: 80 }] }],
        }),
        update({
          taskDefinition: 'web',
          loadBalancers: [{ targetGroupArn: groupIn(world), containerName: 'web', containerPort: 80 }],
        }),
      ],
    },
  ],
}

/** Lets TCP come in to the tasks of `fix-no-way-in`. */
function opened(world: World, ports: readonly [number, number], source: Readonly<Record<string, unknown>>) {
  const [FromPort, ToPort] = ports
  const permission = { IpProtocol: 'tcp', FromPort, ToPort, ...source }
  return step('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: groupsIn(world)[1], IpPermissions: [permission] })
}

function groupsIn({ securityGroups }: World): readonly string[] {
  return [...securityGroups.keys()]
}

/** What looks like a way out of them, and is none. */
export const CONTAINER_SHORTCUTS: Readonly<Record<string, readonly Way[]>> = {
  'fix-sidecar-takes-all-down': [
    { says: 'two tasks more', steps: () => [update({ desiredCount: 4 })] },
    { says: 'the same revision anew', steps: () => [update({ forceNewDeployment: true })] },
    {
      says: 'tasks that do not start together',
      steps: (world) => [update({ desiredCount: 3 }), ...stopTasks(world, 1, A_WHILE_MS), update({ desiredCount: 2 })],
    },
  ],
  'fix-waits-for-ever': [
    { says: 'without the dependency', steps: () => [registerBeside({}, configAgent), roll] },
    {
      says: 'COMPLETE in the place of SUCCESS',
      steps: () => [registerBeside(waitsFor('COMPLETE'), configAgent), roll],
    },
    { says: 'a third instance', steps: () => [addInstances({})] },
  ],
  'fix-out-of-memory': [
    { says: 'a second instance', steps: () => [addInstances({})] },
    { says: 'all of the peak reserved', steps: () => [register({ cpu: 128, memory: 512 }), roll] },
    {
      says: 'a soft limit under the same hard one',
      steps: () => [register({ cpu: 128, memory: 256, memoryReservation: 128 }), roll],
    },
  ],
  'fix-killed-while-starting': [
    { says: 'a grace period that ends too soon', steps: () => [update({ healthCheckGracePeriodSeconds: 30 })] },
    { says: 'without the load balancer', steps: () => [update({ loadBalancers: [] })] },
    {
      says: 'checks that come seldom',
      steps: (world) => [
        step('elbv2', 'ModifyTargetGroup', { TargetGroupArn: groupIn(world), HealthCheckIntervalSeconds: 120 }),
      ],
    },
  ],
  'fix-no-way-in': [
    {
      says: 'the port, from anywhere',
      steps: (world) => [opened(world, [8_080, 8_080], { IpRanges: [{ CidrIp: '0.0.0.0/0' }] })],
    },
    {
      says: 'the whole dynamic range',
      steps: (world) => [opened(world, [32_768, 65_535], { UserIdGroupPairs: [{ GroupId: groupsIn(world)[0] }] })],
    },
    {
      says: 'the port, from the tasks’ own group',
      steps: (world) => [opened(world, [8_080, 8_080], { UserIdGroupPairs: [{ GroupId: groupsIn(world)[1] }] })],
    },
    { says: 'new tasks of the same', steps: () => [update({ forceNewDeployment: true })] },
    {
      says: 'the VPC’s default group, which lets everybody in',
      steps: () => [update({ networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } } })],
    },
  ],
}
