import { ApiError } from '../api/command.ts'
import type { LaunchType } from '../world/task/launchType.ts'

/** What LATEST has meant on Linux since 2020 (guide, platform-fargate). */
export const LATEST_VERSION = '1.4.0'
const VERSIONS = ['LATEST', LATEST_VERSION, '1.3.0', '1.2.0', '1.1.0', '1.0.0']

/** Only Fargate has platform versions. @throws ApiError  InvalidParameterException, PlatformUnknownException */
export function refusePlatformVersion(launchType: LaunchType, given: string | undefined): void {
  if (given === undefined) return
  const field = 'platformVersion'
  if (launchType === 'EC2') {
    const message = 'The platform version must be null when specifying an EC2 launch type.'
    throw new ApiError('InvalidParameterException', message, field)
  }
  if (VERSIONS.includes(given)) return
  throw new ApiError('PlatformUnknownException', "The specified platform version doesn't exist.", field)
}

/** The version that runs where this one was asked for. */
export function runVersion(given: string): string {
  return given === 'LATEST' ? LATEST_VERSION : given
}
