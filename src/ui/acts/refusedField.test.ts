import { describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import { refusedField } from './refusedField.ts'

const PATHS = {
  name: ['serviceName'],
  definition: ['taskDefinition', 'networkConfiguration'],
  desired: ['desiredCount'],
  placement: ['placementStrategy'],
} as const

/** What the model itself answers. */
function refusalOf(input: Record<string, unknown>) {
  const run = new Run({ seed: 1 })
  run.act({ service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } })
  const containerDefinitions = [{ name: 'web', image: 'web', memory: 128 }]
  run.act({ service: 'ecs', operation: 'RegisterTaskDefinition', input: { family: 'web', containerDefinitions } })
  const wanted = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 1, ...input }
  const answer = run.act({ service: 'ecs', operation: 'CreateService', input: wanted })
  if (!('error' in answer)) throw new Error('it was not refused')
  return answer.error.field
}

describe('API-4 the field that a refusal is about', () => {
  it.each([
    [{ serviceName: 'my web!' }, 'name'],
    [{ desiredCount: -1 }, 'desired'],
    [{ desiredCount: null }, 'desired'],
    [{ taskDefinition: 'none:1' }, 'definition'],
    [{ networkConfiguration: { awsvpcConfiguration: { subnets: [] } } }, 'definition'],
    [{ placementStrategy: [{ type: 'binpack', field: 'disk' }] }, 'placement'],
  ])('%j is refused at %s', (input, field) => {
    expect(refusedField(refusalOf(input), PATHS)).toBe(field)
  })

  it('is none when it is about none of the form’s, and only whole names count', () => {
    expect(refusedField(refusalOf({ launchType: 'MOON' }), PATHS)).toBeNull()
    expect(refusedField(undefined, PATHS)).toBeNull()
    expect(refusedField('desiredCounts', PATHS)).toBeNull()
  })
})
