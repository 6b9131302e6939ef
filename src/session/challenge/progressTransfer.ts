import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import { progressText, readProgressFile, type ProgressFile } from '../../challenge/progress/progressFile.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import { saveText } from '../files.ts'
import { addBestPlays, bestPlays, betterPlays, useScenarioProgress } from '../scenarioProgress.ts'
import { answers } from './answers.ts'

/** A larger file is refused unread. */
const FILE_BYTES_MAX = 16 * 1024 * 1024

/** What a file of progress would bring that is not here yet. */
export interface Incoming {
  readonly file: ProgressFile
  readonly fresh: readonly AnswerRecord[]
  /** Scenarios of which it has a better play. */
  readonly better: number
}

/** Hands all progress to the browser as one file. @param day  where the learner is: `2026-11-27` */
export function exportProgress(day: string): void {
  const scenarios = bestPlays(useScenarioProgress.getState())
  saveText(`taskyard-progress-${day}.json`, progressText(answers.use.getState().answers, scenarios))
}

/** Reads a file that may be progress, and changes nothing. */
export async function readIncoming(file: Blob): Promise<Incoming | { readonly error: ErrorShape }> {
  if (file.size > FILE_BYTES_MAX) return refused('FileTooLarge', 'A file of progress has 16 MiB at most.')
  const text = await textOf(file)
  if (text === null) return refused('FileNotReadable', 'The browser could not read this file. Choose it again.')
  const reading = readProgressFile(text)
  if ('error' in reading) return reading
  const known = new Set(answers.use.getState().answers.map(({ id }) => id))
  const fresh = reading.file.answers.filter(({ id }) => !known.has(id))
  const better = betterPlays(useScenarioProgress.getState(), reading.file.scenarios)
  return { file: reading.file, fresh, better: Object.keys(better).length }
}

/** Adds what a file brings. @returns how many answers were new */
export async function takeIncoming({ file }: Incoming): Promise<number> {
  addBestPlays(file.scenarios)
  return answers.add(file.answers)
}

async function textOf(file: Blob): Promise<string | null> {
  try {
    return await file.text()
  } catch {
    // It was moved, or its permission withdrawn, after it was chosen.
    return null
  }
}

function refused(name: string, message: string): { readonly error: ErrorShape } {
  return { error: { name, message } }
}
