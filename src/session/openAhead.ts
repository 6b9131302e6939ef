import type { LabFile } from '../labfile/labFile.ts'
import type { ErrorShape } from '../model/api/command.ts'
import { createLabSession, type LabSession } from './labSession.ts'

interface Begun {
  readonly session: LabSession
  readonly file: string
  readonly opened: Promise<ErrorShape | null>
}

/** Of the page that is being loaded; no other page finds it. */
let begun: Begun | null = null

/** Has the model open a lab while the page that will show it is still being drawn for the first time. */
export function openAhead(file: LabFile): void {
  const session = createLabSession()
  begun = { session, file: JSON.stringify(file), opened: session.open(file) }
}

/** The session whose lab was asked for ahead, until somebody opens it. */
export function sessionAhead(): LabSession | null {
  return begun?.session ?? null
}

/** What a page opens first. Where just that was asked for ahead it is under way already. */
export function openFirst(session: LabSession, file: LabFile): Promise<ErrorShape | null> {
  const ahead = begun
  begun = null
  return ahead?.session === session && ahead.file === JSON.stringify(file) ? ahead.opened : session.open(file)
}
