import { shortInstance } from '../../../look/names.ts'
import { counted } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import { healthCheckOf, poolOf } from '../../../model/world/balancing/pools.ts'
import { hasPassed, type Target } from '../../../model/world/balancing/target.ts'
import { healthOf } from '../../../model/world/balancing/targetHealth.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectWords } from '../words.ts'

/** `10.0.1.7:80`, `i-0a4c:32768`. */
export function addressText({ id, port }: Target): string {
  return `${id.startsWith('i-') ? shortInstance(id) : id}:${String(port)}`
}

/** One check of those in a row by which a target is judged. */
export type Check = 'passed' | 'failed' | 'to come'

/**
 * The checks that count for a target now, oldest first: as many as its threshold asks for, those to come last (ALB-4).
 * None while nothing checks it.
 */
export function checksOf(world: World, target: Target): readonly Check[] {
  const pool = poolOf(world, target.poolId)
  if (pool === undefined || target.probesFromMs === null || target.state === 'draining') return []
  const { healthyThreshold, unhealthyThreshold } = healthCheckOf(pool)
  if (target.outcome === null) return ['to come']
  const isPassed = hasPassed(target.outcome)
  const needed = !isPassed ? unhealthyThreshold : target.state === 'healthy' ? target.streak : healthyThreshold
  const done = Math.min(target.streak, needed)
  return Array.from({ length: needed }, (_, index): Check => {
    if (index >= done) return 'to come'
    return isPassed ? 'passed' : 'failed'
  })
}

/** `failed, failed, one to come`, for who does not see the ticks. */
export function checksText(checks: readonly Check[]): string {
  const count = (kind: Check): number => checks.filter((one) => one === kind).length
  const parts = (['passed', 'failed', 'to come'] as const).flatMap((kind) =>
    count(kind) === 0 ? [] : [`${String(count(kind))} ${kind}`],
  )
  return parts.length === 0 ? 'not checked' : parts.join(', ')
}

/** What state a target is in, and what that means for requests (ALB-3). */
export function targetWords(target: Target, world: World): SubjectWords {
  const { state, reason, description } = healthOf(world, target)
  switch (state) {
    case 'healthy':
      return healthyWords(target)
    case 'unhealthy':
      return unhealthyWords(target, world, description ?? '')
    case 'initial':
      return initialWords(target, world.nowMs)
    case 'draining':
      return drainingWords(target, world.nowMs)
    case 'unused':
      return {
        verdict: `unused: ${reason ?? ''}`,
        sentence: `${description ?? ''}. It gets no requests.`,
        tone: 'trouble',
      }
  }
}

function healthyWords({ outcome }: Target): SubjectWords {
  if (outcome === null || hasPassed(outcome)) {
    return { verdict: 'healthy', sentence: 'It passed its last health check and gets requests.', tone: 'plain' }
  }
  const sentence = 'Its last health check failed, which is too few to make it unhealthy. It still gets requests.'
  return { verdict: 'healthy, and fails', sentence, tone: 'trouble' }
}

function unhealthyWords(target: Target, world: World, description: string): SubjectWords {
  const pool = poolOf(world, target.poolId)
  const heals = pool === undefined ? 0 : healthCheckOf(pool).healthyThreshold
  return {
    verdict: `unhealthy: ${description}`,
    sentence: `It gets no requests while another is healthy. ${counted(heals, 'passed check')} in a row heal it.`,
    tone: 'trouble',
  }
}

function initialWords({ probesFromMs }: Target, nowMs: number): SubjectWords {
  if (probesFromMs === null) {
    return { verdict: 'initial, being registered', sentence: 'Its health is not checked yet.', tone: 'plain' }
  }
  const sentence = 'Its first passed check makes it healthy. Until then it gets requests only where none is healthy.'
  if (probesFromMs <= nowMs) return { verdict: 'initial, no check passed yet', sentence, tone: 'plain' }
  return { verdict: `initial, first check in ${durationText(probesFromMs - nowMs)}`, sentence, tone: 'plain' }
}

function drainingWords({ drainsUntilMs }: Target, nowMs: number): SubjectWords {
  return {
    verdict: `draining, ${durationText(Math.max(0, (drainsUntilMs ?? nowMs) - nowMs))} to go`,
    sentence: 'It gets no new requests. Those in flight have until then to be answered.',
    tone: 'plain',
  }
}
