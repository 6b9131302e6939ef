import type { LabFile } from '../labfile/labFile.ts'
import type { Act, Command } from '../model/api/command.ts'
import { act } from '../model/api/act.ts'
import { commandAt as at } from './commandAt.ts'

/** What the rolling-update demo is set to. Everything on its page follows from this and the seed. */
export interface DemoSetting {
  readonly desiredCount: number
  /** Whole percents. */
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  /** Revisions of the family `web`: what runs, and what it is changed to. */
  readonly fromRevision: number
  readonly toRevision: number
  /** Tasks that the cluster has room for, a multiple of ROOM_STEP. */
  readonly room: number
  readonly seed: number
  /** Demand in percent of what all desired tasks reserve. */
  readonly loadPercent: number
  /** Whether the new revision is bad: its container exits at each start, so that no task of it comes to RUNNING. */
  readonly isNewBad: boolean
  /** A deployment circuit breaker that rolls back. */
  readonly hasBreaker: boolean
}

/** What is changed while the update goes on, and when, in the lab's ms. */
export interface DemoChange {
  readonly atMs: number
  readonly desiredCount?: number
  readonly minimumHealthyPercent?: number
  readonly maximumPercent?: number
}

/** One m5.large holds four of the demo's tasks. */
export const ROOM_STEP = 4
export const ROOM_MAX = 200
export const REVISION_MAX = 40
export const DESIRED_MAX = 100

const DEMO_CLUSTER = 'yard-demo'
const DEMO_SERVICE = 'web'
export const DEMO_SERVICE_KEY = `${DEMO_CLUSTER}/${DEMO_SERVICE}`
const FAMILY = 'web'
const TASK_CPU_UNITS = 512
const TASK_MEMORY_MIB = 1_024

/** When the demo's update is made, which its page calls 00:00: the service is steady 49 s after its creation. */
export const DEMO_ORIGIN_MS = 60_000
/** The demo's update: of which service, and since when. */
export const DEMO_ROLLING = { serviceKey: DEMO_SERVICE_KEY, originMs: DEMO_ORIGIN_MS } as const

export const DEFAULT_SETTING: DemoSetting = {
  desiredCount: 4,
  minimumHealthyPercent: 50,
  maximumPercent: 100,
  fromRevision: 7,
  toRevision: 8,
  room: 12,
  seed: 1,
  loadPercent: 62,
  isNewBad: false,
  hasBreaker: false,
}

export interface DemoPreset {
  readonly id: 'scenario1' | 'scenario2' | 'default' | 'outage' | 'neverRolls'
  readonly label: string
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
}

export const DEMO_PRESETS: readonly DemoPreset[] = [
  { id: 'scenario1', label: 'Half may stop', minimumHealthyPercent: 50, maximumPercent: 100 },
  { id: 'scenario2', label: 'All must stay', minimumHealthyPercent: 100, maximumPercent: 150 },
  { id: 'default', label: 'ECS default', minimumHealthyPercent: 100, maximumPercent: 200 },
  { id: 'outage', label: 'An outage', minimumHealthyPercent: 0, maximumPercent: 100 },
  { id: 'neverRolls', label: 'Can never roll', minimumHealthyPercent: 100, maximumPercent: 100 },
]

/** The preset whose percents a setting has. */
export function presetOf(
  setting: Pick<DemoSetting, 'minimumHealthyPercent' | 'maximumPercent'>,
): DemoPreset | undefined {
  return DEMO_PRESETS.find(
    (one) =>
      one.minimumHealthyPercent === setting.minimumHealthyPercent && one.maximumPercent === setting.maximumPercent,
  )
}

/**
 * The demo as a lab file: a cluster, a service that becomes steady, and the update that starts the rolling.
 *
 * @param changes  what was changed since, oldest first
 */
