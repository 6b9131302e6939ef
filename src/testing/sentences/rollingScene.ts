import { aboutIds } from '../../model/world/decisionBase.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { SetCounts } from './taskSetClaims.ts'
import { mayHave, mayLose, type RollingView } from '../rollingOracle.ts'

/** A look of the service scheduler, and the service as it was then, counted task by task. */
export interface RollingScene {
  readonly decision: RollingDecision
  /** With the one deployment alone that was looked at, where each is looked at for itself. */
  readonly service: Service
  /** All of it. */
  readonly whole: Service
  readonly view: RollingView
  /** Its task sets; none where ECS makes the deployments. */
  readonly sets: readonly SetCounts[]
  /** Tasks that it stopped or started. */
  readonly acted: readonly Task[]
  /** Whether a task found no place at this instant. */
  readonly foundNoPlace: boolean
}

export function actedIds(decision: RollingDecision): readonly string[] {
  return decision.action === 'stop' || decision.action === 'start' ? aboutIds(decision, 'task') : []
}

export const live = ({ view }: RollingScene): readonly Task[] => [
  ...view.kept,
  ...view.failing,
  ...view.coming,
  ...view.outgoing,
]
export const isNew = (task: Task, { service }: RollingScene) => task.deploymentId === service.deployments[0]?.id
/** Those that stay, of one zone and of each. */
export const inZone = ({ view }: RollingScene, zone: string): number =>
  view.kept.filter((one) => one.availabilityZone === zone).length
export const zoneCounts = (scene: RollingScene): readonly number[] =>
  ['us-east-1a', 'us-east-1b', 'us-east-1c'].map((zone) => inZone(scene, zone))
export const toStop = ({ view }: RollingScene): number => view.outgoing.length + view.surplus
export const mayStart = ({ view }: RollingScene): number => Math.max(0, Math.min(view.room, view.missing))
export const isUnready = (task: Task) => task.step === 'running' && !task.isHealthy
export const isPending = (task: Task) => task.startedAtMs === null

/** A name in its parts: `new web:8`, `web:8 of ecs-svc/6555`. */
interface NameParts {
  readonly key: string
  /** As the id of its deployment begins. */
  readonly side: string
  readonly age: string
}

export function partsOf(name: string): NameParts {
  const [, age = '', key = '', side = ''] =
    /^(old |new )?([\w-]+:\d+)?(?: ?of (ecs-svc\/\d{4}))?$/.exec(name.trim()) ?? []
  return { age, key, side }
}

/** The tasks that are meant by `web:7`, `new web:8`, `old web:8` or `web:8 of ecs-svc/6555`. */
export function named(name: string, scene: RollingScene): readonly Task[] {
  const { key, side, age } = partsOf(name)
  return live(scene).filter((task) => {
    if (task.definitionKey !== key || !(task.deploymentId ?? '').startsWith(side)) return false
    if (age === 'old ') return !isNew(task, scene)
    return age !== 'new ' || isNew(task, scene)
  })
}

/**
 * Whether a name says one thing: with tasks of the same revision on both sides, old and new are told apart; where each
 * deployment is looked at for itself, it is named.
 */
export function isClear(name: string, scene: RollingScene): boolean {
  const { key, side, age } = partsOf(name)
  if (side !== '' || scene.decision.deploymentId !== undefined) return isSide(side, scene)
  if (age !== '') return true
  const sides = scene.service.deployments.filter((one) => one.definitionKey === key)
  return new Set(sides.map((one) => one.status)).size === 1
}

/** Whether it is the deployment that was looked at that is named; it has to be where another is of the same revision. */
export function isSide(side: string, { decision, service, whole }: RollingScene): boolean {
  const [looked] = service.deployments
  const { deploymentId = '' } = decision
  if (side !== '') return deploymentId.startsWith(side.replace(/^ of /, ''))
  return whole.deployments.filter((one) => one.definitionKey === looked?.definitionKey).length === 1
}

/** Whether a name is the PRIMARY deployment's and of no other. */
export function isPrimaryName(name: string, scene: RollingScene): boolean {
  const { key, age } = partsOf(name)
  return age !== 'old ' && key === scene.service.deployments[0]?.definitionKey && isClear(name, scene)
}

export function isLower(limit: number, service: Service): boolean {
  return mayLose(service, limit) && !mayLose(service, limit - 1)
}

export function isUpper(limit: number, service: Service): boolean {
  return mayHave(service, limit) && !mayHave(service, limit + 1)
}

export const nothingMoves = (scene: RollingScene) => live(scene).every((one) => !isUnready(one) && !isPending(one))
