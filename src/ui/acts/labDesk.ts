import { createContext, useContext } from 'react'
import { must } from '../../base/assert.ts'
import type { Act, ErrorShape } from '../../model/api/command.ts'

/** The forms over AWS's operations. */
export type ActForm =
  | 'addInstances'
  | 'setCapacity'
  | 'registerDefinition'
  | 'createService'
  | 'updateService'
  | 'deleteService'
  | 'runTask'
  | 'setLoad'
  | 'protectTask'
  | 'anyOperation'

export interface LabDesk {
  /** Gives commands at the present, all or none. @returns the refusal of the first that was refused */
  readonly give: (acts: readonly Act[]) => Promise<ErrorShape | null>
  /** The same for an act without a form: a refusal stands under the header. */
  readonly giveNow: (act: Act) => void
  /** Shows beside the active branch another on which these acts were given now. */
  readonly tryOnBranch: (acts: readonly Act[], name: string) => void
  /** Opens a form, about one thing where it takes one: a service by its key, a task by its id. */
  readonly openForm: (form: ActForm, id?: string) => void
}

export const LabDeskContext = createContext<LabDesk | null>(null)

export function useLabDesk(): LabDesk {
  return must(useContext(LabDeskContext), 'a lab desk around this part of the page')
}
