import { headOf } from '../../base/foreignText.ts'
import { matchesWildcards } from '../../base/wildcards.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

/** What EC2 lists are asked with. */
interface Asked {
  readonly Filters?: readonly Filter[] | undefined
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

interface Filter {
  readonly Name?: string | undefined
  readonly Values?: readonly string[] | undefined
}

/** Of each filter that there is, what an entity has to compare: one of it has to fit. */
export type FilterRows<T> = Readonly<Record<string, (one: T) => readonly string[]>>

/**
 * API-8: what fits all filters, one of the values of each, in which `*` stands for any characters and `?` for one.
 *
 * @throws ApiError  InvalidParameterValue, for a filter that there is not
 */
export function filtered<T>(all: readonly T[], { Filters = [] }: Asked, rows: FilterRows<T>): readonly T[] {
  const tests = Filters.map(({ Name: name = '', Values: values = [] }, index) => {
    const read = Object.hasOwn(rows, name) ? rows[name] : undefined
    if (read === undefined) {
      throw new ApiError(
        'InvalidParameterValue',
        `The filter '${headOf(name, 60)}' is invalid`,
        `Filters[${String(index)}].Name`,
      )
    }
    return (one: T) => read(one).some((has) => values.some((pattern) => matchesWildcards(pattern, has)))
  })
  return all.filter((one) => tests.every((test) => test(one)))
}

/** API-8: one page of an EC2 list: all of it unless `MaxResults` is given. @throws ApiError  InvalidPaginationToken */
export function ec2Page(name: string, all: readonly Output[], { input, raw }: Given<Asked>): Output {
  const { nextToken, ...page } = pageOf(name, {
    arns: all,
    given: {
      input: { maxResults: input.MaxResults ?? Math.max(1, all.length), nextToken: input.NextToken },
      raw: { ...raw, MaxResults: null, NextToken: null },
      kept: [],
    },
    invalidToken: 'InvalidPaginationToken',
  })
  return { ...page, ...(nextToken !== undefined && { NextToken: nextToken }) }
}
