import { describe, expect, it } from 'vitest'
import { outageText } from './outage.ts'

const side = (running: number, isPrimary = true) => ({
  definitionKey: 'web:8',
  isPrimary,
  running,
  pending: 4,
  healthy: 0,
})

describe('an outage is called one', () => {
  it('when none of the tasks that are wanted runs, however many are on their way', () => {
    const revisions = [side(0), side(0, false)]
    expect(outageText({ desiredCount: 4, revisions })).toBe('No task runs: every request fails')
    expect(outageText({ desiredCount: 4, revisions: [] })).not.toBeNull()
  })

  it('but not while one runs, of whichever revision and healthy or not, nor when none is wanted', () => {
    expect(outageText({ desiredCount: 4, revisions: [side(0), side(1, false)] })).toBeNull()
    expect(outageText({ desiredCount: 4, revisions: [side(1)] })).toBeNull()
    expect(outageText({ desiredCount: 0, revisions: [side(0)] })).toBeNull()
  })
})
