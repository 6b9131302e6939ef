import { describe, expect, it } from 'vitest'
import { one } from '../../../../model/definition/definition.fixture.ts'
import { problemAt, readDocument } from './documentState.ts'
import { lineOf, rangeOf, stepsOf } from './places.ts'
import { offersAt, toldAt } from './shapeAt.ts'
import { edited, replacementOf, withEdits } from './textEdits.ts'

const TEXT = `{
  "family": "web",
  "containerDefinitions": [
    { "name": "main", "image": "web:1", "cpu": -1, "portMappings": [{ "containerPort": 80 }] }
  ]
}`

/** The text without its mark, and where that was. */
function marked(text: string): readonly [text: string, offset: number] {
  return [text.replace('¦', ''), text.indexOf('¦')]
}

describe('where a path stands in a text', () => {
  it.each([
    ['family', '"family": "web"'],
    ['containerDefinitions[0].cpu', '"cpu": -1'],
    ['containerDefinitions[0].portMappings[0].containerPort', '"containerPort": 80'],
    ['containerDefinitions[0].portMappings', '"portMappings"'],
    // What is lacking is marked at the name of what lacks it.
    ['containerDefinitions[0].healthCheck.command', '"name": "main"'],
    ['executionRoleArn', '{'],
  ])('%s: %s', (path, found) => {
    const { from, to } = rangeOf(TEXT, path)
    expect(TEXT.slice(from, to)).toBe(found)
  })

  it('reads AWS’s paths step by step, and tells the line', () => {
    expect(stepsOf('a.b[2].c[0]')).toEqual(['a', 'b', 2, 'c', 0])
    expect(lineOf(TEXT, rangeOf(TEXT, 'containerDefinitions[0].cpu').from)).toBe(4)
  })
})

describe('what is wrong with a text', () => {
  it('is told of JSON at its place', () => {
    const { definition, problem } = readDocument('{\n  "family": "web",\n}')
    expect(definition).toBeNull()
    expect(problem).toMatchObject({ from: 21, to: 22, error: { name: 'InvalidJson' } })
  })

  it('is told of a member in the words that the lab refuses it with, and the text can be sent', () => {
    const { definition, input, problem } = readDocument(TEXT)
    expect([definition?.family, input]).toEqual(['web', null])
    expect(problem?.error).toMatchObject({ name: 'InvalidParameterException', field: 'containerDefinitions[0].cpu' })
    expect(TEXT.slice(problem?.from, problem?.to)).toBe('"cpu": -1')
  })

  it('is nothing of a definition that is right', () => {
    const { problem, input } = readDocument(JSON.stringify({ ...one({}), cpu: '.25 vCPU' }))
    expect([problem, input?.cpu]).toEqual([null, 256])
  })

  it('stands, of what ECS has answered, at the member that it names', () => {
    const { from, to } = problemAt(TEXT, { name: 'ClientException', message: 'No.', field: 'family' })
    expect(TEXT.slice(from, to)).toBe('"family": "web"')
    expect(problemAt('', { name: 'ClientException', message: 'No.' })).toMatchObject({ from: 0, to: 0 })
  })
})

describe('what may stand at a place', () => {
  const labels = (text: string): readonly string[] => offersAt(...marked(text))?.offers.map(({ label }) => label) ?? []
  /** The text with the only offer in it, and a mark where one goes on. */
  const taken = (given: string): string => {
    const [text, offset] = marked(given)
    const offered = offersAt(text, offset)
    const [offer, ...others] = offered?.offers ?? []
    if (offered === null || offer === undefined || others.length > 0) throw new Error('there is not one offer')
    const insert = `${offer.insert.slice(0, offer.cursor)}¦${offer.insert.slice(offer.cursor)}`
    return `${text.slice(0, offered.from)}${insert}${text.slice(offered.to)}`
  }

  it('is the members that an object has not yet', () => {
    const offered = labels('{ "family": "web", ¦ }')
    expect(offered).toContain('networkMode')
    expect(offered).not.toContain('family')
  })

  it.each([
    ['{ "containerDefinitions": [{ "imag¦" }] }', '{ "containerDefinitions": [{ "image": "¦" }] }'],
    ['{ "containerDefinitions": [{ "dependsO¦" }] }', null],
    ['{ "networkM¦" "family": "web" }', '{ "networkMode": "¦", "family": "web" }'],
    ['{ "famil¦": "web" }', '{ "family"¦: "web" }'],
    ['{ "networkMode": "aws¦" }', '{ "networkMode": "awsvpc"¦ }'],
  ])('goes by what is typed, and puts all in its place that it cannot be without: %s', (given, after) => {
    expect(taken(given)).toBe(
      after ?? '{ "containerDefinitions": [{ "dependsOn": [{ "containerName": "¦", "condition": "" }] }] }',
    )
  })

  it('is the words of a value', () => {
    expect(labels('{ "networkMode": ¦ }')).toEqual(['bridge', 'host', 'awsvpc', 'none'])
    expect(labels('{ "requiresCompatibilities": ["FAR¦"] }')).toEqual(['FARGATE'])
    expect(labels('{ "containerDefinitions": [{ "essential": ¦ }] }')).toEqual(['true', 'false'])
  })

  it('is nothing where the lab knows no words', () => {
    expect(labels('{ "family": "¦" }')).toEqual([])
    expect(labels('{ "unknown": { ¦ } }')).toEqual([])
  })
})

