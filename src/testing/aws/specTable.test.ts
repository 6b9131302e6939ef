import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operationsOf } from '../../model/api/operations.ts'
import { LEFT_OUT, leftOutMembers, membersOf } from './leftOut.ts'
import { neverAnswered } from './members.ts'
import { seenMembers } from './seen.ts'
import { withTable } from './specTable.ts'

describe('API-3 the table of operations in SPEC.md', () => {
  it('is of today; `npm run spec:table` makes it', () => {
    const spec = readFileSync('SPEC.md', 'utf8')
    expect(withTable(spec)).toBe(spec)
  })

  it('names each member that no answer has, and no other', () => {
    const ecs = operationsOf('ecs').map((one) => ['ecs', one] as const)
    expect([...leftOutMembers].sort()).toEqual(neverAnswered(ecs, seenMembers()))
    expect(leftOutMembers.size).toBe(LEFT_OUT.flatMap(membersOf).length)
  })
})
