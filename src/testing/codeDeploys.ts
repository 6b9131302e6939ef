import { createService, NETWORK, registerFargate } from './builders.ts'
import { twoSided, weightsAt, type TwoSided } from './shifting.ts'
import type { Input, TestLab } from './testLab.ts'

/** How the groups of a test are made, unless it says otherwise. */
export const GROUP: Input = {
  applicationName: 'app',
  deploymentGroupName: 'web',
  serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
  deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
  ecsServices: [{ serviceName: 'web', clusterName: 'yard' }],
}

export function waits(ready: Input, original: Input): Input {
  return {
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', ...ready },
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', ...original },
    },
  }
}

export function pairOf({ listener, testListener }: TwoSided, hasTest = true): Input {
  return {
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: 'blue' }, { name: 'green' }],
          prodTrafficRoute: { listenerArns: [listener] },
          ...(hasTest && { testTrafficRoute: { listenerArns: [testListener] } }),
        },
      ],
    },
  }
}

/** Service `web` of `far:1` on Fargate with the CODE_DEPLOY controller, steady behind `blue`, and its deployment group. */
export function codeDeployed(group: Input = {}, hasTest = true): TwoSided {
  const made = twoSided()
  const { lab, groups } = made
  registerFargate(lab)
  registerFargate(lab)
  createService(lab, {
    taskDefinition: 'far:1',
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: NETWORK,
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: groups[0], containerName: 'main', containerPort: 80 }],
  })
  lab.forward(200_000)
  lab.act('codedeploy', 'CreateApplication', { applicationName: 'app', computePlatform: 'ECS' })
  const pair = pairOf(made, hasTest)
  lab.act('codedeploy', 'CreateDeploymentGroup', { ...GROUP, ...pair, ...waits({}, {}), ...group })
  return made
}

export function appSpec(fields: Input = {}, hooks: readonly Input[] = []): string {
  const Properties = {
    TaskDefinition: 'far:2',
    LoadBalancerInfo: { ContainerName: 'main', ContainerPort: 80 },
    ...fields,
  }
  return JSON.stringify({
    version: 0,
    Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties } }],
    Hooks: hooks,
  })
}

/** @returns its id */
export function deploy(lab: TestLab, content = appSpec(), fields: Input = {}): string {
  const { deploymentId } = lab.act('codedeploy', 'CreateDeployment', {
    applicationName: 'app',
    deploymentGroupName: 'web',
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
    ...fields,
  })
  return String(deploymentId)
}

export function infoOf(lab: TestLab, deploymentId: string): Input {
  return lab.act('codedeploy', 'GetDeployment', { deploymentId }).deploymentInfo as Input
}

interface EcsTarget extends Input {
  readonly lifecycleEvents: readonly { readonly lifecycleEventName: string; readonly status: string }[]
  readonly taskSetsInfo: readonly Input[]
}

export function targetOf(lab: TestLab, deploymentId: string): EcsTarget {
  const { deploymentTarget } = lab.act('codedeploy', 'GetDeploymentTarget', { deploymentId, targetId: 'yard:web' })
  return (deploymentTarget as { readonly ecsTarget: EcsTarget }).ecsTarget
}

export function eventsOf(lab: TestLab, deploymentId: string): readonly string[] {
  return targetOf(lab, deploymentId).lifecycleEvents.map((one) => `${one.lifecycleEventName} ${one.status}`)
}

/** One row whenever what GetDeployment tells, the event under way or the weights change, with seconds since the first. */
export function traceOf(made: TwoSided, deploymentId: string, forMs: number): readonly string[] {
  const { lab, production, test } = made
  const startMs = lab.nowMs
  const rows: string[] = []
  let last = ''
  const note = (): void => {
    const under = targetOf(lab, deploymentId).lifecycleEvents.find(({ status }) => status === 'InProgress')
    const weights = `${weightsAt(made, production).join('/')} test ${weightsAt(made, test).join('/')}`
    const row = `${String(infoOf(lab, deploymentId).status)} ${under?.lifecycleEventName ?? '-'} ${weights}`
    if (row === last) return
    last = row
    rows.push(`${String(Math.round((lab.nowMs - startMs) / 1_000))} ${row}`)
  }
  note()
  lab.forward(forMs, note)
  return rows
}

/** Whatever happens, it is taken back. */
export const ALL_BACK = {
  autoRollbackConfiguration: {
    enabled: true,
    events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
  },
}

/** Of each task that there is, its revision. */
export function revisions({ lab }: TwoSided): readonly string[] {
  return lab.tasks().map((one) => one.definitionKey)
}

/** Both task sets as DescribeServices tells them. */
export function sets({ lab }: TwoSided): readonly Input[] {
  const [service] = lab.ecs('DescribeServices', { services: ['web'] }).services as readonly Input[]
  return service?.taskSets as readonly Input[]
}
