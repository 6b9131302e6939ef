import { describe, expect, it } from 'vitest'
import { finish } from '../base/work.ts'
import { Run } from '../model/engine/run.ts'
import { ruleAt } from '../model/world/balancing/ruleAt.ts'
import { countsOf } from '../model/world/service/service.ts'
import {
  DEPLOYMENT_FORK_MS,
  DEPLOYMENT_ORIGIN_MS,
  DEPLOYMENT_SERVICE_KEY,
  deployAct,
  deploymentFile,
} from './deploymentDemo.ts'
import { DEFAULT_DEPLOYMENT, DEPLOYMENT_KINDS } from './deploymentSetting.ts'
import type { BadRevision, DeploymentKind, DeploymentSetting } from './deploymentSetting.ts'
import { deploymentSums, type DeploymentSums } from './deploymentSums.ts'
import { foreseen, type ForeseenDeployment } from '../testing/deploymentOracle.ts'
import { deploymentOutcome } from './make/deploymentOutcome.ts'

const KINDS = Object.keys(DEPLOYMENT_KINDS) as DeploymentKind[]

function setting(kind: DeploymentKind, bad: BadRevision): DeploymentSetting {
  return { ...DEFAULT_DEPLOYMENT, way: DEPLOYMENT_KINDS[kind].usual, bad }
}

/** One line: how it ended and when, what found it out and when, how many requests failed, what it took in tasks. */
function told(kind: DeploymentKind, sums: DeploymentSums): string {
  const { status, failed, mostTasks, extraTaskMinutes } = sums
  const { cause, foundAt, backAt } = playedOf(sums)
  const found = cause === null ? 'not found out' : `${cause} ${String(foundAt)}`
  const end = backAt === null ? status : `${status} ${String(backAt)}`
  return `${kind}: ${end}, ${found}, ${String(failed)} failed, ${String(mostTasks)} tasks, ${String(extraTaskMinutes)} extra min`
}

function playedOf({ status, failure, failed, extraTaskMinutes, wholeAtMs }: DeploymentSums): ForeseenDeployment {
  const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1_000))
  const found = { cause: failure?.cause ?? null, foundAt: seconds(failure?.atMs ?? null) }
  return { status, ...found, failed, extraTaskMinutes, backAt: seconds(wholeAtMs) }
}

/** Nothing finds out what only fails once a rolling update is over. Whoever shifts a part loses that part. */
const COMES: Readonly<Record<BadRevision, readonly string[]>> = {
  fine: [
    'rolling: SUCCESSFUL 139, not found out, 0 failed, 8 tasks, 3 extra min',
    'breaker: SUCCESSFUL 199, not found out, 0 failed, 8 tasks, 3 extra min',
    'blueGreen: SUCCESSFUL 475, not found out, 0 failed, 8 tasks, 25 extra min',
    'linear: SUCCESSFUL 971, not found out, 0 failed, 8 tasks, 58 extra min',
    'canary: SUCCESSFUL 779, not found out, 0 failed, 8 tasks, 45 extra min',
  ],
  unhealthy: [
    'rolling: IN_PROGRESS, not found out, 0 failed, 8 tasks, 48 extra min',
    'breaker: ROLLBACK_SUCCESSFUL 143, circuitBreaker 84, 0 failed, 8 tasks, 3 extra min',
    'blueGreen: ROLLBACK_SUCCESSFUL 198, circuitBreaker 139, 0 failed, 12 tasks, 8 extra min',
    'linear: ROLLBACK_SUCCESSFUL 198, circuitBreaker 139, 0 failed, 12 tasks, 8 extra min',
    'canary: ROLLBACK_SUCCESSFUL 198, circuitBreaker 139, 0 failed, 12 tasks, 8 extra min',
  ],
  errors: [
    'rolling: SUCCESSFUL, not found out, 31300 failed, 8 tasks, 44 extra min',
    'breaker: SUCCESSFUL, not found out, 31300 failed, 8 tasks, 44 extra min',
    'blueGreen: ROLLBACK_SUCCESSFUL 359, alarms 300, 1301 failed, 8 tasks, 17 extra min',
    'linear: ROLLBACK_SUCCESSFUL 359, alarms 300, 520 failed, 8 tasks, 17 extra min',
    'canary: ROLLBACK_SUCCESSFUL 359, alarms 300, 130 failed, 8 tasks, 17 extra min',
  ],
  crashes: [
    'rolling: SUCCESSFUL, not found out, 10114 failed, 8 tasks, 3 extra min',
    'breaker: ROLLBACK_SUCCESSFUL 327, alarms 240, 1202 failed, 8 tasks, 3 extra min',
    'blueGreen: ROLLBACK_SUCCESSFUL 296, alarms 240, 801 failed, 8 tasks, 11 extra min',
    'linear: ROLLBACK_SUCCESSFUL 296, alarms 240, 160 failed, 8 tasks, 11 extra min',
    'canary: ROLLBACK_SUCCESSFUL 296, alarms 240, 80 failed, 8 tasks, 11 extra min',
  ],
}

const BADS = Object.keys(COMES) as BadRevision[]

describe('the deployment demo', () => {
  it('is all commands that the model takes, with the names that they foresee', () => {
    const { seed, commands } = deploymentFile(setting('canary', 'crashes'))
    const run = new Run({ seed, log: commands })
    run.advance(DEPLOYMENT_FORK_MS)
    const service = run.world.services.get(DEPLOYMENT_SERVICE_KEY)
    expect(service && countsOf(service).running).toBe(DEFAULT_DEPLOYMENT.desiredCount)
    expect([...run.world.alarms.values()].map(({ state }) => state)).toEqual(['OK', 'OK'])
    run.advance(DEPLOYMENT_ORIGIN_MS + 120_000)
    expect(run.refusals).toEqual([])
    const [listener] = run.world.listeners.keys()
    const action = ruleAt(run.world, listener ?? '')?.action
    expect(action).toMatchObject({ groups: [{ weight: 90 }, { weight: 10 }] })
  })

  it('both sides of a comparison have one past, and B becomes what it is alone', () => {
    const { seed, commands } = deploymentFile(setting('rolling', 'errors'))
    const run = new Run({ seed, log: commands })
    run.advance(DEPLOYMENT_FORK_MS)
    const other = run.fork()
    expect(other.act(deployAct(DEPLOYMENT_KINDS.canary.usual))).not.toHaveProperty('error')
    other.advance(DEPLOYMENT_ORIGIN_MS + 600_000)
    const alone = finish(deploymentOutcome(setting('canary', 'errors')))
    const { status, failed } = deploymentSums(other, 'errors')
    expect({ status, failed }).toEqual({ status: alone.status, failed: alone.failed })
  })

  it.each(BADS)('says what comes of it, which is what is counted without the model: %s', (bad) => {
    const asked = KINDS.map((kind) => setting(kind, bad))
    const sums = asked.map((one) => finish(deploymentOutcome(one)))
    expect(sums.map((one, index) => told(KINDS[index] ?? 'rolling', one))).toEqual(COMES[bad])
    expect(sums.map(playedOf)).toEqual(asked.map(foreseen))
  })

  it.each(BADS)('and so it is of six tasks with half the requests: %s', (bad) => {
    const asked = KINDS.map((kind) => ({ ...setting(kind, bad), desiredCount: 6, perSecond: 10 }))
    expect(asked.map((one) => playedOf(finish(deploymentOutcome(one))))).toEqual(asked.map(foreseen))
  })
})
