import { CST, Lexer, parse } from 'yaml'
import { TASK_DEFINITION_LIMITS } from '../../../../labfile/json.ts'
import { isJsonObject, jsonObject, type JsonObject } from '../../../../base/jsonObject.ts'
import { counted } from '../../../../look/numbers.ts'
import { ANSWERED_ALONE } from '../../../../model/api/definition/answeredAlone.ts'
import { hasMoreBytes } from '../../../../base/utf8.ts'

export interface ImportedDefinition {
  /** As RegisterTaskDefinition takes it. */
  readonly text: string
  /** In words: what was done to it. */
  readonly done: string
}

/** A definition that was pasted as YAML or as AWS's CLI answers it; `null` for a text that needs no change, or has none. */
export function importedDefinition(text: string): ImportedDefinition | null {
  if (hasMoreBytes(text, TASK_DEFINITION_LIMITS.bytes)) return null
  const given = recordIn(text)
  if (given === null) return null
  const inner = answered(given)
  const definition = inner ?? given
  if (definition.containerDefinitions === undefined) return null
  const dropped = ANSWERED_ALONE.filter((name) => Object.hasOwn(definition, name))
  const isYaml = jsonObject(text) === null
  if (inner === null && dropped.length === 0 && !isYaml) return null
  const kept = Object.fromEntries(Object.entries(definition).filter(([name]) => !ANSWERED_ALONE.includes(name)))
  const done = [
    ...(isYaml ? [`written as JSON${withoutText(commentsIn(text))}`] : []),
    ...(inner === null ? [] : ['taken out of the answer']),
    ...(dropped.length === 0 ? [] : [`without ${dropped.join(', ')}: AWS adds these, and takes none of them`]),
  ]
  return { text: JSON.stringify(kept, null, 2), done: done.join('; ') }
}

/** What stands in `taskDefinition` as describe-task-definition answers it, with the tags that stand beside it. */
function answered({ containerDefinitions, taskDefinition, tags }: JsonObject): JsonObject | null {
  if (containerDefinitions !== undefined || !isJsonObject(taskDefinition)) return null
  return Array.isArray(tags) && tags.length > 0 ? { ...taskDefinition, tags } : taskDefinition
}

function commentsIn(yaml: string): number {
  return [...new Lexer().lex(yaml)].filter((token) => CST.tokenType(token) === 'comment').length
}

function withoutText(comments: number): string {
  return comments === 0 ? '' : `, which has no comments: ${counted(comments, 'comment')} left out`
}

function recordIn(text: string): JsonObject | null {
  try {
    // JSON is YAML too.
    const value: unknown = parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
