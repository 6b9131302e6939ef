import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import {
  deploymentGroupKey,
  type DeploymentGroup,
  type CodeDeployment,
  type RollbackEvent,
} from '../../../model/world/codeDeploy/codeDeploy.ts'
import type { TrafficConfigName } from '../../../model/world/codeDeploy/trafficConfigs.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { ACCOUNT, type World } from '../../../model/world/world.ts'
import { revisionActs, type RevisionWanted } from '../definition/revisionWanted.ts'
import { STOP_AND_ROLL_BACK } from '../deployment/stopDeployment.ts'
import { secondGroupAct, secondName } from '../shifting/secondGroup.ts'

const ROLE = `arn:aws:iam::${ACCOUNT}:role/ecsCodeDeployRole`

/** The ways of StopDeployment: while the original task set is deleted nothing leads back to it (CDP-7). */
export function stopsOf({ step }: Pick<CodeDeployment, 'step'>) {
  const stays = { isTakenBack: false, label: 'Stop, keep traffic as it is' } as const
  return step === 'Terminate' ? [stays] : [{ isTakenBack: true, label: STOP_AND_ROLL_BACK } as const, stays]
}

/** Ends a deployment; with `isTakenBack` another takes it back, whatever its group says (CDP-7). */
export function stopAct(deploymentId: string, isTakenBack: boolean): Act {
  return act('codedeploy', 'StopDeployment', { deploymentId, autoRollbackEnabled: isTakenBack })
}

export function continueAct(deploymentId: string, deploymentWaitType: 'READY_WAIT' | 'TERMINATION_WAIT'): Act {
  return act('codedeploy', 'ContinueDeployment', { deploymentId, deploymentWaitType })
}

/** A deployment group that is made with the deployment (CDP-1). */
export interface GroupWanted {
  readonly applicationName: string
  readonly groupName: string
  /** The target group of replacements, by its ARN; empty for a new one. */
  readonly otherArn: string
  readonly listenerArn: string
  /** Empty for none. */
  readonly testListenerArn: string
  readonly ready: DeploymentGroup['ready']
  readonly original: DeploymentGroup['original']
  readonly rollsBackOn: readonly RollbackEvent[]
  readonly alarmNames: readonly string[]
}

export interface DeployWanted extends RevisionWanted {
  /** By `application/group`; `null` for one that is made. */
  readonly groupKey: string | null
  readonly group: GroupWanted
  readonly configName: TrafficConfigName
}

/** A deployment by CodeDeploy, with the revision, application and deployment group that it needs and that are not there. */
export function deployActs(wanted: DeployWanted, service: Service, world: World): readonly Act[] {
  const { groupKey, group, configName } = wanted
  const current = service.deployments[0]?.definitionKey ?? ''
  const revision = revisionActs(wanted, current, world)
  const own = groupKey === null ? undefined : world.deploymentGroups.get(groupKey)
  return [
    ...revision.acts,
    ...(own === undefined ? groupActs(group, { service, configName, world }) : []),
    act('codedeploy', 'CreateDeployment', {
      applicationName: own?.applicationName ?? group.applicationName,
      deploymentGroupName: own?.name ?? group.groupName,
      ...(own !== undefined && own.configName !== configName && { deploymentConfigName: configName }),
      revision: {
        revisionType: 'AppSpecContent',
        appSpecContent: { content: appSpecOf(service, revision.taskDefinition) },
      },
    }),
  ]
}

interface GroupOf {
  readonly service: Service
  readonly configName: TrafficConfigName
  readonly world: World
}

function groupActs(wanted: GroupWanted, { service, configName, world }: GroupOf): readonly Act[] {
  const { applicationName, groupName, ready, original, rollsBackOn, alarmNames, testListenerArn } = wanted
  const [to] = service.deployments[0]?.settings.loadBalancers ?? []
  const first = world.targetGroups.get(to?.targetGroupArn ?? '')
  const other = world.targetGroups.get(wanted.otherArn)
  const otherName = other?.name ?? (first === undefined ? '' : secondName(first))
  return [
    ...(other === undefined && first !== undefined ? [secondGroupAct(first)] : []),
    ...(world.codeDeployApplications.has(applicationName)
      ? []
      : [act('codedeploy', 'CreateApplication', { applicationName, computePlatform: 'ECS' })]),
    act('codedeploy', 'CreateDeploymentGroup', {
      applicationName,
      deploymentGroupName: groupName,
      serviceRoleArn: ROLE,
      deploymentConfigName: configName,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ecsServices: [{ clusterName: service.clusterName, serviceName: service.name }],
      loadBalancerInfo: {
        targetGroupPairInfoList: [
          {
            targetGroups: [{ name: first?.name ?? '' }, { name: otherName }],
            prodTrafficRoute: { listenerArns: [wanted.listenerArn] },
            ...(testListenerArn !== '' && { testTrafficRoute: { listenerArns: [testListenerArn] } }),
          },
        ],
      },
      blueGreenDeploymentConfiguration: {
        deploymentReadyOption: {
          actionOnTimeout: ready.action,
          ...(ready.action === 'STOP_DEPLOYMENT' && { waitTimeInMinutes: ready.waitMinutes }),
        },
        terminateBlueInstancesOnDeploymentSuccess: {
          action: original.action,
          ...(original.action === 'TERMINATE' && { terminationWaitTimeInMinutes: original.waitMinutes }),
        },
      },
      autoRollbackConfiguration: { enabled: rollsBackOn.length > 0, events: [...rollsBackOn] },
      ...(alarmNames.length > 0 && {
        alarmConfiguration: { enabled: true, alarms: alarmNames.map((name) => ({ name })) },
      }),
    }),
  ]
}

/** CDP-2: the replacement as the task set that serves, but for its revision. */
function appSpecOf({ deployments }: Service, taskDefinition: string): string {
  const [to] = deployments[0]?.settings.loadBalancers ?? []
  const properties = {
    TaskDefinition: taskDefinition,
    LoadBalancerInfo: { ContainerName: to?.containerName, ContainerPort: to?.containerPort },
  }
  return JSON.stringify({
    version: 0,
    Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties: properties } }],
  })
}

/** The deployment groups of a service, by their keys. */
export function groupsOf({ deploymentGroups }: World, { clusterName, name }: Service): readonly DeploymentGroup[] {
  return [...deploymentGroups.values()].filter((one) => one.clusterName === clusterName && one.serviceName === name)
}

export function keyOf({ applicationName, name }: DeploymentGroup): string {
  return deploymentGroupKey(applicationName, name)
}
