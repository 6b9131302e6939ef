import type { LabDesk } from './labDesk.ts'

/** The desk of a page on which nobody presses anything. */
export const UNPRESSED: LabDesk = {
  give: () => Promise.reject(new Error('nobody presses on this desk')),
  giveNow: () => undefined,
  tryOnBranch: () => undefined,
  openForm: () => undefined,
  preview: () => undefined,
}
