import type { CredentialsCase } from '../../challenge/templates/appCredentials.ts'
import type { DeniedCase } from '../../challenge/templates/appDenied.ts'
import { naiveVerdict } from '../naivePolicies.ts'
import type { Judge } from './judge.ts'

/**
 * Agent, README: ECS_ENABLE_TASK_IAM_ROLE is for "bridge and default network modes", …_NETWORK_HOST for host, and
 * ECS_AWSVPC_BLOCK_IMDS for tasks in awsvpc. Developer Guide, task IAM role: without credentials of a task role the
 * containers may reach those of the instance profile. It reads the lines of ecs.config that the learner reads.
 */
export const appCredentials: Judge<CredentialsCase> = ({ one: { networkMode, hasTaskRole }, ask, read }) => {
  const { families } = read('ListTaskDefinitionFamilies', {}) as { families: readonly string[] }
  const lines = ('code' in ask ? ask.code : []) as readonly string[]
  const asTask = `As ${String(families[0])}-task, the task role`
  const nobody = 'As nobody: no credentials are found'
  if (networkMode === 'none') return [nobody]
  if (networkMode === null) return [hasTaskRole ? asTask : nobody]
  const wanted = { bridge: 'ECS_ENABLE_TASK_IAM_ROLE', host: 'ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST', awsvpc: null }
  const variable = wanted[networkMode]
  if (hasTaskRole && (variable === null || lines.includes(`${variable}=true`))) return [asTask]
  const isKept = networkMode === 'awsvpc' && lines.includes('ECS_AWSVPC_BLOCK_IMDS=true')
  return [isKept ? nobody : 'As ecsInstanceRole, the instance’s role']
}

/** The same pages, and IAM's evaluation of the policy that is shown, on the object that is asked for. */
export const appDenied: Judge<DeniedCase> = ({ one: { host, instance }, ask, read }) => {
  const { families } = read('ListTaskDefinitionFamilies', {}) as { families: readonly string[] }
  const family = String(families[0])
  const policy = JSON.stringify('code' in ask ? ask.code : null)
  const resource = `arn:aws:s3:::${family}-files/secret/prices.csv`
  const mayTask = naiveVerdict([policy], { action: 's3:GetObject', resource, context: {} }) === 'allowed'
  const isByInstance = host === 'NO_ROLE'
  if (isByInstance ? instance : mayTask) return ['It is read, and the task stays RUNNING']
  return [`AccessDenied for ${isByInstance ? 'ecsInstanceRole' : `${family}-task`}; the task stays RUNNING`]
}
