import { cutText } from '../../base/foreignText.ts'
import { TIME_MAX_MS } from '../../base/eventQueue.ts'
import { readJson } from '../../labfile/json.ts'
import type { JsonObject, JsonValue } from '../../labfile/jsonBuilder.ts'
import { LAB_FORMAT, LAB_VERSION } from '../../labfile/labFile.ts'
import { readLabFile } from '../../labfile/parse.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import {
  BRANCH_NAME_MAX,
  BRANCHES_MAX,
  SAVED_LIMITS,
  type BranchInfo,
  type RestoreState,
} from '../../worker/protocol.ts'

const FORMAT = 'taskyard/saved'
const VERSION = 1
export type SavedReading = { readonly state: RestoreState } | { readonly error: ErrorShape }

/** A lab with its branches as text. What was undone is not kept: redo ends with the page. */
export function savedText({ lab, atMs }: RestoreState): string {
  const { title, seed, activeBranchId, shownBranchIds } = lab
  const branches = lab.branches.map(({ id, name, parentId, forkAtMs, headMs, ownCount, log }) => {
    return { id, name, parentId, forkAtMs, headMs, ownCount, commands: log }
  })
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    title,
    seed,
    atMs,
    activeBranchId,
    shownBranchIds,
    branches,
  })
}

/** Whether a text means to be a saved lab, whole or not. */
export function looksLikeSaved(text: string): boolean {
  return text.slice(0, 200).includes(`"${FORMAT}"`)
}

/** Reads what `savedText` wrote. Somebody may have edited it, so it is trusted no more than a file. */
export function readSaved(text: string): SavedReading {
  const reading = readJson(text, SAVED_LIMITS)
  if ('error' in reading) return reading
  const { value } = reading
  if (!isObject(value) || value.format !== FORMAT) return damaged('it is not a saved lab')
  if (typeof value.version !== 'number' || value.version < VERSION) return damaged('its version')
  if (value.version !== VERSION) {
    const message = 'This lab was saved by a newer Taskyard: reload the page, then open it.'
    return { error: { name: 'NewerSavedLab', message } }
  }
  const { title, seed, atMs, activeBranchId, shownBranchIds, branches } = value
  if (!Array.isArray(branches) || branches.length === 0 || branches.length > BRANCHES_MAX)
    return damaged('its branches')
  const infos: BranchInfo[] = []
  for (const branch of branches as readonly JsonValue[]) {
    const info = branchOf(branch, { title, seed })
    if (info === undefined || !isRooted(info, infos)) return damaged(`branch ${String(infos.length + 1)}`)
    infos.push(info)
  }
  if (!isTime(atMs) || typeof activeBranchId !== 'string' || !isTexts(shownBranchIds)) return damaged('where it was')
  const lab = {
    title: title as string,
    seed: seed as number,
    branches: infos,
    activeBranchId,
    shownBranchIds,
    canUndo: false,
    canRedo: false,
  }
  return { state: { lab, atMs } }
}

/** A branch comes after the one it was forked from: so no branch is its own ancestor. */
function isRooted({ id, parentId }: BranchInfo, earlier: readonly BranchInfo[]): boolean {
  const hasParent = parentId === null || earlier.some((one) => one.id === parentId)
  return hasParent && earlier.every((one) => one.id !== id)
}

/** The branch as a lab file must be one; then what a file does not have is checked here. */
function branchOf(
  value: JsonValue,
  { title, seed }: { title: JsonValue | undefined; seed: JsonValue | undefined },
): BranchInfo | undefined {
  if (!isObject(value)) return undefined
  const { id, name, parentId, forkAtMs, headMs, ownCount, commands } = value
  const fields = { title, seed, commands }
  const given = Object.entries(fields).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined)
  const reading = readLabFile({ format: LAB_FORMAT, version: LAB_VERSION, ...Object.fromEntries(given) })
  if ('error' in reading) return undefined
  if (typeof id !== 'string' || typeof name !== 'string' || (parentId !== null && typeof parentId !== 'string')) {
    return undefined
  }
  const log = reading.file.commands
  if (!isTime(forkAtMs) || !isTime(headMs) || typeof ownCount !== 'number') return undefined
  if (!Number.isInteger(ownCount) || ownCount < 0 || ownCount > log.length) return undefined
  return { id, name: cutText(name, BRANCH_NAME_MAX), parentId, forkAtMs, headMs, ownCount, log, redoable: [] }
}

function damaged(what: string): SavedReading {
  const message = `This saved lab is damaged: ${what} cannot be read. Its text can still be saved as a file.`
  return { error: { name: 'SavedLabDamaged', message } }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTime(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= TIME_MAX_MS
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
