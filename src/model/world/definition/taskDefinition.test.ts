import { describe, expect, it } from 'vitest'
import { definitionKey, reservationOf, type ContainerDefinition, type TaskDefinition } from './taskDefinition.ts'

function container(fields: Partial<ContainerDefinition>): ContainerDefinition {
  return {
    name: 'main',
    image: 'web',
    cpuUnits: 0,
    memoryMib: null,
    memoryReservationMib: null,
    gpus: 0,
    essential: true,
    portMappings: [],
    healthCheck: null,
    stopTimeoutMs: 30_000,
    ...fields,
  }
}

function definition(fields: Partial<TaskDefinition>): TaskDefinition {
  return {
    family: 'web',
    revision: 3,
    status: 'ACTIVE',
    networkMode: 'bridge',
    requiresCompatibilities: [],
    compatibilities: ['EC2'],
    cpuUnits: null,
    memoryMib: null,
    containers: [],
    placementConstraints: [],
    registeredAtMs: 0,
    deregisteredAtMs: null,
    deleteRequestedAtMs: null,
    source: {},
    fieldsWithoutEffect: [],
    ordinal: 0,
    ...fields,
  }
}

describe('PLC-1 what a task reserves', () => {
  const two = [
    container({ cpuUnits: 100, memoryMib: 300, memoryReservationMib: 200 }),
    container({ name: 'side', cpuUnits: 28, memoryMib: 56 }),
  ]

  it.each([
    {
      what: 'the sum of its containers, the soft memory limit before the hard',
      fields: {},
      cpuUnits: 128,
      memoryMib: 256,
    },
    { what: 'its task-level size', fields: { cpuUnits: 512, memoryMib: 1_024 }, cpuUnits: 512, memoryMib: 1_024 },
    { what: 'each of both by itself', fields: { memoryMib: 1_024 }, cpuUnits: 128, memoryMib: 1_024 },
    {
      what: 'the soft limit alone',
      fields: { containers: [container({ memoryReservationMib: 64 })] },
      cpuUnits: 0,
      memoryMib: 64,
    },
  ])('is $what', ({ fields, cpuUnits, memoryMib }) => {
    expect(reservationOf(definition({ containers: two, ...fields }))).toEqual({ cpuUnits, memoryMib })
  })
})

it('DEF-2 a revision is named by its family and number', () => {
  expect(definitionKey({ family: 'web-api', revision: 12 })).toBe('web-api:12')
})
