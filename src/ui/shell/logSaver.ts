import { create } from 'zustand'

interface LogSaver {
  /** Writes the open lab's commands to a file; null while no lab is open. */
  readonly saveLog: (() => void) | null
}

/** How the page that stopped still lets a learner keep their work. The open lab sets it. */
export const useLogSaver = create<LogSaver>()(() => ({ saveLog: null }))
