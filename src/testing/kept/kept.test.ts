import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { finish } from '../../base/work.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import { parseLabFile, serializeLabFile } from '../../labfile/parse.ts'
import { beginningOf } from '../../lessons/make/beginning.ts'
import { solvedCourse } from '../../lessons/make/course.ts'
import { parseScenario, type Scenario } from '../../lessons/scenario.ts'
import { Run } from '../../model/engine/run.ts'
import { readSaved } from '../../session/saving/savedLab.ts'
import { readProgress } from '../../session/scenarioProgress.ts'
import { readFragment } from '../../session/sharing/shareLink.ts'
import { Lab } from '../../worker/lab.ts'

/** Files as version 0.1 wrote them. They are never written anew: whoever saved one has it still. */
const FOLDER = `${import.meta.dirname}/0.1`

interface End {
  readonly refused: readonly string[]
  /** By service, its deployments ten minutes after the last command. */
  readonly services: Readonly<Record<string, readonly string[]>>
}

const read = (name: string): string => readFileSync(`${FOLDER}/${name}`, 'utf8')
const labNames = readdirSync(`${FOLDER}/labs`)
const ends = JSON.parse(read('ends.json')) as Readonly<Record<string, End>>
const links = JSON.parse(read('links.json')) as Readonly<Record<string, string>>

function labNamed(name: string): LabFile {
  const reading = parseLabFile(read(`labs/${name}`))
  if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
  return reading.file
}

function scenarioNamed(name: string): Scenario {
  const reading = parseScenario(read(`scenarios/${name}`))
  if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
  return reading.scenario
}

function endOf(file: LabFile, atMs: number): End {
  const run = new Run({ seed: file.seed, log: file.commands })
  run.advance(atMs)
  const services = [...run.world.services].map(([key, { deployments }]) => {
    const words = deployments.map(({ definitionKey, rolloutState, runningCount, desiredCount }) => {
      return `${definitionKey} ${rolloutState} ${String(runningCount)}/${String(desiredCount)}`
    })
    return [key, words]
  })
  const refused = run.refusals.map(({ command, error }) => `${command.operation} ${error.name}`)
  return { refused, services: Object.fromEntries(services) as End['services'] }
}

describe('SAV-3 what 0.1 wrote opens', () => {
  it('has a file of every kind, and an end for every lab', () => {
    expect(labNames.toSorted()).toEqual(Object.keys(ends).toSorted())
    expect(labNames.toSorted()).toEqual(Object.keys(links).toSorted())
    expect(labNames.length).toBeGreaterThan(10)
  })

  it.each(labNames)('the lab %s comes to the same end', (name) => {
    const file = labNamed(name)
    expect(endOf(file, (file.commands.at(-1)?.atMs ?? 0) + 600_000)).toEqual(ends[name])
  })

  it.each(labNames)('the link to %s holds the same lab', (name) => {
    const reading = readFragment(links[name] ?? '')
    if ('error' in reading) throw new Error(reading.error.message)
    expect(reading.file).toEqual(labNamed(name))
  })

  it('a saved lab, with its branches', () => {
    const reading = readSaved(read('saved.json'))
    if ('error' in reading) throw new Error(reading.error.message)
    const lab = finish(Lab.restoring(reading.state))
    expect(lab.info().branches.map(({ name, ownCount }) => [name, ownCount])).toEqual([
      ['main', 0],
      ['1', 1],
    ])
    expect(lab.nowMs).toBe(120_000)
    expect(lab.shown.map(({ run }) => run.world.clusters.has('other'))).toEqual([false, true])
  })

  it('scenarios, with a way through each', () => {
    const names = readdirSync(`${FOLDER}/scenarios`).filter((name) => name !== 'index.json')
    expect(names.length).toBeGreaterThan(2)
    for (const name of names) {
      expect(solvedCourse(scenarioNamed(name)).steps.length).toBeGreaterThan(0)
    }
  })

  it('what a learner has answered: a score, and plays that go on where they were left', () => {
    const stored = JSON.parse(read('scenarioProgress.json')) as { readonly state: unknown }
    const { scenarios } = readProgress(stored.state)
    // Nothing of it is lost, and nothing is read in another way.
    expect({ scenarios }).toEqual(stored.state)
    expect(scenarios['notes-scenario-1']).toEqual({ play: null, best: { right: 2, questions: 4 } })
    const goesOn = ['notes-scenario-2', 'one-task-100-100'].map((id) => {
      const play = scenarios[id]?.play ?? null
      const resumed = beginningOf(scenarioNamed(`${id}.json`), play).resumed
      expect(resumed?.play).toEqual(play)
      return [resumed?.play.records.length, resumed?.course.steps.length, resumed?.play.changes.length]
    })
    expect(goesOn).toEqual([
      [2, 4, 0],
      [3, 4, 2],
    ])
  })
})

describe('SAV-3 a command that 0.1 took and that is refused since', () => {
  const file = labNamed('refused-since.json')

  it('is told when the lab opens, by its name and the reason', () => {
    const told = finish(Lab.opening(file)).refusals()
    expect(told.map(({ command, name }) => [command.operation, name])).toEqual([
      ['CreateService', 'InvalidParameterException'],
    ])
    expect(told[0]?.message).toContain('did not have a container port')
  })

  it('stays in the lab as it was given', () => {
    expect(serializeLabFile(finish(Lab.opening(file)).toFile('main'))).toBe(serializeLabFile(file))
  })
})
