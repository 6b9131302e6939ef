import { createContext, useContext } from 'react'
import { must } from '../../base/assert.ts'
import type { Act, ErrorShape } from '../../model/api/command.ts'
import type { DeploymentConfiguration } from '../../model/world/service/service.ts'

/** Those of IAM. */
export type RoleForm =
  | 'createRole'
  | 'createUser'
  | 'putPolicy'
  | 'attachPolicy'
  | 'trustPolicy'
  | 'removePermission'
  | 'deleteIdentity'
  | 'createProfile'
  | 'profileRole'

/** The forms over AWS's operations. */
export type FormName =
  | 'addInstances'
  | 'setCapacity'
  | 'registerDefinition'
  | 'createService'
  | 'updateService'
  | 'newRevision'
  | 'deleteService'
  | 'runTask'
  | 'startTask'
  | 'setLoad'
  | 'putAlarm'
  | 'autoScale'
  | 'shiftTraffic'
  | 'deploy'
  | 'createTaskSet'
  | 'scaleTaskSet'
  | 'scaleGroup'
  | 'sendTraffic'
  | 'protectTask'
  | 'deregisterInstance'
  | 'putAttribute'
  | 'balance'
  | 'editTargetGroup'
  | 'authorizeRule'
  | 'createProvider'
  | 'editProvider'
  | 'clusterProviders'
  | 'setStrategy'
  | 'deleteCluster'
  | 'failImage'
  | 'faults'
  | 'createRepository'
  | 'pushImage'
  | 'tagMutability'
  | 'lifecyclePolicy'
  | 'repositoryPolicy'
  | 'deleteRepository'
  | 'dockerBuild'
  | 'dockerTag'
  | 'dockerLogin'
  | 'dockerPush'
  | 'dockerPull'
  | 'dockerRun'
  | 'createLogGroup'
  | 'logRetention'
  | RoleForm
  | 'anyOperation'

/** What a form is about to ask of a service's limits. */
export interface PercentsPreview {
  /** `cluster/name` */
  readonly serviceKey: string
  readonly desiredCount: number
  readonly percents: DeploymentConfiguration
}

export interface LabDesk {
  /** Gives commands at the present, all or none. @returns the refusal of the first that was refused */
  readonly give: (acts: readonly Act[]) => Promise<ErrorShape | null>
  /** The same for an act without a form: a refusal stands under the header. */
  readonly giveNow: (act: Act) => void
  /** Shows beside the active branch another on which these acts were given now. */
  readonly tryOnBranch: (acts: readonly Act[], name: string) => void
  /** Opens a form, about one thing where it takes one: a service or a definition by its key, a task or an instance by its id. */
  readonly openForm: (form: FormName, id?: string) => void
  /** Draws limits that are being chosen, until `null`. */
  readonly preview: (percents: PercentsPreview | null) => void
}

export const LabDeskContext = createContext<LabDesk | null>(null)

export function useLabDesk(): LabDesk {
  return must(useContext(LabDeskContext), 'a lab desk around this part of the page')
}
