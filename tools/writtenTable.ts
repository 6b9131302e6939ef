import type { Plugin } from 'vite'
import { lifecycleTable } from '../src/model/world/task/lifecycleTable.ts'

/** Where the table is derived from the machine. */
const TABLE = /\/src\/model\/world\/task\/lifecycleTable\.ts$/

/**
 * Has the built files hold the table of a task's life instead of the machine that it is derived from: the library and
 * the walk along all transitions stood before the first frame, on the page's thread and on the worker's.
 */
export function writtenTable(): Plugin {
  let isMet = false
  return {
    name: 'taskyard-written-table',
    apply: 'build',
    load: {
      filter: { id: TABLE },
      handler() {
        isMet = true
        return `export const lifecycleTable = ${JSON.stringify(lifecycleTable)}`
      },
    },
    generateBundle() {
      // Else the machine would be shipped, and nobody would notice.
      if (!isMet) throw new Error('The table of a task’s life is elsewhere by now')
    },
  }
}
