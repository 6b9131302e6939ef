import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LabFile } from '../../labfile/labFile.ts'
import { parseLabFile } from '../../labfile/parse.ts'
import { labFileFromTaskDefinition, readTaskDefinition } from '../../labfile/taskDefinitionFile.ts'
import { COMMAND_SERVICES } from '../../model/api/command.ts'
import { operationsOf } from '../../model/api/operations.ts'
import { Engine } from '../../model/engine/engine.ts'
import { Run } from '../../model/engine/run.ts'
import { Door, refuseUnclean } from '../answers/door.ts'
import { Looker } from '../answers/look.ts'
import { goodActs } from '../badInput/goodActs.fixture.ts'
import { prepared } from '../badInput/preparedLab.fixture.ts'
import { wrongInAnswer } from './answerChecker.ts'

const acts = goodActs(prepared.world)

describe('API-3 every answer is of AWS’s published model', () => {
  it.each(acts.map((one) => [`${one.service} ${one.operation}`, one] as const))('%s', (_, one) => {
    const engine = Engine.restore(prepared)
    const answer = engine.execute({ atMs: engine.world.nowMs, ...one })
    if ('error' in answer) throw new Error(answer.error.message)
    expect(wrongInAnswer(one.service, one.operation, answer.output)).toEqual([])
  })

  it('none is left out', () => {
    const all = COMMAND_SERVICES.flatMap((service) => operationsOf(service).map((one) => `${service} ${one}`))
    expect(new Set(acts.map(({ service, operation }) => `${service} ${operation}`))).toEqual(new Set(all))
  })
})

const textOf = (path: string) => readFileSync(`public/${path}`, 'utf8')

function labOf(text: string): LabFile {
  const reading = parseLabFile(text)
  if ('error' in reading) throw new Error(reading.error.message)
  return reading.file
}

/** The lab of a scenario; its index has none. */
function labsOfScenario(path: string): readonly (readonly [string, () => LabFile])[] {
  const { lab } = JSON.parse(textOf(path)) as { readonly lab?: unknown }
  return lab === undefined ? [] : [[path, () => labOf(JSON.stringify(lab))]]
}

function labOfSample(path: string): LabFile {
  const reading = readTaskDefinition(textOf(path))
  if ('error' in reading) throw new Error(reading.error.message)
  return labFileFromTaskDefinition(reading.definition, { title: path, seed: 1, desiredCount: 2 })
}

const jsonIn = (folder: string) =>
  readdirSync(`public/${folder}`).flatMap((name) => (name.endsWith('.json') ? [`${folder}/${name}`] : []))

const FILES: readonly (readonly [string, () => LabFile])[] = [
  ...jsonIn('labs').map((path) => [path, () => labOf(textOf(path))] as const),
  ...jsonIn('samples').map((path) => [path, () => labOfSample(path)] as const),
  ...jsonIn('scenarios').flatMap(labsOfScenario),
]

describe('API-3 in what is published with the lab, at each change', () => {
  it.each(FILES)('%s', (_, read) => {
    const { seed, commands } = read()
    for (const { answer, command } of answersTo(seed, commands)) refuseUnclean(command, answer)
    const run = new Run({ seed, log: commands })
    const looker = new Looker(new Door(run))
    run.advance(0)
    // A look asks for all there is; what is wrong in an answer throws.
    do {
      for (const { arn } of definitionsIn(looker.look(run.nowMs))) looker.definition(arn)
    } while (run.advanceToNext('change', 15 * 60_000))
    expect(run.world.clusters.size).toBeGreaterThan(0)
  })
})

function answersTo(seed: number, commands: LabFile['commands']) {
  const engine = Engine.create(seed)
  return commands.map((command) => ({ command, answer: engine.execute(command) }))
}

function definitionsIn({ clusters }: ReturnType<Looker['look']>) {
  return [...clusters.values()].flatMap(({ tasks }) =>
    [...tasks.values()].map(({ taskDefinitionArn }) => ({ arn: taskDefinitionArn })),
  )
}

const DEPLOYMENT = { id: 'ecs-svc/1', status: 'PRIMARY', rolloutState: 'COMPLETED', createdAt: 1_767_225_600.5 }

const PLANTED: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['a member of our own', { colour: 'red' }, 'services[0].colour is no member of AWS’s Service'],
  ['a number as text', { desiredCount: '2' }, 'services[0].desiredCount is a string, and AWS’s a number'],
  ['half a task', { desiredCount: 1.5 }, 'services[0].desiredCount is 1.5, no whole number'],
  ['null', { roleArn: null }, 'services[0].roleArn is null'],
  ['nothing at all', { roleArn: undefined }, 'services[0].roleArn is undefined'],
  ['a word that AWS has not', { launchType: 'EC3' }, 'services[0].launchType is "EC3", and AWS has EC2, EXTERNAL, '],
  [
    'a time as text',
    { createdAt: '2026-01-01' },
    'services[0].createdAt is a string, and a time is a number of seconds',
  ],
  ['one where there are many', { events: {} }, 'services[0].events is no list'],
  ['a text for a structure', { deploymentConfiguration: 'x' }, 'services[0].deploymentConfiguration is no Deployment'],
  [
    'a flag as text',
    { enableExecuteCommand: 'no' },
    'services[0].enableExecuteCommand is a string, and AWS’s a boolean',
  ],
  [
    'a word deep inside',
    { deployments: [DEPLOYMENT, { ...DEPLOYMENT, rolloutState: 'DONE' }] },
    'services[0].deployments[1].rolloutState is "DONE", and AWS has ',
  ],
  [
    'what is required and missing',
    { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true } } },
    'services[0].deploymentConfiguration.deploymentCircuitBreaker.rollback is missing',
  ],
]

describe('API-3 what AWS has not would be found', () => {
  it.each(PLANTED)('%s', (_, fields, expected) => {
    const good = { serviceName: 'web', deployments: [DEPLOYMENT] }
    expect(wrongInAnswer('ecs', 'DescribeServices', { services: [good], failures: [] })).toEqual([])
    const found = wrongInAnswer('ecs', 'DescribeServices', { services: [{ ...good, ...fields }], failures: [] })
    expect(found.map(({ path, reason }) => `${path} ${reason}`)).toEqual([expect.stringContaining(expected)])
  })
})
