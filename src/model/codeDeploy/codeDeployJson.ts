import { ACCOUNT, REGION, type World } from '../world/world.ts'
import { apiTime, uuidOf } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import {
  deploymentGroupKey,
  isUnderWay,
  type CodeDeployment,
  type DeploymentGroup,
  type EventRun,
} from '../world/codeDeploy/codeDeploy.ts'
import { computedDesiredCount } from '../world/taskSet/taskSet.ts'
import { serviceOf, setNamed } from './stored.ts'

const STYLE = { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' } as const

/** The one target of a deployment: its service. */
export function targetIdOf({ group }: CodeDeployment): string {
  return `${group.clusterName}:${group.serviceName}`
}

/** The members that a group and its deployments have in common, as CodeDeploy answers them. */
function configuredMembers({ applicationName, name, configName, rollback, ...group }: DeploymentGroup): Output {
  const { groupNames, listenerArn, testListenerArn, ready, original } = group
  return {
    applicationName,
    deploymentGroupName: name,
    deploymentConfigName: configName,
    autoRollbackConfiguration: { enabled: rollback.enabled, events: rollback.events },
    deploymentStyle: STYLE,
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: {
        action: original.action,
        terminationWaitTimeInMinutes: original.waitMinutes,
      },
      deploymentReadyOption: { actionOnTimeout: ready.action, waitTimeInMinutes: ready.waitMinutes },
    },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: groupNames.map((one) => ({ name: one })),
          prodTrafficRoute: { listenerArns: [listenerArn] },
          ...(testListenerArn !== null && { testTrafficRoute: { listenerArns: [testListenerArn] } }),
        },
      ],
    },
    computePlatform: 'ECS',
  }
}

export function groupJson(world: World, group: DeploymentGroup): Output {
  const { applicationName, name, serviceRoleArn, alarms, clusterName, serviceName } = group
  const own = [...world.codeDeployments.values()].filter(
    (one) => one.group.name === name && one.group.applicationName === applicationName,
  )
  const last = own.at(-1)
  const good = own.findLast(({ status }) => status === 'Succeeded')
  return {
    ...configuredMembers(group),
    deploymentGroupId: uuidOf(`deploymentGroup ${deploymentGroupKey(applicationName, name)}`),
    serviceRoleArn,
    alarmConfiguration: { enabled: alarms.enabled, alarms: alarms.names.map((one) => ({ name: one })) },
    ecsServices: [{ serviceName, clusterName }],
    ...(good !== undefined && { lastSuccessfulDeployment: briefJson(good) }),
    ...(last !== undefined && { lastAttemptedDeployment: briefJson(last) }),
  }
}

function briefJson({ id, status, createdAtMs, completedAtMs }: CodeDeployment): Output {
  return {
    deploymentId: id,
    status,
    createTime: apiTime(createdAtMs),
    ...(completedAtMs !== null && { endTime: apiTime(completedAtMs) }),
  }
}

/** A deployment as GetDeployment answers it. */
export function infoJson(deployment: CodeDeployment): Output {
  const { id, status, group, description, creator, error, createdAtMs, completedAtMs, step } = deployment
  return {
    ...configuredMembers(group),
    deploymentId: id,
    revision: { revisionType: 'AppSpecContent', appSpecContent: { sha256: sha256Of(deployment) } },
    status,
    ...(error !== null && { errorInformation: error }),
    createTime: apiTime(createdAtMs),
    ...(status !== 'Created' && { startTime: apiTime(createdAtMs) }),
    ...(completedAtMs !== null && { completeTime: apiTime(completedAtMs) }),
    deploymentOverview: overviewOf(deployment),
    ...(description !== null && { description }),
    creator,
    ...rollbackMember(deployment),
    instanceTerminationWaitTimeStarted:
      deployment.takesBack === null && (step === 'TerminationWait' || step === 'Terminate'),
  }
}

/** Sixty-four digits that are the same for the same AppSpec, in the form of AWS's. */
function sha256Of({ appSpec }: CodeDeployment): string {
  const text = JSON.stringify(appSpec)
  return [uuidOf(text), uuidOf(`${text} more`)].join('').replaceAll('-', '')
}

/** One target, in one of these. */
function overviewOf({ status }: CodeDeployment): Output {
  const none = { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 }
  if (status === 'Succeeded' || status === 'Ready' || status === 'InProgress') return { ...none, [status]: 1 }
  return { ...none, [status === 'Created' ? 'Pending' : 'Failed']: 1 }
}

function rollbackMember({ rolledBackBy, takesBack }: CodeDeployment): Output {
  if (takesBack !== null) {
    return {
      rollbackInfo: {
        rollbackTriggeringDeploymentId: takesBack,
        rollbackMessage: `This deployment takes deployment ${takesBack} back.`,
      },
    }
  }
  return rolledBackBy === null ? {} : { rollbackInfo: { rollbackDeploymentId: rolledBackBy } }
}

/** The service of a deployment with its lifecycle events and both task sets, as GetDeploymentTarget answers it. */
export function targetJson(world: World, deployment: CodeDeployment): Output {
  const { id, group, events, stepAtMs, completedAtMs, status } = deployment
  const { clusterName, serviceName } = group
  return {
    deploymentTargetType: 'ECSTarget',
    ecsTarget: {
      deploymentId: id,
      targetId: targetIdOf(deployment),
      targetArn: `arn:aws:ecs:${REGION}:${ACCOUNT}:service/${clusterName}/${serviceName}`,
      lastUpdatedAt: apiTime(completedAtMs ?? stepAtMs),
      lifecycleEvents: events.map(eventJson),
      status: status === 'Created' ? 'Pending' : isUnderWay(deployment) || status === 'Succeeded' ? status : 'Failed',
      taskSetsInfo: taskSetsJson(world, deployment),
    },
  }
}

function eventJson({ name, status, startedAtMs, endedAtMs }: EventRun): Output {
  return {
    lifecycleEventName: name,
    status,
    ...(startedAtMs !== null && { startTime: apiTime(startedAtMs) }),
    ...(endedAtMs !== null && { endTime: apiTime(endedAtMs) }),
  }
}

function taskSetsJson(world: World, deployment: CodeDeployment): readonly Output[] {
  const service = serviceOf(world, deployment)
  if (service === undefined) return []
  const { blueId, greenId, production } = deployment
  const sides = [
    { label: 'Blue', id: blueId, trafficWeight: 100 - production },
    { label: 'Green', id: greenId, trafficWeight: production },
  ]
  return sides.flatMap(({ label, id, trafficWeight }): Output[] => {
    const one = setNamed(service, id)
    if (one === undefined) return []
    const group = world.targetGroups.get(one.settings.loadBalancers[0]?.targetGroupArn ?? '')
    return [
      {
        identifer: one.id,
        desiredCount: computedDesiredCount(service.desiredCount, one.taskSet),
        pendingCount: one.pendingCount,
        runningCount: one.runningCount,
        status: one.taskSet.isDraining === true ? 'DRAINING' : one.status,
        trafficWeight,
        ...(group !== undefined && { targetGroup: { name: group.name } }),
        taskSetLabel: label,
      },
    ]
  })
}
