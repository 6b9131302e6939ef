import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { scopedTo, viewOf } from '../rollingOracle.ts'
import { apiThrottledUntil } from '../../model/world/fault/broken.ts'
import { isTime, pattern, type Claim } from './claim.ts'

/** A look of the scheduler as it is read at some time, then or later. */
export interface ReadScene {
  readonly decision: RollingDecision
  /** The look after it; `undefined` when there was none up to now. */
  readonly next: RollingDecision | undefined
  readonly world: World
  readonly service: Service | undefined
  /** Whether the scheduler looks again within a gap. */
  readonly isLookDue: boolean
}

/** A look that follows may have to leave a gap after an act (DEP-9). */
const GAP_MS = 4_000

/** When what the service waits for is there, by the tasks themselves: one counts as healthy, or a protection ends. */
function endOf({ world, decision, service }: ReadScene): number {
  if (service === undefined) return Infinity
  if (decision.waitsFor === 'api') return apiThrottledUntil(world) ?? Infinity
  const { deploymentId: ofDeployment } = decision
  const view = viewOf(world, scopedTo(world, service, ofDeployment), { ofDeployment })
  const { kept, coming, outgoing, shielded, surplus } = view
  if (decision.waitsFor === 'alarms') return world.serviceDeployments.get(service.key)?.[0]?.bakesUntilMs ?? Infinity
  if (decision.waitsFor === 'throttle') return world.scheduling.get(service.key)?.retryAtMs ?? Infinity
  if (decision.waitsFor !== 'protection') {
    const unready = [...kept, ...coming, ...outgoing].filter((one) => one.step === 'running' && !one.isHealthy)
    // One whose time is over fails its checks: nobody knows for how long.
    const foreseen = unready.flatMap(({ healthyAtMs }) => healthyAtMs ?? []).filter((atMs) => atMs > world.nowMs)
    return Math.min(...foreseen)
  }
  const held = shielded.filter((one) => outgoing.includes(one) || surplus > 0)
  return Math.min(...held.map((one) => world.protections.get(one.id)?.expiresAtMs ?? Infinity))
}

/** As things stand, or as they stood where the scheduler is about to look again. */
function isEnd(text: string, scene: ReadScene): boolean {
  const { world, decision, isLookDue } = scene
  if (isTime(text, endOf(scene) - world.nowMs)) return true
  return isLookDue && isTime(text, (decision.waitsUntilMs ?? Infinity) - world.nowMs)
}

export const READ_CLAIMS: readonly Claim<ReadScene>[] = [
  {
    name: 'ECS waits so long',
    said: pattern('ECS waits %T(?=$|\\.)'),
    isTrue: ({ name }, scene) =>
      scene.next === undefined && scene.service?.status === 'ACTIVE' && isEnd(name(1), scene),
  },
  {
    name: 'ECS waited so long',
    said: pattern('ECS waited %T(?=$|\\.)'),
    isTrue: ({ name }, { decision, next, world, service }) => {
      if (next !== undefined) return isTime(name(1), next.atMs - decision.atMs)
      if (service?.status !== 'ACTIVE') return true
      // Just over, and the look is not there yet; where traffic is shifted the next stage comes instead of it.
      const untilMs = decision.waitsUntilMs ?? Infinity
      const isSoon = decision.deploymentId !== undefined || world.nowMs < untilMs + GAP_MS
      return world.nowMs >= untilMs && isSoon && isTime(name(1), untilMs - decision.atMs)
    },
  },
  {
    name: 'ECS waits, nobody knows how long',
    said: pattern('ECS waits(?=$|\\.)'),
    isTrue: (_, scene) => scene.next === undefined && scene.service?.status === 'ACTIVE',
  },
  {
    name: 'ECS waited',
    said: pattern('ECS waited(?=$|\\.)'),
    isTrue: (_, { next, service }) => next !== undefined || service?.status !== 'ACTIVE',
  },
  {
    name: 'calls of the scheduler are throttled',
    said: pattern('Amazon ECS throttles calls, its own scheduler’s too'),
    isTrue: (_, { next, world, service }) =>
      next !== undefined || service?.status !== 'ACTIVE' || apiThrottledUntil(world) !== null,
  },
  {
    name: 'when it was',
    said: pattern('(?:Deployment completed|Steady state) at (\\d+):(\\d\\d)(?::(\\d\\d))?'),
    isTrue: ({ name, figure }, { decision }) => {
      const hasHours = name(3) !== ''
      const seconds = hasHours ? (figure(1) * 60 + figure(2)) * 60 + figure(3) : figure(1) * 60 + figure(2)
      return seconds === Math.floor(decision.atMs / 1_000)
    },
  },
]
