import type { ScalingPolicy, StepScaling } from '../../model/world/scaling/scalingPolicy.ts'
import { adjustedOneByOne, stepThatHolds } from '../scalingOracle.ts'
import { pattern, type Claim, type Said } from './claim.ts'
import { axisMs, D, isNear, isOvertaken, roundingOf, type LoopScene } from './loopScene.ts'

type Scene = LoopScene<'scaling'>

/** The policy that it goes by, which asks for the most. */
function policyOf({ decision, world, service }: Scene): ScalingPolicy | undefined {
  const name = decision.asks[0]?.policyName
  return [...world.scalingPolicies.values()].find((one) => one.name === name && one.serviceKey === service?.key)
}

/** The newest datapoint that the alarm saw. */
function newestOf({ decision }: Scene): number | null {
  return decision.asks[0]?.periods.findLast((one) => one.value !== null)?.value ?? null
}

function targetOf(scene: Scene): number | null {
  const config = policyOf(scene)?.config
  return config?.type === 'TargetTrackingScaling' ? config.targetValue : null
}

/** Its tasks that run, counted one by one. */
function runningOf({ world, service }: Scene): number {
  return [...world.tasks.values()].filter(
    (one) => one.clusterName === service?.clusterName && one.serviceName === service.name && one.step === 'running',
  ).length
}

const isDesiredThen = (count: number, { service }: Scene): boolean => count === service?.desiredCount

const isDesiredNow = (count: number, scene: Scene): boolean =>
  isOvertaken(scene) || count === scene.world.services.get(scene.service?.key ?? '')?.desiredCount

/** What keeps the count as it is, by what is there. */
const HOLDS: Readonly<Record<string, (scene: Scene) => boolean>> = {
  cooldown: ({ target, decision }) => (target?.cooldown?.untilMs ?? 0) > decision.atMs,
  'its maximum': ({ target, service }) => (service?.desiredCount ?? 0) >= (target?.max ?? Infinity),
  'its minimum': ({ target, service }) => (service?.desiredCount ?? 0) <= (target?.min ?? -1),
  'a deployment is under way': ({ service }) =>
    service?.deployments.some((one) => one.rolloutState === 'IN_PROGRESS') === true ||
    service?.deployments.length !== 1,
  'it would scale out again': (scene) => wouldBreach(scene),
  'another policy is not ready to scale in': ({ world, service }) =>
    [...world.scalingPolicies.values()].some(
      ({ serviceKey, ownAlarms }) =>
        serviceKey === service?.key &&
        ownAlarms.some((name) => name.includes('Low') && world.alarms.get(name)?.state !== 'ALARM'),
    ),
  'another policy wants more': ({ decision }) => decision.asks.length > 1,
  'scaling is suspended': ({ target }) => target?.suspended.in === true || target?.suspended.out === true,
  'that many are wanted already': (scene) =>
    (scene.decision.asks[0]?.proposed ?? Infinity) <= (scene.service?.desiredCount ?? 0) ||
    scene.decision.asks[0]?.direction === 'in',
  'no step holds': (scene) => stepOf(scene) === null,
  'no datapoint': (scene) => newestOf(scene) === null,
}

/** Whether one task less would have the load above the target. */
function wouldBreach(scene: Scene): boolean {
  const running = runningOf(scene)
  return running * (newestOf(scene) ?? 0) > (running - 1) * (targetOf(scene) ?? Infinity)
}

export interface SaidStep {
  readonly adjustment: number
  readonly type: StepScaling['adjustmentType']
  readonly minMagnitude: number
}

/** The step of its policy in which the datapoint lies. */
function stepOf(scene: Scene): SaidStep | null {
  const config = policyOf(scene)?.config
  const { alarm } = scene
  if (config?.type !== 'StepScaling' || alarm === undefined) return null
  return stepAt(config, (newestOf(scene) ?? 0) - alarm.threshold)
}

type Steps = Pick<StepScaling, 'steps' | 'adjustmentType' | 'minAdjustmentMagnitude'>

/** The step that holds so far from the threshold; a policy of whole bounds is read by whole numbers. */
export function stepAt(config: Steps, apart: number): SaidStep | null {
  // Between two whole numbers a half stands for all.
  const whole = Number.isInteger(apart) ? apart : Math.floor(apart) + 0.5
  const doubled = config.steps.map((one) => ({
    ...one,
    lowerBound: one.lowerBound === null ? null : one.lowerBound * 2,
    upperBound: one.upperBound === null ? null : one.upperBound * 2,
  }))
  const step = stepThatHolds(doubled, whole * 2)
  if (step === null) return null
  const { adjustmentType: type, minAdjustmentMagnitude } = config
  return { adjustment: step.adjustment, type, minMagnitude: minAdjustmentMagnitude ?? 0 }
}

