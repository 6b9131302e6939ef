import { COOLDOWN_SECONDS } from '../../model/world/capacity/autoScalingGroup.ts'
import type { GroupPolicy } from '../../model/world/groupPolicies/groupPolicy.ts'
import { adjustedOneByOne } from '../scalingOracle.ts'
import { pattern, type Claim, type Said } from './claim.ts'
import { axisMs, D, isNear, isOvertaken, type LoopScene } from './loopScene.ts'
import { isRoundedUp, stepAt, type SaidStep } from './scalingClaims.ts'
import { sizeClaim, sizeNow } from './sizeClaim.ts'

type Scene = LoopScene<'groupScaling'>

/** The policy that it goes by, which asks for the most. */
function policyOf({ decision, world }: Scene): GroupPolicy | undefined {
  const name = decision.asks[0]?.policyName
  return [...world.groupPolicies.values()].find((one) => one.name === name && one.groupName === decision.groupName)
}

/** The newest datapoint that the alarm saw, or what ExecutePolicy was told. */
function newestOf({ decision, act }: Scene): number | null {
  const told = act?.operation === 'ExecutePolicy' ? (act.input as { MetricValue?: number }).MetricValue : undefined
  return told ?? decision.asks[0]?.periods.findLast((one) => one.value !== null)?.value ?? null
}

function thresholdOf({ alarm, act }: Scene): number | null {
  const told = act?.operation === 'ExecutePolicy' ? (act.input as { BreachThreshold?: number }).BreachThreshold : null
  return alarm?.threshold ?? told ?? null
}

function targetOf(scene: Scene): number | null {
  const config = policyOf(scene)?.config
  return config?.type === 'TargetTrackingScaling' ? config.targetValue : null
}

/** When each of its instances that stay counts: so long after its agent has registered. */
function warmTimes(scene: Scene): readonly number[] {
  const seconds = policyOf(scene)?.warmupSeconds ?? scene.group?.defaultWarmup ?? COOLDOWN_SECONDS
  return scene.instances.filter((one) => one.isLeaving !== true).map(({ readyAtMs }) => readyAtMs + seconds * 1_000)
}

const warmOf = (scene: Scene): number => warmTimes(scene).filter((one) => one <= scene.decision.atMs).length

const warmingOf = (scene: Scene): number => warmTimes(scene).length - warmOf(scene)

const isWarmBy = (text: string, scene: Scene): boolean => Math.abs(axisMs(text) - Math.max(...warmTimes(scene))) < 1_000

const wantsMore = (scene: Scene): boolean => (scene.decision.asks[0]?.proposed ?? 0) > (scene.group?.maxSize ?? 0)

/** Whether the same load on one warm instance less is above the target. */
function wouldGrowAgain(scene: Scene): boolean {
  const warm = warmOf(scene)
  return warm * (newestOf(scene) ?? 0) > (warm - 1) * (targetOf(scene) ?? Infinity)
}

/** Whether all its other target tracking policies see their lower alarm in ALARM. */
function areOthersReady({ world, decision }: Scene): boolean {
  return [...world.groupPolicies.values()].every(
    ({ groupName, ownAlarms, name }) =>
      groupName !== decision.groupName ||
      ownAlarms.length === 0 ||
      name === decision.asks[0]?.policyName ||
      world.alarms.get(ownAlarms[1] ?? '')?.state === 'ALARM',
  )
}

/** What keeps the size as it is, by what is there. */
const HOLDS: Readonly<Record<string, (scene: Scene) => boolean>> = {
  'instances warm up': (scene) => warmingOf(scene) > 0,
  cooldown: ({ world, decision }) => (world.groupScaling.get(decision.groupName)?.cooldownUntilMs ?? 0) > decision.atMs,
  'its maximum size': (scene) => scene.group?.desiredCapacity === scene.group?.maxSize && wantsMore(scene),
  'its minimum size': ({ group }) => group?.desiredCapacity === group?.minSize,
  'it would grow again': (scene) => wouldGrowAgain(scene),
  'another policy is not ready to scale in': (scene) => !areOthersReady(scene),
  'that many are wanted already': (scene) => (stepOf(scene)?.adjustment ?? 1) >= 0,
  'no step holds': (scene) => stepOf(scene) === null,
  'no datapoint': (scene) => newestOf(scene) === null,
}

/** The step of its policy in which the metric lies. */
function stepOf(scene: Scene): SaidStep | null {
  const config = policyOf(scene)?.config
  return config?.type === 'StepScaling' ? stepAt(config, (newestOf(scene) ?? 0) - (thresholdOf(scene) ?? 0)) : null
}

/** From what a step goes: in, from all that are there; out, from those that are warm. */
function baseOf(scene: Scene): number {
  return (newestOf(scene) ?? 0) < (thresholdOf(scene) ?? 0) ? scene.instances.length : warmOf(scene)
}

function isStepSum(said: Said, scene: Scene, sum: number): boolean {
  const step = stepOf(scene)
  if (step === null || !isNear(said.figure(1), newestOf(scene))) return false
  return sum === adjustedOneByOne(baseOf(scene), step)
}

