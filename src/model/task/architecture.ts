import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { Architecture } from '../world/registry/image.ts'
import type { Task } from '../world/task/task.ts'

/** The lab's instances are all of x86_64; Fargate goes by the definition. */
export function architectureOf(
  source: TaskDefinition['source'] | undefined,
  { launchType }: Pick<Task, 'launchType'>,
): Architecture {
  const platform = source?.runtimePlatform as { readonly cpuArchitecture?: unknown } | undefined
  return launchType === 'FARGATE' && platform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'
}
