import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { policyOperations } from '../api/registry/policyOperations.ts'
import type { Repository } from '../world/registry/repository.ts'
import { readPolicy } from '../world/roles/readPolicy.ts'
import { namesOf, repositoryAsked, type Registries } from './asked.ts'
import { putRepository } from './repositoryHandlers.ts'

/** ECR-8: who else may do what with a repository. */
export function policyHandlersOf(registries: Registries): Handlers<typeof policyOperations> {
  return {
    SetRepositoryPolicy(context, { input }) {
      const repository = repositoryAsked(context.world, input, { registries, action: 'SetRepositoryPolicy' })
      const { policyText } = input
      refusePolicy(policyText)
      putRepository(context, { ...repository, policyText })
      return { ...namesOf(repository), policyText }
    },
    GetRepositoryPolicy(world, { input }) {
      return policyJson(repositoryAsked(world, input, { registries, action: 'GetRepositoryPolicy' }))
    },
    DeleteRepositoryPolicy(context, { input }) {
      const asked = { registries, action: 'DeleteRepositoryPolicy' }
      const repository = repositoryAsked(context.world, input, asked)
      const gone = policyJson(repository)
      putRepository(context, { ...repository, policyText: null })
      return gone
    },
  }
}

/** @throws ApiError  InvalidParameterException */
export function refusePolicy(policyText: string): void {
  const read = readPolicy(policyText, 'repository')
  if ('document' in read) return
  const { isLacking, reason } = read.problem
  const message = isLacking
    ? `Invalid parameter policyText: ${reason}.`
    : "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'"
  throw new ApiError('InvalidParameterException', message, 'policyText')
}

/** @throws ApiError  RepositoryPolicyNotFoundException */
function policyJson(repository: Repository): Output {
  const { policyText } = repository
  const names = namesOf(repository)
  if (policyText !== null) return { ...names, policyText }
  const message = `Repository policy does not exist for the repository with name '${names.repositoryName}' in the registry with id '${names.registryId}'`
  throw new ApiError('RepositoryPolicyNotFoundException', message, 'repositoryName')
}
