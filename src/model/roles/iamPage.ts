import type { Output } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

interface Marked {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

/** One page of a list of IAM, which always says whether there is more. @throws ApiError  ValidationError, for another list's marker */
export function iamPage(name: string, all: readonly unknown[], { input, raw }: Given<Marked>): Output {
  const { nextToken, ...page } = pageOf(name, {
    arns: all,
    given: {
      input: { maxResults: input.MaxItems, nextToken: input.Marker },
      raw: { ...raw, MaxItems: null, Marker: null },
      kept: [],
    },
    invalidToken: 'ValidationError',
  })
  return { ...page, IsTruncated: nextToken !== undefined, ...(nextToken !== undefined && { Marker: nextToken }) }
}