describe('what is told of a member', () => {
  it('is its type, what it is for, its limits, whether the lab acts on it, and the rule', () => {
    const of = (member: string) => toldAt(...marked(`{ "containerDefinitions": [{ ${member} }] }`))
    expect(of('"work¦ingDirectory": "/"')).toMatchObject({ name: 'workingDirectory', type: 'string' })
    expect(of('"work¦ingDirectory": "/"')?.says).toMatch(/Kept, without effect in the lab\. \(DEF-\d+\)$/)
    expect(of('"memory": 1¦2')?.says).toMatch(/6 to 1,048,576\. \(CON-\d+\)$/)
  })

  it('is nothing of a name that AWS has not', () => {
    expect(toldAt(...marked('{ "fam¦ly": "web" }'))).toBeNull()
    expect(toldAt(...marked('{ "__pro¦to__": 1 }'))).toBeNull()
  })
})

describe('a form’s change in the text', () => {
  const text = '{ "family": "web",\n  "x-own": 1, "containerDefinitions": [ {"name":"web","image":"web:1"} ] }'
  const value = JSON.parse(text) as { containerDefinitions: readonly object[] }

  it('touches nothing else', () => {
    const after = { ...value, containerDefinitions: [{ ...value.containerDefinitions[0], image: 'web:2' }] }
    expect(edited(text, value, after)).toBe(text.replace('web:1', 'web:2'))
    expect(edited(text, value, { ...value })).toBe(text)
  })

  it('adds and takes away', () => {
    const added = { ...value, cpu: '256', containerDefinitions: [...value.containerDefinitions, { name: 'log' }] }
    const grown = edited(text, value, added)
    expect(JSON.parse(grown)).toEqual(added)
    expect(JSON.parse(edited(grown, added, value))).toEqual(value)
  })

  it('lays out what is new as what stands beside it', () => {
    const lines = '{\n  "family": "web",\n  "containerDefinitions": [{ "name": "a" }]\n}'
    const logs = { logDriver: 'awslogs', options: { 'awslogs-group': 'a' } }
    expect(
      withEdits(lines, [
        { path: ['containerDefinitions', 0, 'links'], value: ['b'] },
        { path: ['containerDefinitions', 0, 'logConfiguration', 'options'], value: logs.options },
        { path: ['volumes', 0], value: {} },
        { path: ['volumes', 0, 'name'], value: 'v' },
        { path: ['family'], value: 'site' },
      ]),
    ).toBe(
      `{
  "family": "site",
  "containerDefinitions": [{ "name": "a", "links": [ "b" ], "logConfiguration": { "options": { "awslogs-group": "a" } } }],
  "volumes": [
    { "name": "v" }
  ]
}`,
    )
    expect(withEdits('{}', [{ path: ['family'], value: 'web' }])).toBe('{ "family": "web" }')
    expect(withEdits('{ "a": 1, "b": 2 }', [{ path: ['b'], value: undefined }])).toBe('{ "a": 1 }')
    expect(withEdits('{\n  "a": 1,\n  "b": 2\n}', [{ path: ['a'], value: undefined }])).toBe('{\n  "b": 2\n}')
    expect(withEdits('{ "a": [1] }', [{ path: ['a', 0], value: undefined }])).toBe('{ "a": [] }')
    expect(withEdits('{ "a": 1 }', [{ path: ['b', 'c'], value: undefined }])).toBe('{ "a": 1 }')
  })

  it('is told to the editor as the one stretch that differs', () => {
    const next = withEdits(TEXT, [{ path: ['family'], value: 'webs' }])
    const { from, to, insert } = replacementOf(TEXT, next)
    expect([TEXT.slice(from, to), insert]).toEqual(['', 's'])
    expect(replacementOf('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' })
    expect(replacementOf('a', 'a')).toEqual({ from: 1, to: 1, insert: '' })
  })
})
