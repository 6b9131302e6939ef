import type { LabFile } from '../labfile/labFile.ts'
import type { Act } from '../model/api/command.ts'
import { createLabSession, type LabSession } from './labSession.ts'
import { presentMs } from './labStore.ts'

/** What an address stands for: a lab, the moment it is looked at, and what another side of it does otherwise. */
export interface AddressedRun {
  readonly file: LabFile
  /** Where the lab's story begins: both sides of a comparison part there. */
  readonly originMs: number
  readonly atMs: number
  /** `null`: there is no other side. */
  readonly otherActs: readonly Act[] | null
  /** How far ahead the model is asked what happens if nobody acts; `null`: not at all. */
  readonly forecastMs: number | null
}

/** The session that was begun before the page was there, until the page has it. */
let begun: { readonly session: LabSession; readonly pathname: string } | null = null
/** What is being opened in it, until somebody asks for just that. */
const openings = new WeakMap<LabSession, { readonly key: string; readonly isOpen: Promise<boolean> }>()

export interface BegunRun {
  readonly session: LabSession
  /** Whether it stands, once that is known. */
  readonly isOpen: Promise<boolean>
}

/** Opens the run of a page that is still to come, which takes the session when it is there. */
export function beginRun(run: AddressedRun, pathname: string, session = createLabSession()): BegunRun {
  const isOpen = open(session, run, () => true)
  begun = { session, pathname }
  openings.set(session, { key: keyOf(run), isOpen })
  return { session, isOpen }
}

/** @returns the session that was begun for the page at this path; `null` where none was, or it has been taken */
export function begunFor(pathname: string): LabSession | null {
  return begun?.pathname === pathname ? begun.session : null
}

/** A page stands, with this session: what was begun is taken by it, or is of no use to anybody. */
export function settleBegun(session: LabSession): void {
  if (begun !== null && begun.session !== session) begun.session.end()
  begun = null
}

/**
 * Opens a run, or waits for it where it was begun already.
 *
 * @param isWanted  asked between the steps: somebody may have gone on to another run meanwhile
 * @returns whether it stands
 */
export function openRun(session: LabSession, run: AddressedRun, isWanted: () => boolean): Promise<boolean> {
  return takeBegun(session, run) ?? open(session, run, isWanted)
}

/** Whether the run that was begun before the page stands; `null` where none was, or another, or somebody has taken it. */
export function takeBegun(session: LabSession, run: AddressedRun): Promise<boolean> | null {
  const opening = openings.get(session)
  openings.delete(session)
  return opening?.key === keyOf(run) ? opening.isOpen : null
}

async function open(session: LabSession, run: AddressedRun, isWanted: () => boolean): Promise<boolean> {
  const refused = await session.open(run.file)
  if (refused !== null || !isWanted()) return false
  session.watchForecasts(run.forecastMs)
  // A key may have moved time since: both sides begin where the story does.
  await goTo(session, run.originMs)
  if (run.otherActs !== null) await session.branches.compare(run.otherActs, 'B')
  if (!isWanted()) return false
  await goTo(session, run.atMs)
  return true
}

/** Mostly the lab stands there already, and nothing has to be asked. */
async function goTo(session: LabSession, atMs: number): Promise<void> {
  if (presentMs(session.store.getState()) !== atMs) await session.seek(atMs)
}

function keyOf(run: AddressedRun): string {
  return JSON.stringify(run)
}
