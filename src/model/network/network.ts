import type { AwsvpcConfiguration } from '../world/service/service.ts'
import type { LaunchType } from '../world/task/launchType.ts'
import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import { ApiError } from '../api/command.ts'

interface NetworkInput {
  readonly awsvpcConfiguration: {
    readonly subnets: readonly string[]
    readonly securityGroups?: readonly string[] | undefined
    readonly assignPublicIp?: 'ENABLED' | 'DISABLED' | undefined
  }
}

/**
 * FGT-2: awsvpc needs a network configuration, and nothing else takes one; only Fargate gives public addresses.
 *
 * @throws ApiError  InvalidParameterException
 */
export function networkFor(
  { definition, launchType }: { readonly definition: TaskDefinition; readonly launchType: LaunchType },
  given: NetworkInput | undefined,
): AwsvpcConfiguration | null {
  if (definition.networkMode === 'awsvpc' && given === undefined) {
    throw new ApiError(
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      'networkConfiguration',
    )
  }
  if (given === undefined) return null
  if (definition.networkMode !== 'awsvpc') {
    throw new ApiError(
      'InvalidParameterException',
      'Network Configuration is not valid for the given networkMode of this task definition.',
      'networkConfiguration',
    )
  }
  const { subnets, securityGroups = [], assignPublicIp = 'DISABLED' } = given.awsvpcConfiguration
  if (assignPublicIp === 'ENABLED' && launchType === 'EC2') {
    throw new ApiError(
      'InvalidParameterException',
      'Assign public IP is not supported for this launch type.',
      'networkConfiguration.awsvpcConfiguration.assignPublicIp',
    )
  }
  return { subnets, securityGroups, assignPublicIp }
}
