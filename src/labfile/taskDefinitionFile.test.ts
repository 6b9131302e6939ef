import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Run } from '../model/engine/run.ts'
import { parseLabFile, serializeLabFile } from './parse.ts'
import { labFileFromTaskDefinition, readTaskDefinition } from './taskDefinitionFile.ts'

const FOLDER = 'public/samples'
const samples = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

function sample(name: string) {
  const reading = readTaskDefinition(readFileSync(`${FOLDER}/${name}`, 'utf8'))
  if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
  return reading.definition
}

describe('DEF-4 labFileFromTaskDefinition', () => {
  it.each(samples)('%s is accepted as it is, deployed, and runs', (name) => {
    const file = labFileFromTaskDefinition(sample(name), { title: name, seed: 3, desiredCount: 3 })
    expect(parseLabFile(serializeLabFile(file))).toEqual({ file })
    const run = new Run({ seed: file.seed, log: file.commands })
    run.advance(5 * 60_000)
    expect(run.refusals).toEqual([])
    const [service] = run.world.services.values()
    expect(service?.isSteady).toBe(true)
    expect(service?.deployments.map((one) => one.runningCount)).toEqual([3])
    expect([...run.world.taskDefinitions.values()][0]?.source).toEqual(sample(name))
  })

  it('takes Fargate, and no instances, for a definition that requires it', () => {
    const launchType = (name: string) => {
      const { commands } = labFileFromTaskDefinition(sample(name), { title: '', seed: 1, desiredCount: 1 })
      const hasInstances = commands.some(({ operation }) => operation === 'AddContainerInstances')
      return [commands.at(-1)?.input.launchType, hasInstances]
    }
    expect(launchType('nginx_fargate.json')).toEqual(['FARGATE', false])
    expect(launchType('nginx_ec2.json')).toEqual(['EC2', true])
  })

  it('leaves what is wrong with a definition for the lab to say', () => {
    const { definition } = readTaskDefinition('{"containerDefinitions": 5}') as { definition: Record<string, never> }
    const file = labFileFromTaskDefinition(definition, { title: '', seed: 1, desiredCount: 1 })
    const { refusals } = new Run({ seed: 1, log: file.commands })
    expect(refusals.map(({ error }) => error.message)).toEqual([
      'Missing required parameter in input: "family"',
      'TaskDefinition not found.',
    ])
  })
})

describe('readTaskDefinition refuses', () => {
  it.each<[what: string, text: string, message: RegExp]>([
    ['1 empty', '', /^This text is empty/],
    ['6 null', 'null', /^A task definition is an object/],
    ['6 a list', '[{}]', /^A task definition is an object, in { }: this is a list/],
    ['6 a number', '7', /^A task definition is an object/],
    ['27 over 64 KiB', JSON.stringify({ family: 'x'.repeat(65_536) }), /over the limit of 64 KiB/],
    ['a lab file', '{"format": "taskyard/lab", "version": 1}', /^This is a lab file/],
    ['an answer that holds one', '{"taskDefinition": {"family": "web"}, "tags": []}', /describe-task-definition/],
  ])('%s', (_what, text, message) => {
    const reading = readTaskDefinition(text)
    expect('error' in reading ? reading.error.message : 'accepted').toMatch(message)
  })
})
