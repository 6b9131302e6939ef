import { isUnderWay } from '../../model/world/codeDeploy/codeDeploy.ts'
import { must } from '../../base/assert.ts'
import type { World } from '../../model/world/world.ts'
import { act } from '../randomCommands.ts'
import { FRONT, groupArn, WEB } from './frontActs.ts'
import type { TimedAct } from './play.ts'

const CHECK = 'arn:aws:lambda:us-east-1:123456789012:function:check'

const serves = (world: World) =>
  act('ecs', 'CreateService', {
    ...WEB,
    taskDefinition: 'web:1',
    desiredCount: 2,
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: groupArn(world, 'blue'), containerName: 'main', containerPort: 80 }],
  })

const grouped = ({ listeners }: World) => {
  const [production, test] = [...listeners.keys()]
  return act('codedeploy', 'CreateDeploymentGroup', {
    applicationName: 'app',
    deploymentGroupName: 'web',
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
    deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    ecsServices: [{ serviceName: 'web', clusterName: 'yard' }],
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: 'blue' }, { name: 'green' }],
          prodTrafficRoute: { listenerArns: [production] },
          testTrafficRoute: { listenerArns: [test] },
        },
      ],
    },
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 },
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 2 },
    },
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
  })
}

const deploys = (TaskDefinition: string) =>
  act('codedeploy', 'CreateDeployment', {
    applicationName: 'app',
    deploymentGroupName: 'web',
    revision: {
      revisionType: 'AppSpecContent',
      appSpecContent: {
        content: JSON.stringify({
          version: 0,
          Resources: [
            {
              TargetService: {
                Type: 'AWS::ECS::Service',
                Properties: { TaskDefinition, LoadBalancerInfo: { ContainerName: 'main', ContainerPort: 80 } },
              },
            },
          ],
          Hooks: [{ AfterInstall: CHECK }],
        }),
      },
    },
  })

const answers = (hookStatus: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS') =>
  act('lab', 'SetLifecycleHookAnswer', { hookTargetArn: CHECK, hookStatus, callBackDelay: 45 })

const openId = ({ codeDeployments }: World): string =>
  must([...codeDeployments.values()].find(isUnderWay)?.id, 'a deployment under way')

const goesOn = (world: World) =>
  act('codedeploy', 'ContinueDeployment', { deploymentId: openId(world), deploymentWaitType: 'READY_WAIT' })

const stops = (world: World) =>
  act('codedeploy', 'StopDeployment', { deploymentId: openId(world), autoRollbackEnabled: false })

/** Deployments by CodeDeploy: one to its end, one that fails and is taken back, one that is stopped and is not. */
export const CODE_DEPLOY_LABS: readonly { readonly name: string; readonly acts: readonly TimedAct[] }[] = [
  {
    name: 'CodeDeploy deploys, is taken back, and is stopped',
    acts: [
      ...FRONT,
      [0, serves],
      [200_000, act('codedeploy', 'CreateApplication', { applicationName: 'app', computePlatform: 'ECS' })],
      [200_000, grouped],
      [200_000, answers('IN_PROGRESS')],
      [200_000, deploys('web:2')],
      [360_000, answers('SUCCEEDED')],
      [420_000, goesOn],
      [1_300_000, answers('FAILED')],
      [1_300_000, deploys('web:1')],
      [1_600_000, answers('SUCCEEDED')],
      [1_600_000, deploys('web:1')],
      [1_700_000, stops],
      // At once, and one that has come to its end but for what it deletes.
      [1_800_000, deploys('web:1')],
      [1_800_500, stops],
      [1_900_000, deploys('web:1')],
      [2_100_000, goesOn],
      [2_527_000, stops],
    ],
  },
]
