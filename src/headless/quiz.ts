import type { Catalogue } from '../challenge/catalogue.ts'
import { drawQuiz } from '../challenge/drawQuiz.ts'
import { conceptOfItem } from '../challenge/items/itemConcept.ts'
import { ITEMS_BYTES_MAX, readItems, type TopicItem } from '../challenge/items/readItems.ts'
import { makeWanted, templateConcepts } from '../challenge/make/makeWanted.ts'
import type { QuestionRef } from '../challenge/question.ts'
import { shown } from '../labfile/shown.ts'
import { StoryFault } from '../lessons/make/storyFault.ts'
import { questionLine } from './questionLine.ts'
import { unknownName, type QuizRequest } from './quizArguments.ts'
import { readInput, type Source } from './readInput.ts'

interface Problem {
  readonly problem: string
}

/** The lines of a quiz, and what is to be said of it besides; or why there is none. */
export type Quiz = { readonly lines: readonly string[]; readonly note: string | null } | Problem

/**
 * Draws a quiz as the page does and makes all of its questions, so that a bad file costs no line.
 *
 * @throws StoryFault  when a template of ours has no key: it is never a file's fault
 */
export async function quizOf(request: QuizRequest, stdin: Source['stdin']): Promise<Quiz> {
  const items = await itemsIn(request.items, stdin)
  if ('problem' in items) return items
  const catalogue = catalogueOf(request, items)
  if ('problem' in catalogue) return catalogue
  const { seed, count, topic } = request
  const refs = drawQuiz(catalogue, { seed, count, ...(topic !== null && { topic }) })
  if (refs.length === 0) {
    const file = `public/challenge/${topic ?? ''}.json`
    return { problem: `No template asks about ${topic ?? 'this'}. Its knowledge items are in ${file}: give --items.` }
  }
  const lines: string[] = []
  for (const ref of refs) {
    const line = lineOf(ref, items)
    if (typeof line === 'object') return line
    lines.push(line)
  }
  const note =
    refs.length < count ? `Only ${String(refs.length)} questions: an item is asked once, and there are no more.` : null
  return { lines, note }
}

interface FileItem extends TopicItem {
  readonly file: string
}

/** The items of all files. An id may stand once. */
async function itemsIn(
  files: readonly string[],
  stdin: Source['stdin'],
): Promise<ReadonlyMap<string, FileItem> | Problem> {
  const found = new Map<string, FileItem>()
  for (const name of files) {
    const file = name === '-' ? 'Standard input' : shown(name)
    const input = await readInput(name, { bytesMax: ITEMS_BYTES_MAX, stdin })
    if ('problem' in input) return { problem: `${file}: ${input.problem}` }
    const reading = readItems(input.text)
    if ('error' in reading) return { problem: `${file}: ${reading.error.message}` }
    for (const one of reading.items) {
      const { id } = one.item
      if (found.has(id)) return { problem: `${file}: an item is called ${id} already.` }
      found.set(id, { ...one, file })
    }
  }
  return found
}

function catalogueOf({ template }: QuizRequest, items: ReadonlyMap<string, FileItem>): Catalogue | Problem {
  const templates = templateConcepts()
  if (template === null) return [...templates, ...[...items.values()].map(conceptOfItem)]
  const chosen = templates.filter(({ id }) => id === `template/${template}`)
  const known = templates.map(({ id }) => id.slice('template/'.length))
  return chosen.length > 0 ? chosen : unknownName({ flag: 'template', name: template, known })
}

function lineOf(ref: QuestionRef, items: ReadonlyMap<string, FileItem>): string | Problem {
  if ('template' in ref) return questionLine(makeWanted(ref))
  const item = items.get(ref.item)
  if (item === undefined) return { problem: `No item is called ${ref.item}.` }
  try {
    return questionLine(makeWanted({ item, seed: ref.seed }))
  } catch (error) {
    if (error instanceof StoryFault) return { problem: `${item.file}: ${error.message}` }
    throw error
  }
}
