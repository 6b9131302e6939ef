import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import type { Asked } from '../template.ts'
import { answerLook, clusterNamed, instances, labOf } from './world.ts'

/** A container as RegisterTaskDefinition takes it; times in seconds, memory in MiB. */
export interface ContainerGiven {
  readonly name: string
  readonly image: string
  readonly memory: number
  readonly memoryReservation?: number
  readonly essential?: boolean
  readonly stopTimeout?: number
  readonly dependsOn?: readonly {
    readonly containerName: string
    readonly condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY'
  }[]
  readonly healthCheck?: CheckGiven
  readonly restartPolicy?: {
    readonly enabled: boolean
    readonly restartAttemptPeriod?: number
    readonly ignoredExitCodes?: readonly number[]
  }
}

/** In seconds. */
export interface CheckGiven {
  readonly command: readonly string[]
  readonly interval: number
  readonly timeout: number
  readonly retries: number
  readonly startPeriod?: number
}

export const CURL = ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'] as const

/** How containers of an image act (`lab SetContainerBehavior`). */
export interface Behavior {
  readonly image: string
  readonly exitAfterSeconds?: number
  readonly exitCode?: number
  readonly memoryMib?: number
  readonly leakMibPerMinute?: number
  readonly ignoresSigterm?: boolean
  readonly exitAfterSigtermSeconds?: number
  readonly sigtermExitCode?: number
  readonly checkFails?: { readonly fromSeconds: number; readonly toSeconds?: number; readonly how: 'exit' | 'timeout' }
}

export interface TaskWanted {
  readonly cluster: string
  readonly family: string
  readonly containers: readonly ContainerGiven[]
  readonly behaviors?: readonly Behavior[]
}

/** One instance with room, and one standalone task that starts at once: bridge, so that no interface takes time. */
export function oneTaskLab(draw: Draw, { cluster, family, containers, behaviors = [] }: TaskWanted): Asked['lab'] {
  const acts: readonly Act[] = [
    clusterNamed(cluster),
    instances({ cluster, type: 'm5.large' }),
    act('ecs', 'RegisterTaskDefinition', { family, containerDefinitions: containers.map((one) => ({ ...one })) }),
    ...behaviors.map((one) => act('lab', 'SetContainerBehavior', one)),
    act('ecs', 'RunTask', { cluster, taskDefinition: family }),
  ]
  return labOf(
    `A task of ${family}`,
    draw,
    acts.map((one) => [0, one] as const),
  )
}

/** A query on the one task, while it is to run or once it is to stop. */
export function taskLook(cluster: string, query: string, desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING') {
  return answerLook('DescribeTasks', { cluster, desiredStatus }, `tasks[0].${query}`)
}

/** Stops the one task, by its ARN. */
export function stopOf(cluster: string): NonNullable<Asked['acts']>[number] {
  return {
    look: answerLook('ListTasks', { cluster }, 'taskArns[0]'),
    act: (task) => act('ecs', 'StopTask', { cluster, task: String(task) }),
  }
}

/** `1 second`, `12 seconds`. */
export function secondsWord(count: number): string {
  return `${String(count)} ${count === 1 ? 'second' : 'seconds'}`
}
