import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LabFile } from '../labfile/labFile.ts'
import type { Command } from '../model/api/command.ts'
import type { LabInfo, Opened } from '../worker/protocol.ts'
import type { BranchView } from './mirror.ts'

/** What the page shows of a lab now. Only the session writes it. */
export interface LabState {
  /** starting: no lab yet. failed: the model could not be rebuilt, see `notice`. */
  readonly status: 'starting' | 'ready' | 'recovering' | 'failed'
  /** Rises with each lab that takes the page: what belongs to one lab ends there. */
  readonly opening: number
  readonly lab: LabInfo
  readonly views: Readonly<Record<string, BranchView>>
  /** Commands of the opened file that the world refused. */
  readonly refusals: Opened['refusals']
  readonly notice: Notice | null
  /** Of a call that takes long, 0 to 1; `null` when nothing does. */
  readonly progress: number | null
  /** Simulated ms for each wall ms over the last second of playing; `null` when paused. */
  readonly effectiveSpeed: number | null
  /** The hash of the active branch when a step forward found nothing more to come; another hash is news. */
  readonly restHash: string | null
}

/** What the page must tell about the model's own health, until somebody dismisses it. */
export type Notice =
  | { readonly kind: 'recovered'; readonly commandsCount: number; readonly atMs: number; readonly message: string }
  /** It broke again and again: it was rebuilt without its last command, which stays in `file`. */
  | {
      readonly kind: 'stopped'
      readonly atMs: number
      readonly message: string
      readonly leftOut: Command | null
      readonly file: LabFile
    }
  /** Its program cannot be fetched now; that is tried again and again. */
  | { readonly kind: 'unreachable'; readonly file: LabFile }
  /** Not even that could be rebuilt. */
  | { readonly kind: 'failed'; readonly message: string; readonly file: LabFile }

export type LabStore = StoreApi<LabState>

const NO_LAB: LabInfo = {
  title: '',
  seed: 0,
  branches: [],
  activeBranchId: 'main',
  shownBranchIds: ['main'],
  canUndo: false,
  canRedo: false,
}

export function createLabStore(): LabStore {
  return createStore<LabState>(() => ({
    status: 'starting',
    opening: 0,
    lab: NO_LAB,
    views: {},
    refusals: [],
    notice: null,
    progress: null,
    effectiveSpeed: null,
    restHash: null,
  }))
}

export function activeView({ lab, views }: LabState): BranchView | undefined {
  return views[lab.activeBranchId]
}

/** The lab with each branch's head as the page saw it last: what a crash is recovered from and a save holds. */
export function presentLab({ lab, views }: LabState): LabInfo {
  const branches = lab.branches.map((branch) => ({ ...branch, headMs: views[branch.id]?.headMs ?? branch.headMs }))
  return { ...lab, branches }
}

/** The present of what is shown. */
export function presentMs(state: LabState): number {
  return activeView(state)?.nowMs ?? 0
}
