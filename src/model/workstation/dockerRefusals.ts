import { ApiError } from '../api/command.ts'
import { CALLER_ARN } from '../api/arns.ts'
import { repositoryArn } from '../registry/asked.ts'
import { ecrRegistryOf, repositoryUri, type ImageReference } from '../world/registry/imageReference.ts'
import { LEARNER, mayAct } from '../world/registry/repositoryPolicy.ts'
import { nameFault } from '../world/workstation/localNames.ts'
import { runningJob } from '../world/workstation/workstationNow.ts'
import type { World } from '../world/world.ts'

/** Docker's words, which names no errors: the lab's name for all of them. */
export function dockerError(message: string, field: string | null = null): ApiError {
  return new ApiError('DockerError', message, field)
}

/** DOC-3: its terminal does one thing at a time. @throws ApiError */
export function refuseBusy(world: World): void {
  const job = runningJob(world)
  if (job === undefined) return
  const until = String(Math.ceil((job.endsAtMs - world.nowMs) / 1_000))
  throw dockerError(`The terminal of the workstation is at its docker ${job.kind} for ${until} s more.`)
}

/** @throws ApiError  in Docker's words */
export function refuseName(name: string, field: string): void {
  const fault = nameFault(name)
  if (fault !== null)
    throw dockerError(`Error parsing reference: "${name}" is not a valid repository/tag: ${fault}`, field)
}

/** ECR-8: why a registry of ECR lets the learner do none of these; `null` where it does. */
export function refusedAction(
  world: Pick<World, 'repositories'>,
  reference: ImageReference,
  actions: readonly string[],
): string | null {
  const { host, repository: name } = reference
  const registry = ecrRegistryOf(host)
  if (registry === null) return null
  const repository = world.repositories.get(repositoryUri(reference)) ?? { host, policyText: null }
  const action = actions.find((one) => !mayAct(repository, one, LEARNER))
  if (action === undefined) return null
  const resource = repositoryArn({ service: 'ecr', registryId: registry.accountId, name })
  const because = `because no resource-based policy allows the ${action} action`
  return `denied: User: ${CALLER_ARN} is not authorized to perform: ${action} on resource: ${resource} ${because}`
}
