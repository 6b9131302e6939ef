import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import { ApiError, type ApiErrorName, type Output } from './command.ts'
import type { Given } from './operation.ts'
import { optional, text, whole } from './shape.ts'

/** What every list takes. */
export const PAGE_MEMBERS = {
  maxResults: optional(whole({ min: 1, max: 100 })),
  nextToken: optional(text()),
}

interface PageInput {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

interface Listed {
  /** The whole list, of ARNs mostly. */
  readonly arns: readonly unknown[]
  /** What was asked: a token is good for the same question only. */
  readonly given: Given<PageInput>
  /** How many a page has when none is asked for. */
  readonly size?: number
  /** What AWS's service calls a token that is none; ECS: InvalidParameterException. */
  readonly invalidToken?: ApiErrorName
}

const PAGE_SIZE = 100

/**
 * One page of a list, with the token of the next if there is more (API-1). A token says where the next page begins and
 * which question it is of, so it stays good when the lab is saved and opened again.
 *
 * @throws ApiError  InvalidParameterException, or as told, for a token of another question
 */
export function pageOf(name: string, { arns, given, size = PAGE_SIZE, invalidToken }: Listed): Output {
  const { maxResults = size, nextToken } = given.input
  const question = questionOf(name, given.raw)
  const start = nextToken === undefined ? 0 : startOf(nextToken, question, invalidToken)
  const end = start + maxResults
  return {
    [name]: arns.slice(start, end),
    ...(end < arns.length && { nextToken: `${question}${String(end)}` }),
  }
}

/** Sixteen digits for what is listed and how it is filtered. */
function questionOf(name: string, raw: Readonly<Record<string, unknown>>): string {
  const filters = Object.keys(raw)
    .filter((key) => !Object.hasOwn(PAGE_MEMBERS, key))
    .sort()
    .map((key) => [key, typeof raw[key] === 'object' ? JSON.stringify(raw[key]) : String(raw[key])])
  return hashText(hashWith(HASH_START, [name, filters]))
}

function startOf(token: string, question: string, invalid: ApiErrorName = 'InvalidParameterException'): number {
  const place = token.slice(question.length)
  if (token.startsWith(question) && /^[1-9][0-9]{0,8}$/.test(place)) return Number(place)
  throw new ApiError(invalid, 'Invalid token.')
}