export function demoFile(setting: DemoSetting, changes: readonly DemoChange[] = []): LabFile {
  const { fromRevision, toRevision } = setting
  const before = registrations(1, fromRevision, 0)
  const later = registrations(fromRevision + 1, toRevision, DEMO_ORIGIN_MS)
  return {
    format: 'taskyard/lab',
    version: 1,
    title: `Rolling update of ${String(setting.desiredCount)} ${setting.desiredCount === 1 ? 'task' : 'tasks'}`,
    seed: setting.seed,
    commands: [
      at(0, 'ecs CreateCluster', { clusterName: DEMO_CLUSTER }),
      at(0, 'lab AddContainerInstances', {
        cluster: DEMO_CLUSTER,
        instanceType: 'm5.large',
        count: Math.max(1, Math.ceil(setting.room / ROOM_STEP)),
      }),
      ...before,
      at(0, 'ecs CreateService', createInput(setting)),
      at(0, 'lab SetLoad', {
        cluster: DEMO_CLUSTER,
        service: DEMO_SERVICE,
        shape: 'constant',
        peakCpuUnits: Math.round((setting.desiredCount * TASK_CPU_UNITS * setting.loadPercent) / 100),
      }),
      ...later,
      ...badActs(setting),
      at(DEMO_ORIGIN_MS, 'ecs UpdateService', {
        cluster: DEMO_CLUSTER,
        service: DEMO_SERVICE,
        taskDefinition: `${FAMILY}:${String(toRevision)}`,
        // The same revision again is a deployment only when forced.
        ...(toRevision === fromRevision && { forceNewDeployment: true }),
      }),
      ...changes.map(({ atMs, ...change }) => ({ atMs, ...changeAct(change) })),
    ],
  }
}

/** The act that a moved slider is: percents or count change in mid-deployment. */
export function changeAct(
  change: Partial<Pick<DemoSetting, 'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent'>>,
): Act {
  const { desiredCount, ...percents } = change
  return act('ecs', 'UpdateService', {
    cluster: DEMO_CLUSTER,
    service: DEMO_SERVICE,
    ...(desiredCount !== undefined && { desiredCount }),
    ...(Object.keys(percents).length > 0 && { deploymentConfiguration: percents }),
  })
}

function createInput(setting: DemoSetting): Command['input'] {
  return {
    cluster: DEMO_CLUSTER,
    serviceName: DEMO_SERVICE,
    taskDefinition: `${FAMILY}:${String(setting.fromRevision)}`,
    desiredCount: setting.desiredCount,
    launchType: 'EC2',
    deploymentConfiguration: {
      minimumHealthyPercent: setting.minimumHealthyPercent,
      maximumPercent: setting.maximumPercent,
      ...(setting.hasBreaker && { deploymentCircuitBreaker: { enable: true, rollback: true } }),
    },
  }
}

/** A revision that is replaced by itself is the one that runs well. */
export function canBeBad({ fromRevision, toRevision }: DemoSetting): boolean {
  return fromRevision !== toRevision
}

function badActs(setting: DemoSetting): readonly Command[] {
  if (!setting.isNewBad || !canBeBad(setting)) return []
  return [
    at(DEMO_ORIGIN_MS, 'lab SetContainerBehavior', {
      image: imageOf(setting.toRevision),
      exitAfterSeconds: 0,
      exitCode: 1,
    }),
  ]
}

function imageOf(revision: number): string {
  return `web:${String(revision)}`
}

/** Revision numbers rise by one, so web:7 needs the six before it (DEF-2). */
function registrations(first: number, last: number, atMs: number): readonly Command[] {
  const commands: Command[] = []
  for (let revision = first; revision <= last; revision++) {
    commands.push(
      at(atMs, 'ecs RegisterTaskDefinition', {
        family: FAMILY,
        containerDefinitions: [
          {
            name: 'web',
            image: imageOf(revision),
            cpu: TASK_CPU_UNITS,
            memory: TASK_MEMORY_MIB,
            portMappings: [{ containerPort: 80 }],
          },
        ],
      }),
    )
  }
  return commands
}
