import { cutText } from '../base/foreignText.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { foreignFormat } from '../labfile/foreignFormat.ts'
import { parseLabFile, serializeLabFile } from '../labfile/parse.ts'
import { readTaskDefinition } from '../labfile/taskDefinitionFile.ts'
import type { JsonObject } from '../labfile/jsonBuilder.ts'
import type { ErrorShape } from '../model/api/command.ts'
import { SAVED_LIMITS, type RestoreState } from '../worker/protocol.ts'
import { looksLikeScenario, readOpenedScenario, type OpenedScenario } from './openedScenario.ts'
import { looksLikeSaved, readSaved } from './saving/savedLab.ts'

/** A larger file is refused unread. */
export const FILE_BYTES_MAX = SAVED_LIMITS.bytes

/** What a file from somebody's disk turned out to be. */
export type OpenedFile =
  | { readonly kind: 'lab'; readonly file: LabFile }
  /** A lab with its branches, as it was taken out of the saved ones. */
  | { readonly kind: 'saved'; readonly state: RestoreState }
  | { readonly kind: 'taskDefinition'; readonly definition: JsonObject; readonly text: string }
  | { readonly kind: 'scenario'; readonly opened: OpenedScenario }
  | { readonly kind: 'refused'; readonly error: ErrorShape }

/** Reads a lab, a scenario or a task definition. What it is not is told by its first bytes, before anything is parsed. */
export async function openFile(blob: Blob): Promise<OpenedFile> {
  if (blob.size === 0) return refused('EmptyFile', 'This file is empty.')
  if (blob.size > FILE_BYTES_MAX) {
    const [has, most] = [blob.size, FILE_BYTES_MAX].map((bytes) => String(Math.ceil(bytes / (1024 * 1024))))
    return refused(
      'FileTooLarge',
      `This file has ${has ?? ''} MiB: a lab or a task definition has ${most ?? ''} at most.`,
    )
  }
  const bytes = await bytesOf(blob)
  if (bytes === undefined) return refused('FileNotReadable', 'The browser could not read this file. Choose it again.')
  const hint = foreignFormat(bytes)
  if (hint !== undefined) return refused('NotText', hint)
  const text = decoded(bytes)
  if (text === undefined) return refused('NotText', 'This file is not text in UTF-8. Save it as UTF-8.')
  return openText(text)
}

/** The same for text that was pasted. */
export function openText(text: string): OpenedFile {
  if (looksLikeSaved(text)) {
    const reading = readSaved(text)
    return 'state' in reading ? { kind: 'saved', state: reading.state } : { kind: 'refused', error: reading.error }
  }
  if (looksLikeScenario(text)) {
    const reading = readOpenedScenario(text)
    return 'error' in reading ? { kind: 'refused', error: reading.error } : { kind: 'scenario', opened: reading.opened }
  }
  const lab = parseLabFile(text)
  if ('file' in lab) return { kind: 'lab', file: lab.file }
  const reading = readTaskDefinition(text)
  if ('error' in reading) return { kind: 'refused', error: looksLikeLab(text) ? lab.error : reading.error }
  // An object that names neither a lab's format nor containers is a poor lab rather than a task definition.
  if (reading.definition.containerDefinitions === undefined && reading.definition.family === undefined) {
    return { kind: 'refused', error: lab.error }
  }
  return { kind: 'taskDefinition', definition: reading.definition, text }
}

/** Hands a lab to the browser as a download. */
export function saveLabFile(file: LabFile): void {
  saveText(`${fileNameOf(file.title)}.taskyard.json`, serializeLabFile(file))
}

/** Hands text to the browser as a download. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A title as a file name that every system takes. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  return cutText(name, 60) || 'lab'
}

async function bytesOf(blob: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch {
    // The file was moved or its permission withdrawn after it was chosen.
    return undefined
  }
}

function looksLikeLab(text: string): boolean {
  return text.includes('"taskyard/lab"')
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    // A byte order mark of UTF-8 is taken away by the decoder.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function refused(name: string, message: string): OpenedFile {
  return { kind: 'refused', error: { name, message } }
}
