import { LAB_FORMAT, LAB_VERSION, type LabFile } from '../labfile/labFile.ts'
import type { Command } from '../model/api/command.ts'
import type { BranchInfo, LabInfo, RestoreState } from '../worker/protocol.ts'
import { presentLab, presentMs, type LabState } from './labStore.ts'

/** All that a new worker needs to be where the old one was. */
export function restoreStateOf(state: LabState): RestoreState {
  return { lab: presentLab(state), atMs: presentMs(state) }
}

/** The same without the last command of the active branch, which breaks the model each time, and just before it. */
export function withoutLastCommand(state: RestoreState): {
  readonly state: RestoreState
  readonly leftOut: Command | null
} {
  const active = activeBranch(state.lab)
  const leftOut = active?.log.at(-1) ?? null
  if (active === undefined || leftOut === null) return { state, leftOut: null }
  const shortened: BranchInfo = {
    ...active,
    log: active.log.slice(0, -1),
    headMs: leftOut.atMs,
    ownCount: Math.max(0, active.ownCount - 1),
  }
  const branches = state.lab.branches.map((branch) => (branch === active ? shortened : branch))
  return { state: { lab: { ...state.lab, branches }, atMs: Math.min(state.atMs, leftOut.atMs) }, leftOut }
}

/** Each command once, however many branches inherit it. */
export function commandsCount({ branches }: LabInfo): number {
  return branches.reduce((sum, one) => sum + (one.parentId === null ? one.log.length : one.ownCount), 0)
}

/** A branch as a file, made of the page's own copy: it needs no worker. */
export function fileOf(lab: LabInfo, branchId: string): LabFile {
  const branch = lab.branches.find(({ id }) => id === branchId)
  return { format: LAB_FORMAT, version: LAB_VERSION, title: lab.title, seed: lab.seed, commands: branch?.log ?? [] }
}

function activeBranch(lab: LabInfo): BranchInfo | undefined {
  return lab.branches.find(({ id }) => id === lab.activeBranchId)
}
