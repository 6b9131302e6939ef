import { CODE_DEPLOY_STATUSES } from '../../world/codeDeploy/codeDeploy.ts'
import { TRAFFIC_CONFIG_NAMES } from '../../world/codeDeploy/trafficConfigs.ts'
import type { OperationList } from '../operation.ts'
import {
  absent,
  answer,
  flag,
  keptAs,
  list,
  oneOf,
  optional,
  required,
  struct,
  text,
  timestamp,
  whole,
} from '../shape.ts'

const name = text({ max: 100 })
const named = list(struct({ name: optional(text()) }), { max: 10 })

const alarmConfiguration = struct({
  enabled: optional(flag()),
  ignorePollAlarmFailure: keptAs(flag()),
  alarms: optional(named),
})

const autoRollbackConfiguration = struct({
  enabled: optional(flag()),
  events: optional(
    list(oneOf(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST']), { max: 3 }),
  ),
})

const route = struct({ listenerArns: optional(list(text(), { max: 1 })) })

const loadBalancerInfo = struct({
  elbInfoList: absent('deployments to instances', 'list'),
  targetGroupInfoList: absent('deployments to instances', 'list'),
  targetGroupPairInfoList: optional(
    list(
      struct({
        targetGroups: optional(list(struct({ name: optional(text()) }), { max: 2 })),
        prodTrafficRoute: optional(route),
        testTrafficRoute: optional(route),
      }),
      { max: 1 },
    ),
  ),
})

const WAIT_MAX_MINUTES = 2_880

const blueGreenDeploymentConfiguration = struct({
  terminateBlueInstancesOnDeploymentSuccess: optional(
    struct({
      action: optional(oneOf(['TERMINATE', 'KEEP_ALIVE'])),
      terminationWaitTimeInMinutes: optional(whole({ min: 0, max: WAIT_MAX_MINUTES })),
    }),
  ),
  deploymentReadyOption: optional(
    struct({
      actionOnTimeout: optional(oneOf(['CONTINUE_DEPLOYMENT', 'STOP_DEPLOYMENT'])),
      waitTimeInMinutes: optional(whole({ min: 0, max: WAIT_MAX_MINUTES })),
    }),
  ),
  greenFleetProvisioningOption: absent('deployments to instances', 'structure'),
})

const deploymentStyle = struct({
  deploymentType: optional(oneOf(['BLUE_GREEN'], { IN_PLACE: 'deployments to instances' })),
  deploymentOption: optional(oneOf(['WITH_TRAFFIC_CONTROL'], { WITHOUT_TRAFFIC_CONTROL: 'deployments to instances' })),
})

const INSTANCES = 'deployments to instances'

const revision = struct({
  revisionType: optional(
    oneOf(['AppSpecContent'], {
      S3: 'AppSpec files in S3',
      GitHub: 'AppSpec files on GitHub',
      String: 'deployments to Lambda',
    }),
  ),
  s3Location: absent('AppSpec files in S3', 'structure'),
  gitHubLocation: absent('AppSpec files on GitHub', 'structure'),
  string: absent('deployments to Lambda', 'structure'),
  appSpecContent: optional(struct({ content: optional(text({ max: 10_000 })), sha256: keptAs(text()) })),
})

const nextToken = optional(text())

export const codeDeployOperations = {
  CreateApplication: {
    kind: 'write',
    input: struct({
      applicationName: required(name),
      computePlatform: optional(oneOf(['ECS'], { Server: INSTANCES, Lambda: 'deployments to Lambda' })),
      tags: absent('tags of CodeDeploy', 'list'),
    }),
    output: answer({ applicationId: 'string' }),
  },
  CreateDeploymentGroup: {
    kind: 'write',
    input: struct({
      applicationName: required(name),
      deploymentGroupName: required(name),
      serviceRoleArn: required(text()),
      deploymentConfigName: optional(oneOf(TRAFFIC_CONFIG_NAMES)),
      ec2TagFilters: absent(INSTANCES, 'list'),
      onPremisesInstanceTagFilters: absent(INSTANCES, 'list'),
      autoScalingGroups: absent(INSTANCES, 'list'),
      triggerConfigurations: absent('triggers of CodeDeploy', 'list'),
      alarmConfiguration: optional(alarmConfiguration),
      autoRollbackConfiguration: optional(autoRollbackConfiguration),
      outdatedInstancesStrategy: absent(INSTANCES, 'string'),
      deploymentStyle: optional(deploymentStyle),
      blueGreenDeploymentConfiguration: optional(blueGreenDeploymentConfiguration),
      loadBalancerInfo: optional(loadBalancerInfo),
      ec2TagSet: absent(INSTANCES, 'structure'),
      ecsServices: optional(list(struct({ serviceName: optional(text()), clusterName: optional(text()) }), { max: 1 })),
      onPremisesTagSet: absent(INSTANCES, 'structure'),
      tags: absent('tags of CodeDeploy', 'list'),
      terminationHookEnabled: absent(INSTANCES, 'boolean'),
    }),
    output: answer({ deploymentGroupId: 'string' }),
  },
  CreateDeployment: {
    kind: 'write',
    input: struct({
      applicationName: required(name),
      deploymentGroupName: optional(name),
      revision: optional(revision),
      deploymentConfigName: optional(oneOf(TRAFFIC_CONFIG_NAMES)),
      description: optional(text({ max: 1_000 })),
      ignoreApplicationStopFailures: absent(INSTANCES, 'boolean'),
      targetInstances: absent(INSTANCES, 'structure'),
      autoRollbackConfiguration: optional(autoRollbackConfiguration),
      updateOutdatedInstancesOnly: absent(INSTANCES, 'boolean'),
      fileExistsBehavior: absent(INSTANCES, 'string'),
      deploymentMode: absent(INSTANCES, 'string'),
      overrideAlarmConfiguration: optional(alarmConfiguration),
    }),
    output: answer({ deploymentId: 'string' }),
  },
  StopDeployment: {
    kind: 'write',
    input: struct({ deploymentId: required(text()), autoRollbackEnabled: optional(flag()) }),
    output: answer({ status: 'string', statusMessage: 'string' }),
  },
  ContinueDeployment: {
    kind: 'write',
    input: struct({
      deploymentId: optional(text()),
      deploymentWaitType: optional(oneOf(['READY_WAIT', 'TERMINATION_WAIT'])),
    }),
    output: answer({}),
  },
  GetDeployment: {
    kind: 'read',
    input: struct({ deploymentId: required(text()) }),
    output: answer({ deploymentInfo: 'structure' }),
  },
  GetDeploymentTarget: {
    kind: 'read',
    input: struct({ deploymentId: required(text()), targetId: required(text()) }),
    output: answer({ deploymentTarget: 'structure' }),
  },
  GetDeploymentGroup: {
    kind: 'read',
    input: struct({ applicationName: required(name), deploymentGroupName: required(name) }),
    output: answer({ deploymentGroupInfo: 'structure' }),
  },
  ListApplications: {
    kind: 'read',
    input: struct({ nextToken }),
    output: answer({ applications: 'list', nextToken: 'string' }),
  },
  ListDeploymentGroups: {
    kind: 'read',
    input: struct({ applicationName: required(name), nextToken }),
    output: answer({ applicationName: 'string', deploymentGroups: 'list', nextToken: 'string' }),
  },
  ListDeployments: {
    kind: 'read',
    input: struct({
      applicationName: optional(name),
      deploymentGroupName: optional(name),
      externalId: absent('deployments by CloudFormation', 'string'),
      includeOnlyStatuses: optional(list(oneOf(CODE_DEPLOY_STATUSES), { max: CODE_DEPLOY_STATUSES.length })),
      createTimeRange: optional(struct({ start: optional(timestamp()), end: optional(timestamp()) })),
      nextToken,
    }),
    output: answer({ deployments: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
