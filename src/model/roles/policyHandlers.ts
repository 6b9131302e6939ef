import { ApiError } from '../api/command.ts'
import { apiTime } from '../api/arns.ts'
import type { Handlers } from '../api/operation.ts'
import type { policyOperations } from '../api/roles/policyOperations.ts'
import { MANAGED_POLICIES_MAX } from '../world/labLimits.ts'
import { AWS_MANAGED } from '../world/roles/awsManaged.ts'
import { iamArn } from '../world/roles/iamArns.ts'
import type { ManagedPolicy } from '../world/roles/identities.ts'
import type { World } from '../world/world.ts'
import { alreadyExists, deleteConflict, noSuchEntity, overQuota, policySize, refusePolicy } from './iamErrors.ts'
import { encodedPolicy, policyJson, policyTold, type PolicyTold } from './iamJson.ts'
import { simulated } from './simulating.ts'

const POLICY_SIZE_MAX = 6_144

export const policyHandlers: Handlers<typeof policyOperations> = {
  CreatePolicy(context, { input }) {
    const { PolicyName: name, Path: path = '/', PolicyDocument: text } = input
    const { world, nowMs } = context
    refusePolicy(text, 'identity', 'PolicyDocument')
    if (policySize([text]) > POLICY_SIZE_MAX) throw overQuota('PolicySize', POLICY_SIZE_MAX)
    const arn = iamArn('policy', { path, name })
    if ([...world.managedPolicies.values()].some((one) => one.name === name)) {
      const message = `A policy called ${name} already exists. Duplicate names are not allowed.`
      throw alreadyExists(message, 'PolicyName')
    }
    if (world.managedPolicies.size >= MANAGED_POLICIES_MAX) throw overQuota('PoliciesPerAccount', MANAGED_POLICIES_MAX)
    const value: ManagedPolicy = { arn, name, path, description: input.Description ?? null, text, createdAtMs: nowMs }
    context.emit({ kind: 'put', table: 'managedPolicies', key: arn, value })
    return { Policy: policyJson(world, value) }
  },
  GetPolicy: (world, { input }) => ({ Policy: policyNamed(world, input.PolicyArn).json }),
  GetPolicyVersion(world, { input }) {
    const { json, versionId, text } = policyNamed(world, input.PolicyArn)
    if (input.VersionId !== versionId) {
      const message = `Policy ${input.PolicyArn} version ${input.VersionId} does not exist or is not attachable.`
      throw noSuchEntity(message, 'VersionId')
    }
    return {
      PolicyVersion: {
        Document: encodedPolicy(text),
        VersionId: versionId,
        IsDefaultVersion: true,
        CreateDate: json.CreateDate ?? apiTime(0),
      },
    }
  },
  DeletePolicy(context, { input }) {
    const { PolicyArn: arn } = input
    const { world } = context
    if (AWS_MANAGED.has(arn)) throw new ApiError('AccessDenied', 'Policy is outside your own account.', 'PolicyArn')
    if (!world.managedPolicies.has(arn)) throw noSuchEntity(`Policy ${arn} was not found.`, 'PolicyArn')
    const isAttached = [...world.roles.values(), ...world.users.values()].some(({ attached }) => attached.includes(arn))
    if (isAttached) throw deleteConflict('Cannot delete a policy attached to entities.')
    context.emit({ kind: 'gone', table: 'managedPolicies', key: arn })
    return {}
  },
  SimulatePrincipalPolicy: simulated,
}

/** @throws ApiError  NoSuchEntity */
function policyNamed(world: World, arn: string): PolicyTold {
  const found = policyTold(world, arn)
  if (found !== undefined) return found
  throw noSuchEntity(`Policy ${arn} was not found.`, 'PolicyArn')
}
