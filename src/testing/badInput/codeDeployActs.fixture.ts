import { must } from '../../base/assert.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Engine } from '../../model/engine/engine.ts'
import type { World } from '../../model/world/world.ts'

const CONTENT = JSON.stringify({
  version: 0,
  Resources: [
    {
      TargetService: {
        Type: 'AWS::ECS::Service',
        Properties: {
          TaskDefinition: 'web:2',
          LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 80 },
        },
      },
    },
  ],
  Hooks: [{ BeforeInstall: 'check' }],
})

function groupNamed({ targetGroups }: World, name: string): string {
  return must(
    [...targetGroups.values()].find((one) => one.name === name),
    name,
  ).arn
}

function createGroup({ listeners }: World, deploymentGroupName: string) {
  const listenerArns = [must([...listeners.keys()].at(-1), 'a listener')]
  return act('codedeploy', 'CreateDeploymentGroup', {
    applicationName: 'shop',
    deploymentGroupName,
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
    deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
    alarmConfiguration: { enabled: true, alarms: [{ name: 'none' }] },
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'] },
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
      deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 },
    },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: 'shop-blue' }, { name: 'shop-green' }],
          prodTrafficRoute: { listenerArns },
          testTrafficRoute: { listenerArns },
        },
      ],
    },
    ecsServices: [{ serviceName: 'shop', clusterName: 'yard' }],
  })
}

function createDeployment(deploymentGroupName: string) {
  return act('codedeploy', 'CreateDeployment', {
    applicationName: 'shop',
    deploymentGroupName,
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content: CONTENT } },
    deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    description: 'next',
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
    overrideAlarmConfiguration: { enabled: true, alarms: [{ name: 'none' }] },
  })
}

/** A service with two deployment groups; a deployment of one of them waits to be continued. */
export function* codeDeploySetUp({ world }: Pick<Engine, 'world'>): Generator<Act> {
  for (const Name of ['shop-blue', 'shop-green']) {
    yield act('elbv2', 'CreateTargetGroup', { Name, Protocol: 'HTTP', Port: 80 })
  }
  const blue = groupNamed(world, 'shop-blue')
  yield act('elbv2', 'CreateListener', {
    LoadBalancerArn: must([...world.loadBalancers.keys()][0], 'a load balancer'),
    Protocol: 'HTTP',
    Port: 81,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: blue }],
  })
  yield act('ecs', 'CreateService', {
    cluster: 'yard',
    serviceName: 'shop',
    taskDefinition: 'web:1',
    desiredCount: 0,
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: blue, containerName: 'web', containerPort: 80 }],
  })
  yield act('codedeploy', 'CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' })
  for (const name of ['waiting', 'idle']) yield createGroup(world, name)
  yield createDeployment('waiting')
}

/** A good act of each operation of CodeDeploy, on the prepared lab. */
export function codeDeployActs(world: World): readonly Act[] {
  const deploymentId = [...world.codeDeployments.keys()][0] ?? ''
  const named = { applicationName: 'shop', deploymentGroupName: 'waiting' }
  return [
    act('codedeploy', 'CreateApplication', { applicationName: 'next', computePlatform: 'ECS' }),
    createGroup(world, 'next'),
    createDeployment('idle'),
    act('codedeploy', 'StopDeployment', { deploymentId, autoRollbackEnabled: true }),
    act('codedeploy', 'ContinueDeployment', { deploymentId, deploymentWaitType: 'READY_WAIT' }),
    act('codedeploy', 'GetDeployment', { deploymentId }),
    act('codedeploy', 'GetDeploymentTarget', { deploymentId, targetId: 'yard:shop' }),
    act('codedeploy', 'GetDeploymentGroup', named),
    act('codedeploy', 'ListApplications', {}),
    act('codedeploy', 'ListDeploymentGroups', { applicationName: 'shop' }),
    act('codedeploy', 'ListDeployments', {
      ...named,
      includeOnlyStatuses: ['Ready'],
      createTimeRange: { start: 0, end: 2_000_000_000 },
    }),
  ]
}
