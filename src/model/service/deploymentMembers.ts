import type { Output } from '../api/command.ts'
import type { Service } from '../world/service/service.ts'
import type { ServiceSettings } from '../world/service/settings.ts'

/** What LATEST means for Linux on Fargate. */
const LATEST_VERSION = '1.4.0'

/** The members that a deployment and a service revision have from the same settings, as ECS answers them. */
export function settingsMembers({
  launchType,
  network,
  settings,
}: Pick<Service, 'launchType' | 'network' | 'settings'>): Output {
  const { volumeConfigurations } = settings
  return {
    launchType,
    ...(settings.platformVersion !== null && platformMembers(runVersion(settings.platformVersion))),
    ...(network !== null && { networkConfiguration: { awsvpcConfiguration: network } }),
    ...(volumeConfigurations.length > 0 && { volumeConfigurations }),
  }
}

/** A platform has a version and a family, on Fargate alone. */
export function platformMembers(platformVersion: string): Output {
  return { platformVersion, platformFamily: 'Linux' }
}

function runVersion(given: NonNullable<ServiceSettings['platformVersion']>): string {
  return given === 'LATEST' ? LATEST_VERSION : given
}
