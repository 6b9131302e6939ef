import { ApiError } from '../api/command.ts'
import type { PolicyProblem } from '../world/roles/policyProblem.ts'
import { readPolicy, type PolicyFor } from '../world/roles/readPolicy.ts'

/** IAM's names as they are on the wire. */
export function noSuchEntity(message: string, field: string): ApiError {
  return new ApiError('NoSuchEntity', message, field)
}

export function alreadyExists(message: string, field: string): ApiError {
  return new ApiError('EntityAlreadyExists', message, field)
}

export function deleteConflict(message: string): ApiError {
  return new ApiError('DeleteConflict', message)
}

export function overQuota(quota: string, max: number): ApiError {
  return new ApiError('LimitExceeded', `Cannot exceed quota for ${quota}: ${String(max)}`)
}

/** ROL-3: what is no policy is refused in IAM's words. @throws ApiError  MalformedPolicyDocument */
export function refusePolicy(text: string, policyFor: PolicyFor, field: string): void {
  const read = readPolicy(text, policyFor)
  if ('problem' in read) throw malformed(read.problem, field)
}

function malformed({ isLacking, message, place }: PolicyProblem, field: string): ApiError {
  if (!isLacking) return new ApiError('MalformedPolicyDocument', message, field)
  const where = place === '' ? field : `${field}.${place}`
  return new ApiError('InvalidParameterException', message.replace('parameter', `parameter ${where}`), field)
}

/** What IAM counts: white space is free (IAM guide, reference_iam-quotas). */
export function policySize(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.replaceAll(/\s/g, '').length, 0)
}
