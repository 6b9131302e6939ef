import type { Output } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

interface PageInput {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** AWS's default. */
const PAGE = 50

/** A page of a list, whose members Application Auto Scaling writes with capitals. @throws ApiError  for a wrong token */
export function pageOfScaling(name: string, listed: readonly Output[], { input, raw }: Given<PageInput>): Output {
  const given = {
    input: { maxResults: input.MaxResults, nextToken: input.NextToken },
    raw: { ...raw, MaxResults: null, NextToken: null },
    kept: [],
  }
  const page = pageOf(name, { arns: listed, given, size: PAGE, invalidToken: 'InvalidNextTokenException' })
  const { nextToken, ...rest } = page
  return { ...rest, ...(nextToken !== undefined && { NextToken: nextToken }) }
}
