import type { Act } from '../model/api/command.ts'
import { isUnderWay } from '../model/world/codeDeploy/codeDeploy.ts'
import { TRAFFIC_CONFIG_NAMES } from '../model/world/codeDeploy/trafficConfigs.ts'
import type { World } from '../model/world/world.ts'
import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

const codeDeploy = (operation: string, input: Input): Act => ({ service: 'codedeploy', operation, input })
const GROUP = { applicationName: 'shop', deploymentGroupName: 'shop' } as const

const DEFINITION: Input = {
  family: 'shop',
  containerDefinitions: [
    { name: 'main', image: 'main:1', cpu: 64, memory: 64, portMappings: [{ containerPort: 80, hostPort: 0 }] },
  ],
}

/** CodeDeploy at work: what it needs where that is not there, then deployments and what is said to them. */
export function randomCodeDeployAct(draws: Draws, world: World): Act {
  const service = world.services.get('yard/shop')
  if (service?.status !== 'ACTIVE') return create(draws, world)
  if (!world.codeDeployApplications.has('shop')) {
    return codeDeploy('CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' })
  }
  if (!world.deploymentGroups.has('shop/shop')) return codeDeploy('CreateDeploymentGroup', randomGroup(draws, world))
  const [open] = [...world.codeDeployments.values()].filter(isUnderWay)
  if (open === undefined || draws.chance(10)) return codeDeploy('CreateDeployment', randomDeployment(draws))
  const { id: deploymentId } = open
  if (draws.chance(30)) return codeDeploy('StopDeployment', { deploymentId })
  const deploymentWaitType = draws.pick(['READY_WAIT', 'TERMINATION_WAIT'])
  return codeDeploy('ContinueDeployment', { deploymentId, deploymentWaitType })
}

/** Its own two target groups behind a listener of its own, then the service. */
function create(draws: Draws, { targetGroups, listeners, loadBalancers, latestRevisions }: World): Act {
  const ecs = (operation: string, input: Input): Act => ({ service: 'ecs', operation, input })
  if (!latestRevisions.has('shop')) return ecs('RegisterTaskDefinition', DEFINITION)
  const own = [...targetGroups.values()].filter(({ name }) => name.startsWith('shop-'))
  const v2 = (operation: string, input: Input): Act => ({ service: 'elbv2', operation, input })
  if (own.length < 2) return v2('CreateTargetGroup', { Name: `shop-${String(own.length)}`, Protocol: 'HTTP', Port: 80 })
  const [LoadBalancerArn] = loadBalancers.keys()
  if (LoadBalancerArn === undefined) {
    return v2('CreateLoadBalancer', { Name: 'shop', Subnets: ['subnet-1', 'subnet-2', 'subnet-3'] })
  }
  const groupArn = own[0]?.arn
  if (![...listeners.values()].some(({ port }) => port === 8_181)) {
    const DefaultActions = [{ Type: 'forward', TargetGroupArn: groupArn }]
    return v2('CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: 8_181, DefaultActions })
  }
  const behind = [{ targetGroupArn: groupArn, containerName: 'main', containerPort: 80 }]
  const input = {
    cluster: 'yard',
    serviceName: 'shop',
    taskDefinition: 'shop',
    desiredCount: draws.random.between(0, 3),
  }
  const controller = { deploymentController: { type: 'CODE_DEPLOY' }, loadBalancers: behind }
  return ecs('CreateService', { ...input, ...controller })
}

function randomGroup(draws: Draws, world: World): Input {
  const listener = [...world.listeners.values()].find(({ port }) => port === 8_181)
  const waits = draws.chance(40)
  return {
    ...GROUP,
    serviceRoleArn: 'role',
    deploymentConfigName: draws.pick(TRAFFIC_CONFIG_NAMES),
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: {
        action: draws.pick(['TERMINATE', 'TERMINATE', 'KEEP_ALIVE']),
        terminationWaitTimeInMinutes: draws.pick([0, 2]),
      },
      deploymentReadyOption: waits
        ? { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 5 }
        : { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
    },
    autoRollbackConfiguration: {
      enabled: draws.chance(60),
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
    alarmConfiguration: { enabled: draws.chance(40), alarms: [{ name: 'high' }] },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: 'shop-0' }, { name: 'shop-1' }],
          prodTrafficRoute: { listenerArns: [listener?.arn ?? 'none'] },
        },
      ],
    },
    ecsServices: [{ serviceName: 'shop', clusterName: 'yard' }],
  }
}

const LAMBDAS = [
  'arn:aws:lambda:us-east-1:123456789012:function:one',
  'arn:aws:lambda:us-east-1:123456789012:function:two',
]

function randomDeployment(draws: Draws): Input {
  const Properties = { TaskDefinition: 'shop', LoadBalancerInfo: { ContainerName: 'main', ContainerPort: 80 } }
  const Hooks = draws.chance(40) ? [{ [draws.pick(['BeforeInstall', 'AfterAllowTraffic'])]: draws.pick(LAMBDAS) }] : []
  const content = JSON.stringify({ Resources: [{ Target: { Type: 'AWS::ECS::Service', Properties } }], Hooks })
  return { ...GROUP, revision: { revisionType: 'AppSpecContent', appSpecContent: { content } } }
}

/** What makes deployments end before all else is brought to rest. */
export function mendedCodeDeploy(world: World): readonly Act[] {
  const open = [...world.codeDeployments.values()].filter(isUnderWay)
  return open.map(({ id }) => codeDeploy('StopDeployment', { deploymentId: id, autoRollbackEnabled: true }))
}