/** `4 × 90 / 60, rounded up = 6`: true of some value that is written so. */
function isTrackedSum(said: Said, scene: Scene): boolean {
  const [base, metric, target] = [said.figure(1), said.figure(2), said.figure(3)]
  const isOfThem = isNear(metric, newestOf(scene)) && isNear(target, targetOf(scene)) && base <= runningOf(scene)
  return isOfThem && isRoundedUp(said)
}

/** Whether the fourth figure is the first times the second by the third, of some second that is written so. */
export function isRoundedUp({ figure }: Said): boolean {
  const [base, metric, target, sum] = [figure(1), figure(2), figure(3), figure(4)]
  const off = roundingOf(metric)
  return sum >= (base * (metric - off)) / target && sum - 1 < (base * (metric + off)) / target
}

/** What the step of its policy makes of what runs. */
function isStepSum(said: Said, scene: Scene, sum: number): boolean {
  const step = stepOf(scene)
  if (step === null || !isNear(said.figure(1), newestOf(scene))) return false
  return sum === adjustedOneByOne(runningOf(scene), step)
}

/** What is said of a service whose policies were called. */
export const SCALING_CLAIMS: readonly Claim<Scene>[] = [
  {
    name: 'scaling: from one count to another',
    said: pattern('^Scales (out|in) from %N to %N(?=\\.)'),
    isTrue: ({ name, figure }, scene) =>
      isDesiredThen(figure(2), scene) &&
      isDesiredNow(figure(3), scene) &&
      figure(3) > figure(2) === (name(1) === 'out') &&
      figure(2) !== figure(3),
  },
  {
    name: 'scaling: stays, and why',
    said: pattern('^Stays at %N: ([^.]+)(?=\\.)'),
    isTrue: ({ name, figure }, scene) =>
      isDesiredThen(figure(1), scene) &&
      isDesiredNow(figure(1), scene) &&
      (HOLDS[name(2)]?.(scene) ?? name(2).startsWith('the lab takes')),
  },
  {
    name: 'scaling: the sum of target tracking',
    said: new RegExp(`(\\d[\\d,]*) × ${D} / ${D}, rounded up = (\\d[\\d,]*)`, 'g'),
    isTrue: isTrackedSum,
  },
  {
    name: 'scaling: one less',
    said: new RegExp(`${D} is below 9/10 of ${D}: one less is (\\d[\\d,]*)`, 'g'),
    isTrue: ({ figure }, scene) =>
      isNear(figure(1), newestOf(scene)) &&
      isNear(figure(2), targetOf(scene)) &&
      isDesiredThen(figure(3) === 0 && scene.service?.desiredCount === 0 ? 0 : figure(3) + 1, scene),
  },
  {
    name: 'scaling: from none',
    said: pattern('None runs to go out from: one is the least step'),
    isTrue: ({ figure: _ }, scene) => runningOf(scene) === 0 || scene.target?.cooldown?.direction === 'out',
  },
  {
    name: 'scaling: the sum of a step',
    said: new RegExp(
      `${D} is in the step [^:]+: \\d[\\d,]* [+−]\\d[\\d,]*(?: %)?(?:, by \\d+ at least)? = (\\d[\\d,]*)`,
      'g',
    ),
    isTrue: (said, scene) => isStepSum(said, scene, said.figure(2)),
  },
  {
    name: 'scaling: a step to a count',
    said: new RegExp(`${D} is in the step [^:]+: exactly (\\d[\\d,]*)`, 'g'),
    isTrue: (said, scene) => isStepSum(said, scene, said.figure(2)),
  },
  {
    name: 'scaling: in no step',
    said: new RegExp(`${D} lies in no step from the threshold ${D} on`, 'g'),
    isTrue: ({ figure }, scene) =>
      isNear(figure(1), newestOf(scene)) && isNear(figure(2), scene.alarm?.threshold ?? null) && stepOf(scene) === null,
  },
  {
    name: 'scaling: a cooldown until',
    said: /cooldown until (\d[\d:]*\d)/g,
    isTrue: ({ name }, { target }) => Math.abs(axisMs(name(1)) - (target?.cooldown?.untilMs ?? 0)) < 1_000,
  },
  {
    name: 'scaling: a limit',
    said: pattern('The (maximum|minimum) is %N(?=\\.)'),
    isTrue: ({ name, figure }, { target }) => figure(2) === (name(1) === 'maximum' ? target?.max : target?.min),
  },
  {
    name: 'scaling: what was added counts',
    said: pattern('What the last scaling added counts as part of it: %N'),
    isTrue: ({ figure }, scene) => isDesiredNow(figure(1), scene) && scene.target?.cooldown?.direction === 'out',
  },
  {
    name: 'scaling: as many are wanted',
    said: pattern('%N tasks? (?:is|are) wanted already'),
    isTrue: ({ figure }, scene) => isDesiredThen(figure(1), scene),
  },
  {
    name: 'scaling: the alarm was set by hand',
    said: pattern('The alarm was set by hand, and its metric has no datapoint'),
    isTrue: (_, scene) => newestOf(scene) === null,
  },
]
