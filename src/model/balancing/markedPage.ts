import type { Output } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

interface Marked {
  readonly Marker?: string | undefined
  readonly PageSize?: number | undefined
}

/** The largest page of Elastic Load Balancing, and the one that is given when none is asked for. */
const PAGE = 400

/** API-8: one page of a list, with `NextMarker` if there is more. @throws ApiError  ValidationError, for another list's marker */
export function markedPage(name: string, all: readonly Output[], { input, raw }: Given<Marked>): Output {
  const { nextToken, ...page } = pageOf(name, {
    arns: all,
    given: {
      input: { maxResults: input.PageSize ?? PAGE, nextToken: input.Marker },
      raw: { ...raw, PageSize: null, Marker: null },
      kept: [],
    },
    invalidToken: 'ValidationError',
  })
  return { ...page, ...(nextToken !== undefined && { NextMarker: nextToken }) }
}
