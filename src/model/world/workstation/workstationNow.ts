import type { World } from '../world.ts'
import type { DockerJob, LocalImage } from './workstation.ts'

/** What the lab's one workstation has on its disk and in its terminal. */
export type Workstation = Pick<
  World,
  'localImages' | 'buildCache' | 'registryLogins' | 'dockerJobs' | 'localContainers'
>

export function runningJob({ dockerJobs }: Pick<World, 'dockerJobs'>): DockerJob | undefined {
  return [...dockerJobs.values()].findLast(({ outcome }) => outcome === null)
}

export function newestJob<K extends DockerJob['kind']>(
  { dockerJobs }: Pick<World, 'dockerJobs'>,
  kind: K,
): Extract<DockerJob, { kind: K }> | undefined {
  return [...dockerJobs.values()].findLast((one): one is Extract<DockerJob, { kind: K }> => one.kind === kind)
}

/** By a name with its registry and tag, or by the id of its config or its beginning, as Docker takes it. */
export function localImageOf({ localImages }: Pick<World, 'localImages'>, name: string): LocalImage | undefined {
  const all = [...localImages.values()]
  const named = all.find(({ names }) => names.includes(name))
  if (named !== undefined) return named
  const id = name.replace(/^sha256:/, '')
  return /^[0-9a-f]{12,64}$/.test(id)
    ? all.find(({ content }) => content.config.digest.startsWith(`sha256:${id}`))
    : undefined
}