function isSimpleSum(scene: Scene, base: number, sum: number): boolean {
  const config = policyOf(scene)?.config
  if (config?.type !== 'SimpleScaling' || base !== scene.group?.desiredCapacity) return false
  const { adjustmentType: type, adjustment, minAdjustmentMagnitude } = config
  return sum === adjustedOneByOne(base, { type, adjustment, minMagnitude: minAdjustmentMagnitude ?? 0 })
}

/** What is said of a group whose own policies were called. */
export const GROUP_CLAIMS: readonly Claim<Scene>[] = [
  sizeClaim('group: from one size to another'),
  {
    name: 'group: stays, and why',
    said: pattern('^(\\S+) stays at %N: ([^.]+)(?=\\.)'),
    isTrue: ({ name, figure }, scene) =>
      name(1) === scene.group?.name &&
      figure(2) === scene.group.desiredCapacity &&
      (isOvertaken(scene) || figure(2) === sizeNow(scene)) &&
      HOLDS[name(3)]?.(scene) === true,
  },
  {
    name: 'group: the sum of target tracking',
    said: new RegExp(`(\\d[\\d,]*) × ${D} / ${D}, rounded up = (\\d[\\d,]*)`, 'g'),
    isTrue: (said, scene) =>
      said.figure(1) === warmOf(scene) &&
      isNear(said.figure(2), newestOf(scene)) &&
      isNear(said.figure(3), targetOf(scene)) &&
      isRoundedUp(said),
  },
  {
    name: 'group: one less',
    said: new RegExp(`${D} is below ${D}: one less is (\\d[\\d,]*)`, 'g'),
    isTrue: ({ figure }, scene) =>
      isNear(figure(1), newestOf(scene)) &&
      isNear(figure(2), (targetOf(scene) ?? 0) * 0.7) &&
      figure(3) === Math.max(0, (scene.group?.desiredCapacity ?? 0) - 1),
  },
  {
    name: 'group: from none',
    said: pattern('No instance is warm to go out from: one is the least step'),
    isTrue: (_, scene) => warmOf(scene) === 0,
  },
  {
    name: 'group: the sum of a simple policy',
    said: pattern('%N [+−]\\d[\\d,]*(?: %)?(?:, by \\d+ at least)? = %N, whatever the metric is'),
    isTrue: ({ figure }, scene) => isSimpleSum(scene, figure(1), figure(2)),
  },
  {
    name: 'group: the sum of a step',
    said: new RegExp(
      `${D} is in the step [^:]+: \\d[\\d,]* [+−]\\d[\\d,]*(?: %)?(?:, by \\d+ at least)? = (\\d[\\d,]*)`,
      'g',
    ),
    isTrue: (said, scene) => isStepSum(said, scene, said.figure(2)),
  },
  {
    name: 'group: a step to a size',
    said: new RegExp(`${D} is in the step [^:]+: exactly (\\d[\\d,]*)`, 'g'),
    isTrue: (said, scene) => isStepSum(said, scene, said.figure(2)),
  },
  {
    name: 'group: in no step',
    said: new RegExp(`${D} lies in no step from the threshold ${D} on`, 'g'),
    isTrue: ({ figure }, scene) =>
      isNear(figure(1), newestOf(scene)) && isNear(figure(2), thresholdOf(scene)) && stepOf(scene) === null,
  },
  {
    name: 'group: what will be enough',
    said: /(\d[\d,]*) instances? that do(?:es)? not count yet until (\d[\d:]*\d) will be enough/g,
    isTrue: ({ name, figure }, scene) => figure(1) === warmingOf(scene) && isWarmBy(name(2), scene),
  },
  {
    name: 'group: nothing while some warm up',
    said: /Nothing is taken away while (\d[\d,]*) instances? warms? up until (\d[\d:]*\d)/g,
    isTrue: ({ name, figure }, scene) => figure(1) === warmingOf(scene) && isWarmBy(name(2), scene),
  },
  {
    name: 'group: a cooldown until',
    said: /The scaling before has its cooldown until (\d[\d:]*\d)/g,
    isTrue: ({ name }, scene) => {
      const config = policyOf(scene)?.config
      const seconds = config?.type === 'SimpleScaling' ? config.cooldown : null
      const last = Math.max(...scene.instances.map((one) => one.readyAtMs))
      return Math.abs(axisMs(name(1)) - last - (seconds ?? COOLDOWN_SECONDS) * 1_000) < 1_000
    },
  },
  {
    name: 'group: a limit',
    said: pattern('It (takes|keeps) %N at (?:most|least)'),
    isTrue: ({ name, figure }, { group }) => figure(2) === (name(1) === 'takes' ? group?.maxSize : group?.minSize),
  },
  {
    name: 'group: one less would be above its target',
    said: pattern('With one less the metric would be above its target again'),
    isTrue: (_, scene) => wouldGrowAgain(scene),
  },
  {
    name: 'group: one policy is not ready to scale in',
    said: pattern('Every target tracking policy has to be ready to scale in, and one is not'),
    isTrue: (_, scene) => !areOthersReady(scene),
  },
  {
    name: 'group: as many are wanted',
    said: pattern('%N instances? (?:is|are) wanted already'),
    isTrue: ({ figure }, { group }) => figure(1) === group?.desiredCapacity,
  },
  {
    name: 'group: a larger maximum',
    said: pattern('^Raise the maximum size of (\\S+?)\\.?$'),
    isTrue: ({ name }, scene) => name(1) === scene.group?.name && wantsMore(scene),
  },
]
