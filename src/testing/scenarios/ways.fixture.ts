import type { Act, Command, CommandService } from '../../model/api/command.ts'
import type { World } from '../../model/world/world.ts'
import type { FixIt } from './luck.ts'

export type Input = Readonly<Record<string, unknown>>

/** An act, and how long after the one before. */
export interface Step {
  readonly act: Act
  readonly afterMs: number
}

/** What somebody does, by what the world has when it is asked for. */
export interface Way {
  readonly says: string
  readonly steps: (world: World) => readonly Step[]
}

/** A healthy task takes some 10 s to start and 40 s to count. */
export const A_WHILE_MS = 75_000

export function step(service: CommandService, operation: string, input: Input): Step {
  return { act: { service, operation, input }, afterMs: 0 }
}

export function ecs(operation: string, input: Input, afterMs = 0): Step {
  return { ...step('ecs', operation, { cluster: 'yard', ...input }), afterMs }
}

export function update(input: Input, afterMs = 0): Step {
  return ecs('UpdateService', { service: 'web', ...input }, afterMs)
}

/** A revision of web, in which the container is what is given. */
export function register(container: Input, task: Input = {}): Step {
  const containerDefinitions = [{ name: 'web', image: 'web:1', cpu: 256, memory: 512, ...container }]
  return step('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions, ...task })
}

export function addInstances(input: Input): Step {
  return step('lab', 'AddContainerInstances', { cluster: 'yard', count: 1, instanceType: 'm5.large', ...input })
}

/** Tasks that run, the oldest first, each stopped by name so long after the one before. */
export function stopTasks(world: World, count: number, afterMs: number): readonly Step[] {
  const live = [...world.tasks.values()].filter((one) => one.desiredStatus === 'RUNNING')
  return live.slice(0, count).map(({ id }) => ecs('StopTask', { task: id }, afterMs))
}

/** The steps as commands from where the fix-it asks. */
export function commandsOf({ run, question }: FixIt, { steps }: Way): readonly Command[] {
  let atMs = question.askAtMs
  return steps(run.world).map(({ act, afterMs }): Command => ({ atMs: (atMs += afterMs), ...act }))
}
