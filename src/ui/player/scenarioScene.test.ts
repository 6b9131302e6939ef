import { describe, expect, it } from 'vitest'
import { fileOf } from '../../lessons/course.ts'
import { playerOf } from '../../lessons/make/making.fixture.ts'
import type { PlayerEvent } from '../../lessons/playerMachine.ts'
import { notesScenario1, oneTaskScenario } from '../../lessons/scenarios.fixture.ts'
import { Run } from '../../model/engine/run.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { stripColumns } from '../strip/stripColumns.ts'
import { namesOf, scenarioScene } from './scenarioScene.ts'
import { sceneWords } from '../questions/sceneWords.ts'
import type { PlayState } from './useScenarioPlay.ts'

/** What the page would show at a time, however far the lab has been simulated. */
function sceneAt(scenario: Scenario, atMs: number, events: readonly PlayerEvent[]) {
  const player = playerOf(scenario)
  for (const event of events) player.send(event)
  const { value, context } = player.getSnapshot()
  const run = new Run({ seed: scenario.lab.seed, log: fileOf(scenario, context.course).commands })
  run.advance(scenario.fromMs + 300_000)
  run.seek(atMs)
  const view = {
    branchId: 'main',
    world: run.world,
    version: 1,
    nowMs: run.nowMs,
    headMs: run.headMs,
    hash: run.hash,
    history: run.history,
    forecast: run.forecast(600_000),
    stream: 0,
    sequence: 0,
  }
  const scene = scenarioScene(view, context, value as PlayState)?.rolling ?? null
  if (scene === null) throw new Error('there is no service')
  const { steps, moment: now, future } = scene
  const columns = stripColumns({ steps, nowMs: atMs, now, future, originMs: scenario.fromMs })
  return { scene, columns: columns.map((one) => `${one.kind} ${one.pair}`), run }
}

const serviceCounts = { running: 1, pending: 0, healthy: 1, leaving: 0 }
const service = { desiredCount: 1, limits: { lower: 1, upper: 2 }, isSteady: true, waitingCount: 0 }
const guess: PlayerEvent = { type: 'answerSet', answer: { oldRunning: 3, newRunning: 1 } }
const lockIn: PlayerEvent[] = [{ type: 'confidenceSet', confidence: 'sure' }, { type: 'lockIn' }]

describe('APP-3 the strip tells nothing that is still to be predicted', () => {
  it('shows the guess and question marks, though the lab knows the rest', () => {
    const { columns } = sceneAt(notesScenario1, 60_000, [{ type: 'begin' }, guess])
    expect(columns).toEqual(['now 4+0', 'guess 3+1', 'hidden ?', 'hidden ?', 'hidden ?'])
  })

  it('keeps the guess while it watches, and beside what came', () => {
    const events: PlayerEvent[] = [{ type: 'begin' }, guess, ...lockIn]
    expect(sceneAt(notesScenario1, 60_500, events).columns).toContain('guess 3+1')
    expect(sceneAt(notesScenario1, 61_000, events).columns).toEqual([
      'past 4+0',
      'now 2+0',
      'guess 3+1',
      'hidden ?',
      'hidden ?',
    ])
  })

  it('shows no guess after a skip', () => {
    const { columns } = sceneAt(notesScenario1, 60_500, [{ type: 'begin' }, { type: 'skip' }])
    expect(columns.filter((one) => one.startsWith('guess'))).toEqual([])
  })

  it('moves a limit with the percent that is being chosen', () => {
    const toChange: PlayerEvent[] = [{ type: 'begin' }, { type: 'skip' }, { type: 'arrived' }, { type: 'next' }]
    const { scene } = sceneAt(oneTaskScenario, 61_000, [
      ...toChange,
      { type: 'answerSet', answer: { maximumPercent: 200 } },
    ])
    expect(scene.moment.limits).toEqual({ lower: 1, upper: 2 })
    expect(scene.service.deploymentConfiguration.maximumPercent).toBe(100)
  })

  it.each([60_000, 170_000])('names old and new from the beginning to the end, at %i', (atMs) => {
    const { scene } = sceneAt(notesScenario1, atMs, [{ type: 'begin' }])
    expect(scene.names).toEqual({ oldKey: 'web:7', newKey: 'web:8' })
  })

  it('names those of the deployment under way, not of one that comes later or that was', () => {
    const revision = (definitionKey: string, isPrimary: boolean) => ({ ...serviceCounts, definitionKey, isPrimary })
    const sample = (atMs: number, ...keys: string[]) => ({
      atMs,
      value: { ...service, revisions: keys.map((key, index) => revision(key, index === 0)) },
    })
    const samples = [sample(0, 'web:2', 'web:1'), sample(1, 'web:2'), sample(2, 'web:3', 'web:2')]
    expect(namesOf(samples, 1)).toEqual({ oldKey: 'web:1', newKey: 'web:2' })
    expect(namesOf(samples, 2)).toEqual({ oldKey: 'web:2', newKey: 'web:3' })
  })
})

describe('DEP-4 what one sees on the stage, in words', () => {
  it.each([
    [60_000, 'All four tasks are healthy.', 'The deployment of web:8 is under way, and none has started.'],
    [61_000, 'Both tasks are healthy.', '2 web:7 are stopping.'],
    [66_000, 'Two of four tasks are healthy.', '2 web:8 are on the way to RUNNING.'],
    [73_000, 'Two of four tasks are healthy.', '2 web:8 are RUNNING, healthy in 40 s.'],
    [113_000, 'Both tasks are healthy.', '2 web:7 are stopping.'],
    [170_000, 'All four tasks are healthy.', 'Nothing is on its way.'],
  ])('at %i', (atMs, headline, sentence) => {
    const { scene, run } = sceneAt(notesScenario1, atMs, [{ type: 'begin' }])
    expect(sceneWords(scene.service, run.world)).toEqual({ headline, sentence })
  })
})
