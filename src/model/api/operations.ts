import { attributeOperations } from './attributes/attributeOperations.ts'
import { elbOperations } from './balancing/elbOperations.ts'
import { elbv2Operations } from './balancing/elbv2Operations.ts'
import { lifecycleOperations } from './capacity/lifecycleOperations.ts'
import { groupPolicyOperations } from './groupPolicies/groupPolicyOperations.ts'
import { autoscalingOperations } from './capacity/autoscalingOperations.ts'
import { containerInstanceOperations } from './capacity/containerInstanceOperations.ts'
import { ec2Operations } from './capacity/ec2Operations.ts'
import { codeDeployOperations } from './codeDeploy/codeDeployOperations.ts'
import { accountSettingOperations } from './cluster/accountSettingOperations.ts'
import { clusterOperations } from './cluster/clusterOperations.ts'
import type { CommandService } from './command.ts'
import { definitionOperations } from './definition/definitionOperations.ts'
import { cloudwatchOperations } from './monitoring/cloudwatchOperations.ts'
import { logsOperations } from './logs/logsOperations.ts'
import { faultOperations } from './fault/faultOperations.ts'
import { pullingOperations } from './lab/pullingOperations.ts'
import { labOperations } from './lab/labOperations.ts'
import { deploymentOperations } from './deployment/deploymentOperations.ts'
import type { Operation, OperationList } from './operation.ts'
import { securityGroupOperations } from './network/securityGroupOperations.ts'
import { placementOperations } from './placement/placementOperations.ts'
import { spotOperations } from './provider/spotOperations.ts'
import { providerOperations } from './provider/providerOperations.ts'
import { protectionOperations } from './protection/protectionOperations.ts'
import { serviceOperations } from './service/serviceOperations.ts'
import { iamOperations } from './roles/iamOperations.ts'
import { ecrPublicOperations } from './registry/ecrPublicOperations.ts'
import { ecrOperations } from './registry/ecrOperations.ts'
import { registryOperations } from './registry/registryOperations.ts'
import { environmentFileOperations } from './secrets/environmentFileOperations.ts'
import { secretsOperations } from './secrets/secretsOperations.ts'
import { ssmOperations } from './secrets/ssmOperations.ts'
import { scalingOperations } from './scaling/scalingOperations.ts'
import type { InputOf } from './shape.ts'
import { taskSetOperations } from './taskSet/taskSetOperations.ts'
import { dockerOperations } from './workstation/dockerOperations.ts'
import { tagOperations } from './tags/tagOperations.ts'
import { taskOperations } from './task/taskOperations.ts'
import { trafficOperations } from './traffic/trafficOperations.ts'

/** Every operation by name, without what carries it out: one line a subject. */
export const operations = {
  ecs: {
    ...definitionOperations,
    ...clusterOperations,
    ...accountSettingOperations,
    ...attributeOperations,
    ...taskOperations,
    ...containerInstanceOperations,
    ...providerOperations,
    ...placementOperations,
    ...serviceOperations,
    ...protectionOperations,
    ...taskSetOperations,
    ...deploymentOperations,
    ...tagOperations,
  },
  ec2: { ...ec2Operations, ...securityGroupOperations },
  autoscaling: { ...autoscalingOperations, ...lifecycleOperations, ...groupPolicyOperations },
  elbv2: elbv2Operations,
  elb: elbOperations,
  codedeploy: codeDeployOperations,
  ecr: ecrOperations,
  'ecr-public': ecrPublicOperations,
  docker: dockerOperations,
  logs: logsOperations,
  iam: iamOperations,
  ssm: ssmOperations,
  secretsmanager: secretsOperations,
  cloudwatch: cloudwatchOperations,
  lab: {
    ...labOperations,
    ...spotOperations,
    ...trafficOperations,
    ...faultOperations,
    ...registryOperations,
    ...pullingOperations,
    ...environmentFileOperations,
  },
  'application-autoscaling': scalingOperations,
} as const satisfies Readonly<Record<CommandService, OperationList>>

/** Of each operation, the input as the compiler checks it. */
export type Inputs = {
  readonly [S in CommandService]: {
    readonly [N in keyof (typeof operations)[S]]: (typeof operations)[S][N] extends { readonly input: infer I }
      ? InputOf<I>
      : never
  }
}

/** `undefined` for what is no operation, whatever its name. */
export function operationOf(service: string, operation: string): Operation | undefined {
  const list: OperationList | undefined = Object.hasOwn(operations, service)
    ? operations[service as CommandService]
    : undefined
  return list !== undefined && Object.hasOwn(list, operation) ? list[operation] : undefined
}

export function operationsOf(service: CommandService): readonly string[] {
  return Object.keys(operations[service])
}

/** Whether an operation only reads. */
export function isRead(service: string, operation: string): boolean {
  return operationOf(service, operation)?.kind === 'read'
}
