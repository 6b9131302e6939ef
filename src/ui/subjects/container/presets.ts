import { durationText } from '../../../look/time.ts'
import { grouped } from '../../../look/numbers.ts'
import type { ContainerDefinition } from '../../../model/world/definition/taskDefinition.ts'

export const PRESET_IDS = [
  'crashes',
  'neverReady',
  'answersError',
  'hangs',
  'refuses',
  'failsCheck',
  'leaks',
  'ignoresSigterm',
  'writes',
  'notPulled',
] as const
export type PresetId = (typeof PRESET_IDS)[number]

/** A way to fail and its figures; which of them count goes by the way. */
export interface PresetWanted {
  readonly preset: PresetId
  /** Since the container's start, until it exits. */
  readonly exitAfterSeconds: number
  readonly exitCode: number
  /** An HTTP status. */
  readonly code: number
  /** From now until it begins, and how long it lasts; 0 does not end. */
  readonly fromSeconds: number
  readonly lastsSeconds: number
  readonly memoryMib: number
  readonly leakMibPerMinute: number
  /** Absolute, of the file that it writes. */
  readonly path: string
}

export type PresetFigure = Exclude<keyof PresetWanted, 'preset' | 'path'>

const SPAN = ['fromSeconds', 'lastsSeconds'] as const
const A_DAY_SECONDS = 86_400

interface Preset {
  readonly label: string
  /** What can be set of it. */
  readonly figures: readonly PresetFigure[]
  readonly input: (wanted: PresetWanted) => BehaviorInput
  /** What one will see. */
  readonly seen: (container: ContainerDefinition, wanted: PresetWanted) => string
}

interface SpanInput {
  readonly fromSeconds: number
  readonly toSeconds?: number
}

/** Of the input of SetContainerBehavior what a preset says. */
export interface BehaviorInput {
  readonly readyAfterSeconds?: number
  readonly exitAfterSeconds?: number
  readonly exitCode?: number
  readonly memoryMib?: number
  readonly leakMibPerMinute?: number
  readonly ignoresSigterm?: boolean
  readonly cannotBePulled?: boolean
  readonly writes?: readonly { readonly path: string }[]
  readonly checkFails?: SpanInput & { readonly how: 'exit' }
  readonly responds?: SpanInput & { readonly how: 'code' | 'timeout' | 'refused'; readonly code?: number }
}

const UNSEEN_BY_ECS = 'ECS does not look inside: only a load balancer or who asks sees it.'

