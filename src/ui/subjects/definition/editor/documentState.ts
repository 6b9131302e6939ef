import type { JsonObject } from '../../../../labfile/jsonBuilder.ts'
import { readTaskDefinition } from '../../../../labfile/taskDefinitionFile.ts'
import { ApiError, type ErrorShape } from '../../../../model/api/command.ts'
import {
  taskDefinitionInput,
  withSizes,
  type TaskDefinitionInput,
} from '../../../../model/api/definition/taskDefinitionShape.ts'
import { readInput } from '../../../../model/api/readInput.ts'
import { rangeOf, type TextRange } from './places.ts'

/** Why a text is not registered, and where it says so. */
export interface Problem extends TextRange {
  readonly error: ErrorShape
}

export interface DocumentState {
  /** What would be registered; `null` while the text cannot be read. */
  readonly definition: JsonObject | null
  /** The same by its shapes; `null` where a member has not the form that ECS takes. */
  readonly input: TaskDefinitionInput | null
  /** What can be told without asking ECS: faults of the JSON, and of its members' form. */
  readonly problem: Problem | null
}

/** What a text is as a task definition. Of several problems it is the first, as AWS answers one. */
export function readDocument(text: string): DocumentState {
  const reading = readTaskDefinition(text)
  if ('error' in reading) {
    const { error, offset = 0 } = reading
    // What is missing at the end is marked at the last character.
    const from = Math.min(offset, Math.max(0, text.trimEnd().length - 1))
    return { definition: null, input: null, problem: { error, from, to: Math.min(text.length, from + 1) } }
  }
  const { definition } = reading
  const read = inputOf(definition)
  return 'error' in read
    ? { definition, input: null, problem: problemAt(text, read.error) }
    : { definition, input: read.input, problem: null }
}

/** A refusal at the member that it is about. */
export function problemAt(text: string, error: ErrorShape): Problem {
  return { error, ...rangeOf(text, error.field ?? '') }
}

function inputOf(definition: object): { readonly input: TaskDefinitionInput } | { readonly error: ErrorShape } {
  try {
    return { input: withSizes(readInput(taskDefinitionInput, definition).value) }
  } catch (error) {
    if (error instanceof ApiError) return { error: error.shape }
    throw error
  }
}
