import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LabFile } from '../labfile/labFile.ts'
import { parseLabFile } from '../labfile/parse.ts'
import { Run } from '../model/engine/run.ts'
import { LAB_EPOCH_SECONDS } from '../model/world/world.ts'
import type { Command } from '../model/api/command.ts'
import { STOPPED_VISIBLE_MS } from '../model/world/durations.ts'
import { readProbe } from './probe.ts'
import { defaultUntilMs, runLab } from './runLab.ts'

function read(name: string): LabFile {
  const reading = parseLabFile(readFileSync(`public/labs/${name}.json`, 'utf8'))
  if ('error' in reading) throw new Error(reading.error.message)
  return reading.file
}

function probes(...texts: readonly string[]) {
  return texts.map((text) => {
    const probe = readProbe(text)
    if ('problem' in probe) throw new Error(probe.problem)
    return probe
  })
}

const lab = read('notes-scenario-2')
const services = 'ecs DescribeServices {"cluster":"yard","services":["web"]}'

describe('runLab', () => {
  it('DET-3 comes to the hash that the worker’s run comes to, wherever it ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600_000 }), (untilMs) => {
        const run = new Run({ seed: lab.seed, log: lab.commands })
        run.advance(untilMs)
        expect([...runLab(lab, { untilMs, probes: [] })].at(-1)).toEqual({ kind: 'end', atMs: untilMs, hash: run.hash })
      }),
      { numRuns: 50 },
    )
  })

  it('DET-7 comes to the same hash whatever is asked', () => {
    const ends = [
      [],
      [services],
      [services, 'ecs ListTasks {"cluster":"yard"}', 'ecs DescribeClusters {"clusters":["yard"]}'],
    ].map((texts) => [...runLab(lab, { untilMs: 600_000, probes: probes(...texts) })].at(-1))
    expect(ends[1]).toEqual(ends[0])
    expect(ends[2]).toEqual(ends[0])
  })

  it('answers a probe as it stands at each instant, and reports no answer twice in a row', () => {
    const reports = [...runLab(lab, { untilMs: 600_000, probes: probes(services) })].filter(
      (one) => one.kind === 'answer',
    )
    const run = new Run({ seed: lab.seed, log: lab.commands })
    for (const [index, { atMs, answer, probe }] of reports.entries()) {
      run.advance(atMs)
      expect(answer).toEqual(run.query(probe.act))
      if (index > 0) expect(answer).not.toEqual(reports[index - 1]?.answer)
    }
    expect(reports.length).toBeGreaterThan(10)
  })

  it('sees what only the API sees: a stopped task forgotten after an hour', () => {
    const run = new Run({ seed: lab.seed, log: lab.commands })
    run.advance(100_000)
    const id = [...run.world.tasks.keys()][0] ?? ''
    const probe = probes(`ecs DescribeTasks ${JSON.stringify({ cluster: 'yard', tasks: [id] })}`)
    const last = [...runLab(lab, { untilMs: 2 * 3_600_000, probes: probe })].findLast((one) => one.kind === 'answer')
    const stopped = [...runLab(lab, { untilMs: 3_600_000, probes: probe })].findLast((one) => one.kind === 'answer')
    const answer: unknown = stopped?.answer
    const [task] = (answer as { output: { tasks: readonly { stoppedAt: number }[] } }).output.tasks
    expect(last).toHaveProperty('answer.output.failures', [expect.objectContaining({ reason: 'MISSING' })])
    expect(last?.atMs).toBe(Math.round(((task?.stoppedAt ?? 0) - LAB_EPOCH_SECONDS) * 1_000) + STOPPED_VISIBLE_MS)
  })

  it('goes on after what the lab refuses, and ends with what comes too late', () => {
    const commands: Command[] = [
      { atMs: 5, service: 'ecs', operation: 'DeleteCluster', input: { cluster: 'none' } },
      { atMs: 5, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } },
      { atMs: 9, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'late' } },
    ]
    const file: LabFile = { ...lab, commands }
    const reports = [...runLab(file, { untilMs: 8, probes: probes('ecs ListClusters') })]
    expect(reports.map((one) => [one.kind, 'atMs' in one ? one.atMs : null])).toEqual([
      ['answer', 0],
      ['refused', 5],
      ['answer', 5],
      ['note', null],
      ['end', 8],
    ])
    expect(reports[2]).toHaveProperty('answer.output.clusterArns.length', 1)
  })

  it('says of each command what has no effect', () => {
    const container = { name: 'web', image: 'web:1', memory: 128, workingDirectory: '/srv' }
    const definition: Command['input'] = { family: 'web', containerDefinitions: [container] }
    const register = { atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input: definition } as const
    const file: LabFile = { ...lab, commands: [register, { ...register, atMs: 1 }] }
    const reports = [...runLab(file, { untilMs: 10, probes: [] })]
    expect(reports.filter((one) => one.kind === 'withoutEffect')).toEqual(
      [0, 1].map((atMs) => ({
        kind: 'withoutEffect',
        atMs,
        operation: 'ecs RegisterTaskDefinition',
        withoutEffect: ['containerDefinitions[0].workingDirectory'],
      })),
    )
  })

  it('ends 20 minutes after the last command, within the year', () => {
    expect(defaultUntilMs(lab)).toBe(120_000 + 1_200_000)
    expect(defaultUntilMs({ ...lab, commands: [] })).toBe(1_200_000)
  })
})
