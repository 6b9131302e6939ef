import type { LabFile } from '../../labfile/labFile.ts'

/** What a lab holds, for somebody who is asked whether to open it. Nothing of it has run. */
export interface LabPreview {
  readonly title: string
  readonly commandsCount: number
  /** Each operation with how often it stands in the log, the most frequent first. */
  readonly operations: readonly OperationCount[]
  /** The last command's time. */
  readonly lastAtMs: number
}

interface OperationCount {
  readonly service: string
  readonly operation: string
  readonly count: number
}

export function previewOf({ title, commands }: LabFile): LabPreview {
  const counts = new Map<string, OperationCount>()
  for (const { service, operation } of commands) {
    const key = `${service} ${operation}`
    counts.set(key, { service, operation, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const operations = [...counts.values()].sort((one, other) => other.count - one.count)
  return { title, commandsCount: commands.length, operations, lastAtMs: commands.at(-1)?.atMs ?? 0 }
}
