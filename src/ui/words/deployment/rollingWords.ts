import { LAUNCHES_A_MINUTE, SCHEDULER_GAP_MS } from '../../../model/world/durations.ts'
import type { ZoneCount } from '../../../model/world/service/zoneCounts.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { lowerSum, lowerText, percentRemedies, upperSum, upperText } from './percents.ts'
import { goingText, newName, sideText } from './rollingNames.ts'
import { heldText } from '../protection/protectionWords.ts'
import { placementFor, shortfallOf } from '../placement/shortfall.ts'
import { axisText, durationText } from '../../../look/time.ts'
import { waitRemedies, waitWords } from './waitWords.ts'
import type { DecisionWords, Detail, MarkGlyph, WordsWorld } from '../words.ts'

type Spoken = Pick<DecisionWords, 'verdict' | 'sentence'> & Partial<Pick<DecisionWords, 'tone' | 'remedies'>>

/** What the service scheduler did at one look, or why it did nothing (DEP-2 to DEP-8). */
export function rollingWords(decision: RollingDecision, world: WordsWorld): DecisionWords {
  const base = { tone: 'plain', remedies: [], ruleId: decision.rule, details: detailsOf(decision) } as const
  return { ...base, ...speak(decision, world) }
}

function speak(decision: RollingDecision, world: WordsWorld): Spoken {
  if (decision.zones !== undefined) return move(decision, decision.zones)
  switch (decision.action) {
    case 'stop':
      return decision.isRolling ? rollingStop(decision) : shrink(decision)
    case 'start':
      if (decision.ofOld !== undefined) return replaceOld(decision, decision.ofOld)
      return decision.isRolling ? rollingStart(decision) : grow(decision)
    case 'wait':
      return { ...waitWords(decision, world), remedies: waitRemedies(decision) }
    case 'blocked':
      return blocked(decision)
    case 'noRoom':
      return noRoom(decision, world)
    case 'failed':
      return FAILED
    case 'complete':
      return complete(decision, whenText(decision, world))
    case 'steady':
      return steady(decision, whenText(decision, world))
  }
}

function rollingStop(decision: RollingDecision): Spoken {
  const { count, healthy, limits } = decision
  const allowed = Math.max(0, healthy - limits.lower)
  const verdict = `Stops ${grouped(count)} of ${goingText(decision)}`
  const start = `${lowerText(decision)}. ${grouped(healthy)} ${are(healthy)} healthy`
  if (count > allowed) {
    return { verdict, sentence: `${start}; a task that is not healthy may stop beside them.` }
  }
  return { verdict, sentence: `${start}, so ${grouped(allowed)} may stop${restToStop(decision, allowed)}.` }
}

function restToStop({ count, toStop, ...decision }: RollingDecision, allowed: number): string {
  if (decision.protectedTasks !== undefined) return `; ${heldText({ toStop, ...decision })}`
  return count < allowed ? `; ${counted(toStop, 'task')} ${are(toStop)} left to stop` : ''
}

function rollingStart(decision: RollingDecision): Spoken {
  const { count, active, limits, toStart } = decision
  const allowed = Math.max(0, limits.upper - active)
  const verdict = `Starts ${grouped(count)} of ${grouped(toStart)} ${newName(decision)}`
  const start = `${upperText(decision)}. RUNNING + PENDING is ${grouped(active)}, so ${grouped(allowed)} may start`
  if (count >= Math.min(allowed, toStart)) {
    const rest = count < allowed ? `; ${counted(toStart, 'task')} ${are(toStart)} left to start` : ''
    return { verdict, sentence: `${start}${rest}.` }
  }
  return { verdict, sentence: `${start}, and ${startedOnly(decision)}.` }
}

/** DEP-12 */
function replaceOld(
  decision: RollingDecision,
  { definitionKey, short }: NonNullable<RollingDecision['ofOld']>,
): Spoken {
  const { count, healthy, active, limits } = decision
  const allowed = Math.max(0, limits.upper - active)
  const rest = count < Math.min(short, allowed) ? `; ${startedOnly(decision)}` : ''
  const why = `all of ${newName(decision)} are started: what an old task leaves is taken by its own revision`
  return {
    verdict: `Starts ${grouped(count)} of ${grouped(short)} old ${definitionKey} again`,
    sentence: `${lowerText(decision)}. ${grouped(healthy)} ${are(healthy)} healthy, and ${why}${rest}.`,
  }
}

/** SVC-10 */
function move({ action, count, ...decision }: RollingDecision, zones: readonly ZoneCount[]): Spoken {
  const told = zones.map((one) => `${grouped(one.count)} in ${one.zone}`).join(', ')
  if (action === 'start')
    return {
      verdict: `Starts ${grouped(count)} ${newName(decision)} to rebalance zones`,
      sentence: `${told}. Once ${count === 1 ? 'it is' : 'they are'} healthy as many stop where there are the most.`,
    }
  return {
    verdict: `Stops ${grouped(count)} ${newName(decision)} to rebalance zones`,
    sentence: `${told}. What was started in emptier zones is healthy, so ${grouped(count)} may go where there are the most.`,
  }
}

/** Why fewer start than the upper limit allows. */
function startedOnly({ count, isRateLimited }: RollingDecision): string {
  if (isRateLimited !== true) return `there is room for ${grouped(count)}`
  const rate = `a service launches at most ${grouped(LAUNCHES_A_MINUTE)} tasks a minute`
  return `${rate}: ${grouped(count)} now, more may start in ${durationText(SCHEDULER_GAP_MS)}`
}

