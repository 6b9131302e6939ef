import type { Output } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

interface Paged {
  readonly MaxRecords?: number | undefined
  readonly NextToken?: string | undefined
}

/** AWS's default of a page of Auto Scaling. */
const PAGE = 50

/** A page of a list as Auto Scaling names its members. */
export function autoscalingPage(member: string, items: readonly Output[], { input, raw, kept }: Given<Paged>): Output {
  const given = {
    input: { maxResults: input.MaxRecords ?? PAGE, nextToken: input.NextToken },
    raw: { ...raw, MaxRecords: null, NextToken: null },
    kept,
  }
  const { nextToken, ...page } = pageOf(member, { arns: items, given, invalidToken: 'InvalidNextToken' })
  return { ...page, ...(nextToken !== undefined && { NextToken: nextToken }) }
}
