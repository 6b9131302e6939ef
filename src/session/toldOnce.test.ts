import { describe, expect, it } from 'vitest'
import type { Command } from '../model/api/command.ts'
import { Run } from '../model/engine/run.ts'
import { HISTORY_DECISIONS_MAX } from '../model/world/history.ts'
import { receive, type BranchView } from './mirror.ts'
import { NETWORK } from '../testing/builders.ts'
import { Branch } from '../worker/branch.ts'
import { BranchStream } from '../worker/branchStream.ts'
import type { WholeMessage } from '../worker/protocol.ts'

const TASKS = 500
const ROLL_MS = 300_000
const ROLLS = 6

function at(atMs: number, operation: string, input: Command['input']): Command {
  return { atMs, service: 'ecs', operation, input }
}

/** Fargate tasks that are all replaced again and again: more is decided than a history keeps. */
const log: readonly Command[] = [
  at(0, 'CreateCluster', { clusterName: 'yard' }),
  at(0, 'RegisterTaskDefinition', {
    family: 'web',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'web', image: 'web:1', essential: true }],
  }),
  at(0, 'CreateService', {
    cluster: 'yard',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: TASKS,
    launchType: 'FARGATE',
    networkConfiguration: NETWORK,
  }),
  ...Array.from({ length: ROLLS }, (_, i) =>
    at((i + 1) * ROLL_MS, 'UpdateService', { cluster: 'yard', service: 'web', forceNewDeployment: true }),
  ),
]

/** A worker's telling each ten seconds and what a page makes of it. */
function* telling(): Generator<{ readonly run: Run; readonly message: WholeMessage; readonly view: BranchView }> {
  const run = new Run({ seed: 1, log: [...log] })
  const stream = new BranchStream(new Branch(run, { id: 'main', name: 'main', parentId: null, forkAtMs: 0 }), 1)
  let view: BranchView | undefined
  for (let toMs = 0; toMs <= (ROLLS + 1) * ROLL_MS; toMs += 10_000) {
    run.advance(toMs)
    const message = stream.next()
    if (message === null) continue
    const received = receive(view, structuredClone(message))
    if (received === 'gap') throw new Error('a message was lost')
    view = received
    yield { run, message, view }
  }
}

function idsOf({ history }: BranchView): readonly number[] {
  return history.decisions.map(({ id }) => id)
}

describe('a deployment that is told', () => {
  it('tells its decisions once, with the changes, and its history once, though its oldest part is let go', () => {
    let decided = 0
    const tails: unknown[] = []
    for (const { run, message, view } of telling()) {
      decided = run.world.counters.decisions
      expect(idsOf(view)).toEqual(run.history.decisions.map(({ id }) => id))
      if (message.history.kind === 'tail') tails.push(message.history.tail.decisions)
      else expect(tails).toEqual([])
    }
    expect(decided).toBeGreaterThan(HISTORY_DECISIONS_MAX)
    expect(tails.length).toBeGreaterThan(100)
    expect(tails.every((one) => one === 'ofChanges')).toBe(true)
  })

  it('leads to the world that the worker has', () => {
    let last: { readonly run: Run; readonly view: BranchView } | undefined
    for (const told of telling()) last = told
    expect(last?.view.world).toEqual(last?.run.world)
    expect(last?.view.history).toEqual(last?.run.history)
  })
})
