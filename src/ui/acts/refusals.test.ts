import { describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import { refusedField } from './refusals.ts'

const NAMES = {
  name: ['serviceName'],
  definition: ['taskDefinition', 'TaskDefinition'],
  desired: ['desiredCount'],
} as const

/** What the model itself answers, so that its wording and this reading cannot part. */
function refusalOf(input: Record<string, unknown>) {
  const run = new Run({ seed: 1 })
  run.act({ service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } })
  const wanted = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 1, ...input }
  const answer = run.act({ service: 'ecs', operation: 'CreateService', input: wanted })
  if (!('error' in answer)) throw new Error('it was not refused')
  return answer.error
}

describe('the field that a refusal is about', () => {
  it.each([
    [{ serviceName: 'my web!' }, 'name'],
    [{ desiredCount: -1 }, 'desired'],
    [{ taskDefinition: 'none:1' }, 'definition'],
  ])('%j is refused at %s', (input, field) => {
    expect(refusedField(refusalOf(input), NAMES)).toBe(field)
  })

  it('is none when the message names none', () => {
    expect(refusedField(refusalOf({ cluster: 'elsewhere' }), NAMES)).toBeNull()
  })

  it('is the one that is named first, and only whole words count', () => {
    const error = { name: 'X', message: 'Invalid type for parameter desiredCount, valid: serviceName' }
    expect(refusedField(error, NAMES)).toBe('desired')
    expect(refusedField({ name: 'X', message: 'desiredCounts' }, NAMES)).toBeNull()
  })
})
