import { readdirSync, readFileSync } from 'node:fs'
import { parseLabFile } from '../../labfile/parse.ts'
import { labFileFromTaskDefinition, readTaskDefinition } from '../../labfile/taskDefinitionFile.ts'
import { fileOf as storyFile } from '../../lessons/course.ts'
import { solvedCourse } from '../../lessons/make/course.ts'
import { parseScenario } from '../../lessons/scenario.ts'
import type { Log } from './play.ts'

/** A log with its name. */
export interface NamedLog extends Log {
  readonly name: string
}

/** The labs of `public/labs`. */
export function exampleLabs(): readonly NamedLog[] {
  return documentsIn('public/labs').map(([name, text]) => ({ name, ...fileOf(parseLabFile(text), name) }))
}

/** All that the page ships: labs, scenarios as they begin and as they are solved, samples deployed. */
export function shippedLabs(): readonly NamedLog[] {
  return [
    ...exampleLabs(),
    ...documentsIn('public/scenarios')
      .filter(([name]) => name !== 'index.json')
      .flatMap(([name, text]) => scenarioLabs(name, text)),
    ...documentsIn('public/samples').map(([name, text]) => {
      const reading = readTaskDefinition(text)
      if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
      return { name, ...labFileFromTaskDefinition(reading.definition, { title: name, seed: 1, desiredCount: 4 }) }
    }),
  ]
}

function documentsIn(folder: string): readonly (readonly [string, string])[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')])
}

function fileOf(reading: ReturnType<typeof parseLabFile>, name: string): Log {
  if (!('file' in reading)) throw new Error(`${name} is no lab file`)
  return reading.file
}

function scenarioLabs(name: string, text: string): readonly NamedLog[] {
  const reading = parseScenario(text)
  if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
  const { scenario } = reading
  return [
    { name, ...scenario.lab },
    { name: `${name}, solved`, ...storyFile(scenario, solvedCourse(scenario)) },
  ]
}
