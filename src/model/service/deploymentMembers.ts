import type { Output } from '../api/command.ts'
import { runVersion } from '../task/platformVersion.ts'
import type { Service } from '../world/service/service.ts'

/** The members that a deployment and a service revision have from the same settings, as ECS answers them. */
export function settingsMembers({
  launchType,
  network,
  settings,
}: Pick<Service, 'launchType' | 'network' | 'settings'>): Output {
  const { volumeConfigurations } = settings
  return {
    ...launchMembers({ launchType, settings }),
    ...(settings.platformVersion !== null && platformMembers(runVersion(settings.platformVersion))),
    ...(network !== null && { networkConfiguration: { awsvpcConfiguration: network } }),
    ...(volumeConfigurations.length > 0 && { volumeConfigurations }),
  }
}

/** A service of a strategy has no launch type (api, Service). */
export function launchMembers({
  launchType,
  settings: { capacityProviderStrategy },
}: Pick<Service, 'launchType' | 'settings'>): Output {
  return capacityProviderStrategy === undefined ? { launchType } : { capacityProviderStrategy }
}

/** A platform has a version and a family, on Fargate alone. */
export function platformMembers(platformVersion: string): Output {
  return { platformVersion, platformFamily: 'Linux' }
}
