import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LabFile } from '../labfile/labFile.ts'
import { parseLabFile, serializeLabFile } from '../labfile/parse.ts'
import type { Output } from '../model/api/command.ts'
import { readProbe } from './probe.ts'
import { runLab } from './runLab.ts'

const FOLDER = 'public/labs'
const UNTIL_MS = 20 * 60_000

function labOf(name: string): LabFile {
  const reading = parseLabFile(readFileSync(`${FOLDER}/${name}.json`, 'utf8'))
  if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
  return reading.file
}

interface Answered {
  readonly atMs: number
  readonly output: Output
}

/** Every answer of a probe in a lab; a refusal anywhere fails. */
function answers(name: string, probeText: string): readonly Answered[] {
  const probe = readProbe(probeText)
  if ('problem' in probe) throw new Error(probe.problem)
  const found: Answered[] = []
  for (const report of runLab(labOf(name), { untilMs: UNTIL_MS, probes: [probe] })) {
    if (report.kind === 'refused') throw new Error(`${name} at ${String(report.atMs)}: ${report.error.message}`)
    if (report.kind !== 'answer') continue
    if ('error' in report.answer) throw new Error(`${name} at ${String(report.atMs)}: ${report.answer.error.message}`)
    found.push({ atMs: report.atMs, output: report.answer.output })
  }
  return found
}

interface DescribedService {
  readonly deployments: readonly {
    readonly status: string
    readonly runningCount: number
    readonly rolloutState: string
  }[]
  readonly events: readonly { readonly message: string }[]
  readonly runningCount: number
  readonly desiredCount: number
}

const SERVICE_PROBE = 'ecs DescribeServices {"cluster":"yard","services":["web"]}'

function services(name: string): readonly DescribedService[] {
  return answers(name, SERVICE_PROBE).map(
    ({ output }) => (output.services as readonly DescribedService[])[0] as DescribedService,
  )
}

/** (old, new) RUNNING tasks from the moment at which there are two deployments, each pair once while it lasts. */
function sequence(name: string): readonly string[] {
  const pairs: string[] = []
  let isRolling = false
  for (const { deployments } of services(name)) {
    isRolling ||= deployments.length > 1
    if (!isRolling) continue
    const running = (isNew: boolean) =>
      deployments
        .filter(({ status }) => (status === 'PRIMARY') === isNew)
        .reduce((sum, one) => sum + one.runningCount, 0)
    const pair = `${String(running(false))}+${String(running(true))}`
    if (pairs.at(-1) !== pair) pairs.push(pair)
  }
  return pairs
}

describe('DEP-1 rolling updates go as AWS and the notes work them out', () => {
  it.each([
    ['example 1: room for eight, 100/200', 'room-for-eight', '6+0 6+2 4+2 4+4 2+4 2+6 0+6'],
    ['example 2: min 50 may stop 2 first', 'four-tasks-50-200', '4+0 2+0 2+4 0+4'],
    ['example 2: max 200 may start 4 first', 'four-tasks-100-200', '4+0 4+4 0+4'],
    ['example 2: min 75 of 2 can stop none first', 'two-tasks-75-150', '2+0 2+1 1+1 1+2 0+2'],
    ['example 3: the notes’ scenario 1, 50/100', 'notes-scenario-1', '4+0 2+0 2+2 0+2 0+4'],
    ['example 3: the notes’ scenario 2, 100/150', 'notes-scenario-2', '4+0 4+2 2+2 2+4 0+4'],
    ['example 4: 1 task at 100/100 never rolls', 'can-never-roll', '1+0'],
  ])('%s', (_what, name, expected) => {
    expect(sequence(name).join(' ')).toBe(expected)
  })

  it.each(['room-for-eight', 'four-tasks-50-200', 'notes-scenario-1', 'notes-scenario-2'])('%s completes', (name) => {
    const last = services(name).at(-1)
    expect(last?.deployments.map(({ status, rolloutState }) => [status, rolloutState])).toEqual([
      ['PRIMARY', 'COMPLETED'],
    ])
    expect(last?.events[0]?.message).toBe('(service web) has reached a steady state.')
  })

  it('example 4: ECS says so in an event', () => {
    const last = services('can-never-roll').at(-1)
    expect(last?.deployments.map(({ rolloutState }) => rolloutState)).toEqual(['IN_PROGRESS', 'COMPLETED'])
    expect(last?.events[0]?.message).toBe(
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment ' +
        'configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    )
  })
})

interface DescribedInstance {
  readonly registeredResources: readonly Resource[]
  readonly remainingResources: readonly Resource[]
  readonly runningTasksCount: number
}
interface Resource {
  readonly name: string
  readonly integerValue: number
}

/** Registered and then remaining MiB of each instance at each time, as the API tells it. */
function memories(name: string): readonly string[] {
  const arns = answers(name, 'ecs ListContainerInstances {"cluster":"yard"}').at(-1)?.output.containerInstanceArns
  const probe = `ecs DescribeContainerInstances ${JSON.stringify({ cluster: 'yard', containerInstances: arns })}`
  const seen = answers(name, probe).map(({ output }) => {
    const instances = output.containerInstances as readonly DescribedInstance[]
    return instances.map((one) => `${memory(one.registeredResources)}:${memory(one.remainingResources)}`).join(' ')
  })
  return seen.filter((one, index) => one !== seen[index - 1])
}

function memory(resources: readonly Resource[]): string {
  return String(resources.find(({ name }) => name === 'MEMORY')?.integerValue)
}

describe('PLC-2 example 7: binpack on memory', () => {
  it('256 MiB goes to the instance with least room that fits, 600 MiB to the only one with enough', () => {
    // The first answer is of time 0, when the first task was placed already.
    expect(memories('binpack-memory')).toEqual(['1024:1024 512:256 200:200', '1024:424 512:256 200:200'])
  })
})

describe('CAP-2 and CAP-5 example 8: one task an instance', () => {
  it.each([
    ['1,000 MiB on 1,024 MiB', 'one-per-instance-memory', /insufficient memory available/],
    ['host port 80', 'one-per-instance-port', /is already using a port required by your task/],
  ])('%s', (_what, name, event) => {
    const last = services(name).at(-1)
    expect([last?.desiredCount, last?.runningCount]).toEqual([4, 3])
    expect(last?.events.map(({ message }) => message)).toContainEqual(expect.stringMatching(event))
    const arns = answers(name, 'ecs ListContainerInstances {"cluster":"yard"}').at(-1)?.output.containerInstanceArns
    const probe = `ecs DescribeContainerInstances ${JSON.stringify({ cluster: 'yard', containerInstances: arns })}`
    const instances = answers(name, probe).at(-1)?.output.containerInstances as readonly DescribedInstance[]
    expect(instances.map(({ runningTasksCount }) => runningTasksCount)).toEqual([1, 1, 1])
  })
})

describe('the labs in public/labs', () => {
  const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''))

  it.each(names)('%s runs without a refusal, the same each time', (name) => {
    const hashes = [labOf(name), JSON.parse(serializeLabFile(labOf(name))) as LabFile].map((file) => {
      const reports = [...runLab(file, { untilMs: UNTIL_MS, probes: [] })]
      expect(reports.map(({ kind }) => kind)).toEqual(['end'])
      return reports[0]
    })
    expect(hashes[1]).toEqual(hashes[0])
  })
})
