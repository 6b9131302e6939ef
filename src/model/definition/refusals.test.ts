import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TestLab } from '../../testing/testLab.ts'
import { definitionFieldAt } from '../api/definition/definitionFields.ts'
import { refusalOf, type Refusal } from './definition.fixture.ts'
import { REFUSED_CONTAINERS } from './refusals.fixture.ts'
import { REFUSED_ON_FARGATE } from './refusedOnFargate.fixture.ts'
import { REFUSED_VOLUMES } from './refusedVolumes.fixture.ts'

/** By what is refused: every text that RegisterTaskDefinition answers, with a definition that it answers so. */
const TABLE: Readonly<Record<string, readonly Refusal[]>> = {
  'names and numbers of them': REFUSED_CONTAINERS.NAMES,
  sizes: REFUSED_CONTAINERS.SIZES,
  ports: REFUSED_CONTAINERS.PORTS,
  'the network mode': REFUSED_CONTAINERS.NETWORK,
  'order and health': REFUSED_CONTAINERS.ORDER,
  volumes: REFUSED_VOLUMES.VOLUMES,
  'logs, secrets and files': REFUSED_VOLUMES.LOGGING,
  'a task on Fargate': REFUSED_ON_FARGATE.TASK,
  'a container on Fargate': REFUSED_ON_FARGATE.CONTAINERS,
}
const ROWS = Object.values(TABLE).flat()

describe('DEF-4, FGT-2 what ECS refuses of a definition, in its words', () => {
  it.each(Object.entries(TABLE))('%s', (_of, rows) => {
    expect(rows.map(([input]) => refusalOf(input))).toEqual(rows.map(([, message]) => message))
  })

  it('DEF-10 each is at a member that has a row in the table of fields, but for what is of no one member', () => {
    const nowhere = ROWS.filter(([input]) => {
      const { field } = new TestLab().refused('ecs', 'RegisterTaskDefinition', input)
      return field === undefined || definitionFieldAt(field) === undefined
    })
    expect([...new Set(nowhere.map(([, message]) => message.replace(/'\d+'/, 'N')))].toSorted()).toEqual([
      "Actual length: N. Max allowed length is '65536' bytes.",
      'Container links should not have a cycle',
      'Containers depend on each other in a circle: a, b.',
    ])
  })
})

/** Where the lab has what ECS says of a definition. */
const SOURCES = [
  ...['taskDefinitionRules', 'containerOrder', 'logRules', 'volumeRules'].map((name) => `model/definition/${name}`),
  ...[
    'containerParts',
    'containerShape',
    'definitionRefusals',
    'fargateFindings',
    'fargateSizes',
    'networkFindings',
    'taskDefinitionShape',
    'volumeShape',
  ].map((name) => `model/api/definition/${name}`),
]

/** Said by the reader of shapes in its own words, where ECS has none: none of these is, since ECS has. */
const NEVER_SAID = ['has a character that no image has', 'takes letters, digits, hyphens and underscores']

/** Every sentence in a source, as a pattern in which anything may stand for what is put in. */
function sentencesIn(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
  const literals = [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(([, ...found]) => found.join(''))
  return literals.filter((text) => text.split(' ').length > 2 && !NEVER_SAID.includes(text))
}

function patternOf(sentence: string): RegExp {
  const parts = sentence
    .split(/\$\{(?:[^{}]|\{[^}]*\})*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^(?:.* )?${parts.join('.*')}(?: .*)?$`)
}

it('DEF-4 no text of a refusal is without a definition that is refused with it', () => {
  const sentences = SOURCES.flatMap((name) => sentencesIn(readFileSync(`src/${name}.ts`, 'utf8')))
  expect(sentences.length).toBeGreaterThan(60)
  const said = ROWS.map(([, message]) => message)
  expect(sentences.filter((one) => !said.some((message) => patternOf(one).test(message)))).toEqual([])
})
