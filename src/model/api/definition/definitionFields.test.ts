import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { awsOperation, type AwsShape } from '../../../testing/aws/awsSchemas.ts'
import { FULL, MORE } from '../../../testing/aws/fullInputs.ts'
import { container } from '../../../testing/builders.ts'
import { TestLab, type Input } from '../../../testing/testLab.ts'
import type { Shape } from '../shape.ts'
import { CONTAINER_NOTES } from './containerNotes.ts'
import { DEFINITION_FIELDS, definitionFieldAt } from './definitionFields.ts'
import { TASK_NOTES } from './fieldNotes.ts'
import { taskDefinitionInput } from './taskDefinitionShape.ts'

const FIELDS = [...DEFINITION_FIELDS.values()]

/** What neither of the two full definitions gives. */
const REST: readonly Input[] = [
  {
    family: 'rest',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    ephemeralStorage: { sizeInGiB: 30 },
    volumes: [{ name: 'v', s3filesVolumeConfiguration: { fileSystemArn: 'arn:aws:s3files:::x' } }],
    containerDefinitions: [container({})],
  },
  {
    family: 'gpu',
    containerDefinitions: [
      container({
        portMappings: [{ containerPortRange: '5000-5010' }],
        disableNetworking: true,
        resourceRequirements: [{ type: 'GPU', value: '1', sharingStrategy: { nvidiaMps: { memory: 64 } } }],
      }),
    ],
  },
]

/** Refused whatever it holds, so no definition that is taken has it. */
const NEVER_TAKEN = ['inferenceAccelerators']

function awsPaths(shape: AwsShape, path = ''): readonly string[] {
  if (shape.kind === 'list') return awsPaths(shape.element(), `${path}[]`)
  if (shape.kind !== 'structure') return []
  return [...shape.members].flatMap(([name, member]) => {
    const own = path === '' ? name : `${path}.${name}`
    return [own, ...awsPaths(member, own)]
  })
}

/** The paths of all that a definition gives, lists and objects that are empty left out: they ask for nothing. */
function givenPaths(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => givenPaths(one, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => {
    const own = path === '' ? name : `${path}.${name}`
    const isEmpty = typeof one === 'object' && one !== null && Object.keys(one).length === 0
    return isEmpty ? [] : [own, ...givenPaths(one, own)]
  })
}

function withoutEffect(input: Input): readonly string[] {
  const lab = new TestLab()
  lab.ecs('RegisterTaskDefinition', input)
  const [registered] = lab.world.taskDefinitions.values()
  return (registered?.fieldsWithoutEffect ?? []).map((path) => path.replaceAll(/\[\d+\]/g, '[]'))
}

const isBelow = (path: string, above: string) =>
  path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[]`)

/** A definition whose member at a path is this, with nothing beside it but what is required. */
function withAt(path: string, value: unknown): Input {
  const plain = { family: 'web', containerDefinitions: [container({})] }
  return put({ shape: taskDefinitionInput, into: plain }, path.split('.'), value) as Input
}

interface Place {
  readonly shape: Shape
  readonly into: unknown
}

function put({ shape, into }: Place, [part = '', ...rest]: readonly string[], value: unknown): unknown {
  if (shape.type === 'list') {
    const first = Array.isArray(into) ? (into as readonly unknown[])[0] : undefined
    return [put({ shape: shape.element, into: first }, [part, ...rest], value)]
  }
  if (shape.type !== 'structure') return value
  const record = (into ?? sampleOf(shape)) as Input
  const name = part.replace('[]', '')
  const member = shape.members[name]
  if (member === undefined || rest.length === 0) return { ...record, [name]: value }
  return { ...record, [name]: put({ shape: member.shape, into: record[name] }, rest, value) }
}

/** What is of this shape, with what is required alone. */
function sampleOf(shape: Shape): unknown {
  if (shape.type === 'list') return [sampleOf(shape.element)]
  if (shape.type === 'integer') return shape.min
  if (shape.type === 'boolean') return true
  if (shape.type !== 'structure') return shape.type === 'string' ? (shape.enum?.[0] ?? 'arn:x') : {}
  const needed = Object.entries(shape.members).filter(([, { isRequired }]) => isRequired)
  return Object.fromEntries(needed.map(([name, member]) => [name, sampleOf(member.shape)]))
}

const ofAnotherType = (shape: Shape) => (shape.type === 'string' ? 5 : 'no such type')

describe('DEF-10 every member of a task definition has a row', () => {
  it('AWS’s model knows the same members', () => {
    const input = awsOperation('ecs', 'RegisterTaskDefinition')?.input
    if (input === undefined) throw new Error('AWS’s model has no RegisterTaskDefinition')
    expect(FIELDS.map(({ path }) => path).toSorted()).toEqual([...awsPaths(input)].toSorted())
  })

  it('each says what the lab does, by a rule of SPEC.md, and no note is of nothing', () => {
    const spec = readFileSync('SPEC.md', 'utf8')
    expect(
      FIELDS.filter(({ says, rule }) => says === '' || !spec.includes(`**${rule}**`)).map(({ path }) => path),
    ).toEqual([])
    expect(FIELDS).toHaveLength(Object.keys(TASK_NOTES).length + Object.keys(CONTAINER_NOTES).length)
  })

  it('what a definition gives has an effect or is said to have none, as its row tells', () => {
    const seen = new Set<string>()
    for (const input of [FULL, MORE, ...REST]) {
      const kept = withoutEffect(input)
      for (const path of givenPaths(input)) {
        const field = DEFINITION_FIELDS.get(path)
        if (field === undefined) continue // what stands in a map
        seen.add(path)
        expect([path, kept.some((one) => isBelow(path, one))]).toEqual([path, field.does === 'keeps'])
      }
    }
    const tops = FIELDS.map(({ path }) => path).filter(
      (path) => !path.replace('containerDefinitions[].', '').includes('.'),
    )
    expect(tops.filter((path) => !seen.has(path))).toEqual(NEVER_TAKEN)
  })

  it('a value of another type is refused at its place', () => {
    const lab = new TestLab()
    const passed = FIELDS.filter(({ path, shape }) => {
      const { field } = lab.refused('ecs', 'RegisterTaskDefinition', withAt(path, ofAnotherType(shape)))
      return field !== path.replaceAll('[]', '[0]')
    })
    expect(passed.map(({ path }) => path)).toEqual([])
  })

  it('is found by a path with places', () => {
    expect(definitionFieldAt('containerDefinitions[1].portMappings[0].hostPort')?.rule).toBe('NET-2')
    expect(definitionFieldAt('containerDefinitions[0].command[2]')?.does).toBe('keeps')
    expect(definitionFieldAt('containerDefinitions[0].colour')).toBeUndefined()
  })
})