/** Nothing is replaced: tasks are only missing. The upper limit holds all the same. */
function grow(decision: RollingDecision): Spoken {
  const { count, desiredCount, active, toStart, limits } = decision
  const missing = `${wantedName(decision)} is ${grouped(desiredCount)} and RUNNING + PENDING is ${grouped(active)}: ${grouped(toStart)} ${are(toStart)} missing`
  const allowed = Math.max(0, limits.upper - active)
  const rest = count < Math.min(toStart, allowed) ? startedOnly(decision) : `the upper limit allows ${grouped(allowed)}`
  return {
    verdict: `Starts ${grouped(count)} of ${grouped(toStart)} ${newName(decision)}`,
    sentence: `${missing}, and ${rest}.`,
  }
}

function shrink(decision: RollingDecision): Spoken {
  const { count, desiredCount, active, deploymentId, isOfTaskSet } = decision
  const held = decision.protectedTasks === undefined ? '' : `; ${heldText(decision)}`
  // DEP-31: of a revision that is given up none is wanted, however many the service wants.
  const isGivenUp = deploymentId !== undefined && isOfTaskSet !== true && desiredCount === 0
  const wanted = isGivenUp
    ? `No task of ${newName(decision)} is wanted`
    : `${wantedName(decision, ` of ${decision.serviceName ?? 'the service'}`)} is ${grouped(desiredCount)}`
  return {
    verdict: `Stops ${grouped(count)} of ${counted(active, 'task')}${sideText(decision)}`,
    sentence: `${wanted}; RUNNING + PENDING is ${grouped(active)}${held}.`,
  }
}

/** What a task set wants is its part of what its service does (TST-2). */
function wantedName(decision: RollingDecision, ofService = ''): string {
  if (decision.isOfTaskSet === true) return `computedDesiredCount${sideText(decision)}`
  return `desiredCount${ofService}`
}

function blocked(decision: RollingDecision): Spoken {
  const { healthy, active, limits, desiredCount } = decision
  const stop = `${grouped(healthy)} healthy − 1 is below ${grouped(limits.lower)} (${lowerSum(decision)})`
  const start = `${grouped(active)} RUNNING + PENDING + 1 is above ${grouped(limits.upper)} (${upperSum(decision)})`
  return {
    verdict: 'Can never roll: 1 may not stop, 1 may not start',
    sentence: `${stop}, and ${start}. Nothing under way changes that.`,
    tone: 'trouble',
    remedies: percentRemedies(desiredCount),
  }
}

/** DEP-17 */
const FAILED: Spoken = {
  verdict: 'The deployment has FAILED',
  sentence: 'ECS starts no task until another deployment begins; what runs stays.',
  tone: 'trouble',
  remedies: ['Update the service with a task definition that works.'],
}

/** ▼ and ▲ where tasks were stopped and started, ✕ where nothing can move. */
export function rollingGlyph({ action }: RollingDecision): MarkGlyph {
  if (action === 'blocked' || action === 'noRoom' || action === 'failed') return 'trouble'
  return action === 'stop' || action === 'start' ? action : 'other'
}

function noRoom(decision: RollingDecision, world: WordsWorld): Spoken {
  const placement = placementFor(decision, world)
  const verdict = `No place for ${newName(decision)}`
  const allowed = `Upper limit ${grouped(decision.limits.upper)} allows ${counted(decision.limits.upper - decision.active, 'more task')}.`
  if (placement === undefined) return { verdict, sentence: `${allowed} No instance takes one.`, tone: 'trouble' }
  const { sentence, remedies } = shortfallOf(placement, world)
  return { verdict, sentence: `${allowed} ${sentence}`, tone: 'trouble', remedies }
}

function complete(decision: RollingDecision, when: string): Spoken {
  const { desiredCount } = decision
  const tasks = counted(desiredCount, `${newName(decision)} task`)
  const all =
    desiredCount === 0 ? NONE_WANTED : `${desiredCount === 1 ? '' : 'All '}${tasks} ${are(desiredCount)} healthy`
  return { verdict: `Deployment completed ${when}`, sentence: `${all}, and no older task is left.`, tone: 'clear' }
}

function steady(decision: RollingDecision, when: string): Spoken {
  const { desiredCount, healthy } = decision
  const those = `${grouped(healthy)} of ${grouped(desiredCount)} ${newName(decision)} ${are(healthy)} healthy`
  const all = decision.isOfTaskSet === true ? EACH_SET : desiredCount === 0 ? NONE_WANTED : those
  const sentence = `${all}. Nothing is left to do.`
  return { verdict: `Steady state ${when}`, sentence, tone: 'clear' }
}

/** Those that are stopping may still be there. */
const NONE_WANTED = 'desiredCount is 0, no task is RUNNING or PENDING'

/** TST-3: a service is steady when all of them are; the look tells the counts of one. */
const EACH_SET = 'Each task set has as many healthy tasks as it wants'

/** Of what was before the page's time begins only that is said: nobody there has seen the clock that it stood on. */
function whenText({ atMs }: RollingDecision, { originMs = 0 }: WordsWorld): string {
  return atMs < originMs ? 'before 00:00' : `at ${axisText(atMs - originMs)}`
}

function detailsOf(decision: RollingDecision): readonly Detail[] {
  const { limits, healthy, active, toStop, toStart, desiredCount } = decision
  return [
    { label: decision.isOfTaskSet === true ? 'computedDesiredCount' : 'desiredCount', value: grouped(desiredCount) },
    { label: 'lower limit', value: `${grouped(limits.lower)} = ${lowerSum(decision)}` },
    { label: 'upper limit', value: `${grouped(limits.upper)} = ${upperSum(decision)}` },
    { label: 'healthy', value: grouped(healthy) },
    { label: 'RUNNING + PENDING', value: grouped(active) },
    { label: 'still to stop', value: grouped(toStop) },
    { label: 'still to start', value: grouped(toStart) },
  ]
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}
