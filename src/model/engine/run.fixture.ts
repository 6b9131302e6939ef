import { container } from '../../testing/builders.ts'
import { act } from '../../testing/randomCommands.ts'
import type { Act, Command } from '../api/command.ts'
import { Engine } from './engine.ts'
import { Run } from './run.ts'

const revision = act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [container()] })
export const OPENING: readonly Act[] = [
  act('ecs', 'CreateCluster', {}),
  act('lab', 'AddContainerInstances', { instanceType: 'm5.large', count: 3 }),
  revision,
  revision,
  act('ecs', 'CreateService', { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 4 }),
]
export const roll = update({ taskDefinition: 'web:2' })
export const refused = update({ taskDefinition: 'web:9' })

export function update(input: Record<string, unknown>): Act {
  return act('ecs', 'UpdateService', { service: 'web', ...input })
}

/** A service that is steady at 100 s, and its update at that time. */
export function rollingRun(): Run {
  const run = new Run({ seed: 5, log: OPENING.map((one) => ({ atMs: 0, ...one })) })
  run.advance(100_000)
  run.act(roll)
  return run
}

/** The oracle: an engine that has only ever gone forward. */
export function replayed(log: readonly Command[], atMs: number): Engine {
  const engine = Engine.create(5)
  for (const command of log) if (command.atMs <= atMs) engine.execute(command)
  engine.runUntil(atMs)
  return engine
}

/** A run with so many changes that it has set marks on its way. */
export function longRun(): Run {
  const run = rollingRun()
  for (let i = 0; i < 40; i++) {
    run.advance(run.nowMs + 200_000)
    run.act(update({ forceNewDeployment: true, desiredCount: 2 + (i % 9) }))
  }
  run.advance(run.nowMs + 200_000)
  return run
}
