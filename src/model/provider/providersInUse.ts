import { ApiError } from '../api/command.ts'
import type { World } from '../world/world.ts'

/** CPR-1: what tasks or services of a cluster use stays with it. @throws ApiError  ResourceInUseException */
export function refuseProvidersInUse(world: World, clusterName: string, removed: readonly string[]): void {
  if (removed.length === 0) return
  const used = new Set<string>()
  for (const task of world.tasks.values()) {
    if (task.clusterName === clusterName && task.step !== 'stopped' && task.capacityProviderName !== undefined)
      used.add(task.capacityProviderName)
  }
  for (const service of world.services.values()) {
    if (service.clusterName !== clusterName || service.status === 'INACTIVE') continue
    for (const one of service.settings.capacityProviderStrategy ?? []) used.add(one.capacityProvider)
  }
  if (!removed.some((name) => used.has(name))) return
  const message = 'The specified capacity provider is in use and cannot be removed.'
  throw new ApiError('ResourceInUseException', message, 'capacityProviders')
}
