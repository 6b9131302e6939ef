import type { Command } from '../model/api/command.ts'

/** A lab as a file: a seed and a log of commands, and nothing that follows from them. */
export interface LabFile {
  readonly format: 'taskyard/lab'
  readonly version: 1
  readonly title: string
  /** Whole, 0 to 2^32 − 1. */
  readonly seed: number
  /** In order of time, at most COMMANDS_MAX. */
  readonly commands: readonly Command[]
}

export const LAB_FORMAT = 'taskyard/lab'
export const LAB_VERSION = 1
export const COMMANDS_MAX = 2_000
/** Characters (code points). */
export const TITLE_MAX = 200