export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  crashes: {
    label: 'Crashes',
    figures: ['exitAfterSeconds', 'exitCode'],
    input: ({ exitAfterSeconds, exitCode }) => ({ exitAfterSeconds, exitCode }),
    seen: ({ essential }, { exitAfterSeconds, exitCode }) =>
      `${durationText(exitAfterSeconds * 1_000)} after its start it stops with exit code ${String(exitCode)}. ${
        essential
          ? 'It is essential: its task stops, and a service starts another.'
          : 'It is not essential: its task goes on.'
      }`,
  },
  neverReady: {
    label: 'Never gets ready',
    figures: [],
    input: () => ({ readyAfterSeconds: A_DAY_SECONDS }),
    seen: () => `It runs, and refuses every connection. ${UNSEEN_BY_ECS}`,
  },
  answersError: {
    label: 'Answers with an error',
    figures: ['code', ...SPAN],
    input: (wanted) => ({ responds: { ...spanOf(wanted), how: 'code', code: wanted.code } }),
    seen: (_, { code }) => `It answers ${String(code)} to requests and checks. ${UNSEEN_BY_ECS}`,
  },
  hangs: {
    label: 'Hangs',
    figures: SPAN,
    input: (wanted) => ({ responds: { ...spanOf(wanted), how: 'timeout' } }),
    seen: () => `It takes connections and does not answer. ${UNSEEN_BY_ECS}`,
  },
  refuses: {
    label: 'Refuses connections',
    figures: SPAN,
    input: (wanted) => ({ responds: { ...spanOf(wanted), how: 'refused' } }),
    seen: () => `Nothing listens on its port. ${UNSEEN_BY_ECS}`,
  },
  failsCheck: {
    label: 'Fails its health check',
    figures: SPAN,
    input: (wanted) => ({ checkFails: { ...spanOf(wanted), how: 'exit' } }),
    seen: ({ healthCheck, essential }) =>
      healthCheck === null
        ? 'Nothing will be seen: its definition has no healthCheck.'
        : `After ${String(healthCheck.retries)} failures in a row, ${durationText(healthCheck.intervalMs)} apart, it is UNHEALTHY. ${
            essential
              ? 'It is essential: a service stops its task and starts another.'
              : 'It is not essential: its task goes on.'
          }`,
  },
  leaks: {
    label: 'Leaks memory',
    figures: ['memoryMib', 'leakMibPerMinute'],
    input: ({ memoryMib, leakMibPerMinute }) => ({ memoryMib, leakMibPerMinute }),
    seen: ({ memoryMib: hard }, { memoryMib, leakMibPerMinute }) =>
      hard === null
        ? 'It has no hard limit of its own: only a limit of its task kills it.'
        : `${leakWords(hard - memoryMib, leakMibPerMinute)} at its hard limit of ${grouped(hard)} MiB it is killed: exit code 137, OutOfMemoryError.`,
  },
  ignoresSigterm: {
    label: 'Ignores SIGTERM',
    figures: [],
    input: () => ({ ignoresSigterm: true }),
    seen: ({ stopTimeoutMs }) =>
      `Nothing until it is stopped: then it lives on for its stopTimeout of ${durationText(stopTimeoutMs)} and is killed with exit code 137.`,
  },
  writes: {
    label: 'Writes to its disk',
    figures: [],
    input: ({ path }) => ({ writes: [{ path }] }),
    seen: ({ essential }) =>
      `As it starts it writes that file. With readonlyRootFilesystem and no volume or tmpfs there it cannot: its log says so and it ends with exit code 1. ${
        essential ? 'It is essential: its task stops.' : 'It is not essential: its task goes on.'
      } Where it can, nothing is seen.`,
  },
  notPulled: {
    label: 'Cannot be pulled',
    figures: [],
    input: () => ({ cannotBePulled: true }),
    seen: ({ essential }) =>
      `What runs goes on. In a task that starts its pull fails, CannotPullContainerError. ${
        essential
          ? 'It is essential: the task stops, TaskFailedToStart, and a service tries again.'
          : 'It is not essential: the task runs without it.'
      }`,
  },
}

export function presetInput(wanted: PresetWanted): BehaviorInput {
  return PRESETS[wanted.preset].input(wanted)
}

function spanOf({ fromSeconds, lastsSeconds }: PresetWanted): SpanInput {
  return lastsSeconds === 0 ? { fromSeconds } : { fromSeconds, toSeconds: fromSeconds + lastsSeconds }
}

function leakWords(leftMib: number, perMinute: number): string {
  if (leftMib <= 0) return 'At once'
  if (perMinute === 0) return 'It stays as it is; if it got more,'
  return `About ${durationText(Math.ceil((leftMib * 60) / perMinute) * 1_000)} after its start`
}

/** What a form begins with: a crash after 20 s, or half of the memory filled and the rest within minutes. */
export function firstWanted({ memoryMib }: ContainerDefinition): PresetWanted {
  const half = Math.max(1, Math.floor((memoryMib ?? 512) / 2))
  return {
    preset: 'crashes',
    exitAfterSeconds: 20,
    exitCode: 1,
    code: 500,
    fromSeconds: 0,
    lastsSeconds: 0,
    memoryMib: half,
    leakMibPerMinute: half,
    path: '/tmp/page.cache',
  }
}
