import { describe, expect, it } from 'vitest'
import { TestLab, type Input } from '../../testing/testLab.ts'
import { awsvpc, map, one, refusalOf, registered, two } from './definition.fixture.ts'

const needs = (containerName: string, condition: string) => ({ dependsOn: [{ containerName, condition }] })

describe('DEF-4 what ECS refuses of a definition', () => {
  it.each<readonly [input: Input, field: string]>([
    [one({ image: undefined }), 'containerDefinitions[0].image'],
    [one(map({ hostPort: 80 })), 'containerDefinitions[0].portMappings[0].containerPort'],
    [awsvpc(one(map({ containerPort: 80, hostPort: 81 }))), 'containerDefinitions[0].portMappings[0].hostPort'],
    [two({}, { name: 'a' }), 'containerDefinitions[1].name'],
    [{ ...one({}), placementConstraints: [{ type: 'x' }] }, 'placementConstraints[0].type'],
    [
      one({ ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] }),
      'containerDefinitions[0].ulimits[0].softLimit',
    ],
  ])('names the field: %j', (input, field) => {
    expect(new TestLab().refused('ecs', 'RegisterTaskDefinition', input).field).toBe(field)
  })

  it.each<readonly [what: string, input: Input]>([
    [
      'one host port of each protocol',
      two(map({ containerPort: 53, hostPort: 53 }), map({ containerPort: 53, hostPort: 53, protocol: 'udp' })),
    ],
    ['two dynamic ports', two(map({ containerPort: 80 }), map({ containerPort: 80 }))],
    ['a range of ports', one(map({ containerPortRange: '5000-5100' }))],
    ['a chain of dependencies', two(needs('b', 'START'), {})],
    ['waiting for a container that may end', two(needs('b', 'SUCCESS'), { essential: false })],
    [
      'soft limits that fit the task, though the hard ones together do not',
      { ...two({ memory: 400, memoryReservation: 256 }, { memory: 400, memoryReservation: 256 }), memory: '512' },
    ],
    ['links in bridge mode, with an alias', two({ links: ['b:store'] }, {})],
    ['the least and the most CPU', { ...one({ cpu: 0 }), cpu: '192 vCPU' }],
    ['exactly the task’s CPU and memory', { ...one({ cpu: 256, memory: 512 }), cpu: '256', memory: '512' }],
    ['an image by its digest', one({ image: 'registry.example:5000/a/web@sha256:0a' })],
    ['a role by its name', { ...one({}), taskRoleArn: 'task-role' }],
    ['limits without end', one({ ulimits: [{ name: 'core', softLimit: 5, hardLimit: -1 }] })],
  ])('but not %s', (_what, input) => {
    expect(registered(input)).toHaveProperty('family', 'web')
  })
})

it('API-6 what has not the right form is refused before what the service does not take', () => {
  const input = { ...one({ name: 'so lo' }), family: 'so lo' }
  expect(refusalOf(input)).toBe('Family contains invalid characters.')
  expect(refusalOf({ ...input, volumes: [{ nam: 'v' }] })).toMatch(
    /^InvalidParameterException: Unknown parameter in volumes\[0\]: "nam"/,
  )
  expect(refusalOf({ ...input, runtimePlatform: 5 })).toMatch(/Invalid type for parameter runtimePlatform, value: 5/)
})
