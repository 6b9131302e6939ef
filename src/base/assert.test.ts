import { describe, expect, it } from 'vitest'
import { assert, AssertionError, must } from './assert.ts'

describe('what must be true', () => {
  it('passes silently when it is', () => {
    expect(() => assert(true, 'a rule')).not.toThrow()
    expect(must(0, 'a count')).toBe(0)
    expect(must('', 'a text')).toBe('')
  })

  it('throws and names the rule when it is not', () => {
    expect(() => assert(false, 'CAP-1')).toThrow(AssertionError)
    expect(() => assert(false, 'CAP-1')).toThrow('Broken: CAP-1')
    for (const missing of [undefined, null]) expect(() => must(missing, 'a task')).toThrow('Broken: a task exists')
  })
})
