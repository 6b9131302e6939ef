import type { TaskLaunch, TaskOverrides } from '../world/task/overrides.ts'
import { LATEST_VERSION, runVersion } from './platformVersion.ts'

interface Asked {
  readonly overrides: TaskOverrides | null
  readonly enableExecuteCommand: boolean
  /** `null` or left out is LATEST, and nothing on EC2. */
  readonly platformVersion?: string | null | undefined
}

/** What a task keeps of how it was asked for: most are started as their definition says and keep nothing. */
export function launchOf({ overrides, enableExecuteCommand, platformVersion = null }: Asked): TaskLaunch | null {
  const version = runVersion(platformVersion ?? LATEST_VERSION)
  if (overrides === null && !enableExecuteCommand && version === LATEST_VERSION) return null
  return { overrides, enableExecuteCommand, platformVersion: version }
}
