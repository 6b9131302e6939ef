import type { Appliers } from './appliers.ts'
import type { Tables } from './tables.ts'
import type { WritableWorld } from './world.ts'

/** What operations configure and nothing else depends on: it is put in its table and taken out again, no more. */
type Configured =
  | 'clusters'
  | 'clusterOptions'
  | 'accountSettings'
  | 'registries'
  | 'repositories'
  | 'images'
  | 'layers'
  | 'layerUploads'
  | 'pulls'
  | 'imageCaches'
  | 'pullBehaviors'
  | 'subnetRoutes'
  | 'pullLimits'
  | 'privateRegistries'
  | 'lifecyclePreviews'
  | 'localImages'
  | 'buildCache'
  | 'registryLogins'
  | 'dockerJobs'
  | 'localContainers'
  | 'logRegions'
  | 'logGroups'
  | 'launchTemplates'
  | 'autoScalingGroups'
  | 'capacityProviders'
  | 'roles'
  | 'users'
  | 'instanceProfiles'
  | 'managedPolicies'
  | 'goneIdentities'
  | 'secretStores'
  | 'parameters'
  | 'secrets'
  | 'environmentFiles'
  | 'injections'
  | 'spotShortages'
  | 'hookAnswers'
  | 'codeDeployApplications'
  | 'deploymentGroups'
  | 'codeDeployments'
  | 'managedScaling'
  | 'lifecycleHooks'
  | 'lifecycleWaits'
  | 'groupPolicies'
  | 'groupScaling'
  | 'groupSchedules'
  | 'tags'
  | 'taskTagging'
  | 'clientTokens'
  | 'loadBalancers'
  | 'classicLoadBalancers'
  | 'targetGroups'
  | 'listeners'
  | 'listenerRules'
  | 'alarms'
  | 'scalingPolicies'
  | 'scheduledActions'
  | 'faults'
type RowOf<Name extends Configured> = Tables[Name] extends Map<string, infer Row> ? Row : never

export type PutChange =
  | {
      [Name in Configured]: {
        readonly kind: 'put'
        readonly table: Name
        readonly key: string
        readonly value: RowOf<Name>
      }
    }[Configured]
  | { readonly kind: 'gone'; readonly table: Configured; readonly key: string }

export const putAppliers: Appliers<PutChange> = {
  put: (world: WritableWorld, { table, key, value }) => (world[table] as Map<string, unknown>).set(key, value),
  gone: (world, { table, key }) => world[table].delete(key),
}
