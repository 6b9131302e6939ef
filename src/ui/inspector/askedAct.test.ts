import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { DEFAULT_SETTING, demoFile } from '../../lessons/rollingDemo.ts'
import { Run } from '../../model/engine/run.ts'
import type { Act, Command } from '../../model/api/command.ts'
import type { BranchView } from '../../session/mirror.ts'
import { askedWords, lastCommandNaming, newestAct } from './askedAct.ts'

const FILE = demoFile(DEFAULT_SETTING)
const ROLL = must(FILE.commands.at(-1), 'the update')
const RUN_TASK: Act = {
  service: 'ecs',
  operation: 'RunTask',
  input: { cluster: ROLL.input.cluster, taskDefinition: 'web:7' },
}

/** The demo's service at rest, before its update: at the very instant of its scheduler's last decision. */
function rested(): Run {
  const run = new Run({ seed: FILE.seed, log: FILE.commands.filter(({ atMs }) => atMs === 0) })
  run.advance(300_000)
  const last = must(run.history.decisions.at(-1), 'a decision')
  run.seek(last.atMs)
  return run
}

/** The new revision, and the update to it. */
function askForUpdate(run: Run): void {
  for (const { atMs, ...act } of FILE.commands) if (atMs > 0) run.act(act)
}

function viewOf({ world, history, nowMs, headMs, hash }: Run): BranchView {
  const stream = { branchId: 'main', version: 1, stream: 0, sequence: 0, forecast: null }
  return { ...stream, world, history, nowMs, headMs, hash }
}

describe('the last act is the news', () => {
  it('until something was decided, even at the instant of the decision before it', () => {
    const run = rested()
    expect(newestAct(run.log, viewOf(run), [])).toBeNull()
    askForUpdate(run)
    const asked = must(newestAct(run.log, viewOf(run), []), 'an act')
    expect(asked).toMatchObject({ operation: 'UpdateService', atMs: run.nowMs })
    run.advance(run.nowMs + 1_000)
    expect(newestAct(run.log, viewOf(run), [])).toBeNull()
  })

  it('unless it was decided at once, as a place for RunTask is', () => {
    const run = rested()
    run.advance(run.nowMs + 60_000)
    run.act(RUN_TASK)
    expect(run.history.decisions.at(-1)).toMatchObject({ kind: 'placement', atMs: run.nowMs })
    expect(newestAct(run.log, viewOf(run), [])).toBeNull()
  })

  it('and in words says when ECS looks', () => {
    const run = rested()
    askForUpdate(run)
    const { verdict, sentence } = askedWords(must(newestAct(run.log, viewOf(run), []), 'the act'))
    expect(verdict).toBe('The update of web has been asked for')
    const looked = run.nowMs + 1_000
    expect(sentence).toContain(`00:00:${String(looked / 1_000).padStart(2, '0')}`)
    run.advance(looked)
    expect(run.history.decisions.at(-1)?.atMs).toBe(looked)
  })
})

describe('TST-1 a service whose task sets one makes oneself', () => {
  const given = (operation: string, input: Act['input']) =>
    askedWords({ atMs: 4_000, service: 'ecs', operation, input, refusal: null })

  it('says that nothing runs yet, and then when ECS looks at its task set', () => {
    const service = { serviceName: 'web', desiredCount: 4 }
    expect(given('CreateService', { ...service, deploymentController: { type: 'EXTERNAL' } }).sentence).toBe(
      'It wants 4 tasks. Nothing runs until you make a task set of it.',
    )
    expect(given('CreateService', { ...service, deploymentController: { type: 'ECS' } }).sentence).toMatch(
      /^It wants 4 tasks\. ECS looks at the service at 00:00:05/,
    )
    expect(given('CreateTaskSet', { service: 'web' })).toMatchObject({
      verdict: 'A task set of web has been asked for',
      sentence: 'ECS looks at the service at 00:00:05: step to its first decision.',
    })
  })
})

describe('an act of an opened file that was refused', () => {
  const unknown: Act = {
    service: 'lab',
    operation: 'SetTraffic',
    input: { service: 'nowhere', peakRequestsPerSecond: 5 },
  }
  const log: readonly Command[] = [...FILE.commands.filter(({ atMs }) => atMs === 0), { atMs: 400_000, ...unknown }]

  it('is told as refused, with its reason, and as the others where it was not', () => {
    const run = new Run({ seed: FILE.seed, log })
    run.advance(500_000)
    // The page has them from the worker, as copies.
    const refusals = structuredClone(run.refusals.map(({ command, error }) => ({ command, ...error })))
    const asked = must(newestAct(run.log, viewOf(run), refusals), 'an act')
    expect(askedWords(asked)).toEqual({
      verdict: 'SetTraffic was refused',
      sentence: `${must(refusals[0], 'a refusal').name}: ${must(refusals[0], 'a refusal').message} Nothing changed.`,
      tone: 'trouble',
    })
    const [elsewhere] = refusals.map((one) => ({ ...one, command: { ...one.command, atMs: 399_000 } }))
    const taken = must(newestAct(run.log, viewOf(run), [must(elsewhere, 'a refusal')]), 'an act')
    expect(askedWords(taken).verdict).toBe('SetTraffic was given')
  })
})

describe('the command that named a thing last', () => {
  const log = [
    { atMs: 0, service: 'lab', operation: 'AddContainerInstances', input: { cluster: 'yard' } },
    { atMs: 5_000, service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds: ['i-0c21aaaa'] } },
    { atMs: 9_000, service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds: ['i-02acbbbb'] } },
  ] as const

  it('is found by the beginning of its id, and not before its time', () => {
    expect(lastCommandNaming(['i-0c21'], log, 10_000)).toBe(log[1])
    expect(lastCommandNaming(['i-0c21'], log, 4_000)).toBeNull()
    expect(lastCommandNaming(['i-ffff'], log, 10_000)).toBeNull()
  })
})
