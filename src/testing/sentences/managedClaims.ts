import { naiveSize } from '../managedOracle.ts'
import { pattern, type Claim } from './claim.ts'
import { axisMs, D, isNear, type LoopScene } from './loopScene.ts'
import { sizeClaim, sizeNow } from './sizeClaim.ts'

type Scene = LoopScene<'managedScaling'>

const settingsOf = ({ world, decision }: Scene) =>
  world.capacityProviders.get(decision.capacityProvider)?.managedScaling

/** The size that the metric asks for, counted a second way from what was there. */
function askedFor(scene: Scene): number {
  const { instances, busy, waiting } = scene.decision
  const settings = settingsOf(scene)
  return naiveSize({
    instances,
    busy,
    waiting: waiting.map((one) => [one.tasks, one.perInstance]),
    least: settings?.minimumScalingStepSize ?? 1,
    most: settings?.maximumScalingStepSize ?? 10_000,
    target: settings?.targetCapacity ?? 100,
  })
}

/** What is said of a group that managed scaling looked at. */
export const MANAGED_CLAIMS: readonly Claim<Scene>[] = [
  sizeClaim('managed: from one size to another'),
  {
    name: 'managed: stays',
    said: pattern('^(\\S+) stays at %N'),
    isTrue: ({ name, figure }, scene) => name(1) === scene.group?.name && figure(2) === scene.group.desiredCapacity,
  },
  {
    name: 'managed: the sum',
    said: new RegExp(
      `(\\d[\\d,]*) instances? needed and (\\d[\\d,]*) there: (\\d[\\d,]*)(?:, since there is none,)? × ${D} / ${D}, rounded up, is (\\d[\\d,]*)`,
      'g',
    ),
    isTrue: ({ figure }, scene) =>
      figure(2) === scene.decision.instances &&
      figure(3) === Math.max(1, figure(2)) &&
      isNear(figure(4), figure(2) === 0 ? 200 : (figure(1) * 100) / figure(2)) &&
      figure(5) === settingsOf(scene)?.targetCapacity &&
      figure(6) === askedFor(scene),
  },
  {
    name: 'managed: warms up',
    said: /Its newest instance warms up until (\d[\d:]*\d)/g,
    isTrue: ({ name }, scene) => {
      const own = [...scene.world.instances.values()].filter((one) => one.autoScalingGroupName === scene.group?.name)
      const seconds = settingsOf(scene)?.instanceWarmupPeriodSeconds ?? 0
      return own.some((one) => Math.abs(axisMs(name(1)) - one.launchedAtMs - seconds * 1_000) < 1_000)
    },
  },
  {
    name: 'managed: grew lately',
    said: /It has grown less than 15 minutes ago until (\d[\d:]*\d)/g,
    isTrue: ({ name }, { decision }) => axisMs(name(1)) > decision.atMs && axisMs(name(1)) - decision.atMs <= 900_000,
  },
  {
    name: 'managed: a size that allows no other',
    said: pattern('Its (maximum|minimum) size allows no (?:more|fewer)'),
    isTrue: ({ name }, scene) =>
      sizeNow(scene) === (name(1) === 'maximum' ? scene.group?.maxSize : scene.group?.minSize),
  },
  {
    name: 'managed: a larger maximum',
    said: pattern('^Raise the maximum size of (\\S+?)\\.?$'),
    isTrue: ({ name }, scene) => name(1) === scene.group?.name && askedFor(scene) > scene.group.maxSize,
  },
]
