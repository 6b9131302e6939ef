import type { Shift } from '../../model/world/deployment/shifting/shift.ts'
import type { ShiftDecision } from '../../model/world/deployment/shifting/shiftDecision.ts'
import type { Deployment, Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { isTime, pattern, type Claim } from './claim.ts'

/** A service while its newest deployment shifts traffic, or right as it came to a stage. */
export interface ShiftScene {
  readonly world: World
  readonly service: Service
  readonly shift: Shift
  /** What is spoken of; where it is the service itself there is none. */
  readonly decision?: ShiftDecision
}

/** `null` where the newest deployment of the service shifts none. */
export function shiftScene(world: World, key: string): ShiftScene | null {
  const service = world.services.get(key)
  const shift = world.serviceDeployments.get(key)?.[0]?.shift
  return service === undefined || shift === undefined ? null : { world, service, shift }
}

const greenOf = ({ service }: ShiftScene): Deployment | undefined => service.deployments[0]
const blueOf = ({ service, shift }: ShiftScene): Deployment | undefined =>
  service.deployments.find(({ id }) => id === shift.blueId)
const isGreen = (key: string, scene: ShiftScene): boolean => greenOf(scene)?.definitionKey === key
const isBlue = (key: string, scene: ShiftScene): boolean => blueOf(scene)?.definitionKey === key
const isBoth = (blue: string, green: string, scene: ShiftScene): boolean => isBlue(blue, scene) && isGreen(green, scene)

type Rule = 'productionListenerRule' | 'testListenerRule'

/**
 * Percent of what comes to a rule that its weights send to the group behind which tasks of the new revision are;
 * `null` where a service has no such rule, or where it is gone or was pointed elsewhere by somebody else.
 */
function shareAt({ world, service }: ShiftScene, which: Rule): number | null {
  const [to] = service.settings.loadBalancers
  const arn = to?.advanced?.[which] ?? null
  const rule = [...world.listenerRules.values()].find(
    (one) => one.arn === arn || (one.listenerArn === arn && one.priority === 'default'),
  )
  if (to?.advanced === undefined || rule?.action.type !== 'forward') return null
  const own = service.deployments[0]?.onAlternate === true ? to.advanced.alternateTargetGroupArn : to.targetGroupArn
  const pair = [to.targetGroupArn, to.advanced.alternateTargetGroupArn]
  const { groups } = rule.action
  if (groups.some(({ targetGroupArn }) => !pair.includes(targetGroupArn))) return null
  const sum = groups.reduce((all, { weight }) => all + weight, 0)
  return (100 * (groups.find(({ targetGroupArn }) => targetGroupArn === own)?.weight ?? 0)) / sum
}

/** Whether a rule sends so many percent to the new revision. */
function sends(percent: number, scene: ShiftScene, which: Rule): boolean {
  const share = shareAt(scene, which)
  return share === null ? scene.service.settings.loadBalancers.length > 0 : Math.abs(share - percent) < 0.01
}

const hasRule = ({ service }: ShiftScene, which: Rule): boolean =>
  service.settings.loadBalancers.some(({ advanced }) => (advanced?.[which] ?? null) !== null)

/** Whether no production traffic goes to the new revision: none is shifted where there is no rule. */
const isWithBlue = (scene: ShiftScene): boolean =>
  !hasRule(scene, 'productionListenerRule') || sends(0, scene, 'productionListenerRule')

const liveOf = ({ world }: ShiftScene, one: Deployment | undefined) =>
  [...world.tasks.values()].filter(
    (task) => task.deploymentId === one?.id && task.step !== 'stopped' && task.desiredStatus === 'RUNNING',
  )
const healthyOf = (scene: ShiftScene, one: Deployment | undefined): number =>
  liveOf(scene, one).filter((task) => task.isHealthy).length
const tasksOf = (scene: ShiftScene, one: Deployment | undefined): number => liveOf(scene, one).length

const STAGE = '([A-Z_]+)'
const PERCENT = '(\\d+(?:\\.\\d)?) %'
const STRATEGIES: Readonly<Record<string, string>> = { 'Blue/green': 'BLUE_GREEN', Linear: 'LINEAR', Canary: 'CANARY' }

const VERDICTS: readonly Claim<ShiftScene>[] = [
  {
    name: 'shift: a strategy and how much is shifted',
    said: pattern(`^(Blue/green|Linear|Canary) to %K, ${PERCENT} shifted`),
    isTrue: ({ name, figure }, scene) =>
      greenOf(scene)?.settings.shifting?.strategy === STRATEGIES[name(1)] &&
      isGreen(name(2), scene) &&
      (hasRule(scene, 'productionListenerRule') ? sends(figure(3), scene, 'productionListenerRule') : figure(3) === 0),
  },
  {
    name: 'shift: a stage of a revision',
    said: pattern(`^${STAGE} of %K(?=\\.)`),
    isTrue: ({ name }, scene) => scene.shift.stage === name(1) && isGreen(name(2), scene),
  },
  {
    name: 'shift: N % of production traffic to a revision',
    said: pattern(`^${PERCENT} of production traffic to %K(?=\\.)`),
    isTrue: ({ name, figure }, scene) => isGreen(name(2), scene) && sends(figure(1), scene, 'productionListenerRule'),
  },
  {
    name: 'shift: a hook at a stage',
    said: pattern(`^(The pause|A lifecycle hook) at ${STAGE}: ${STAGE}(?=\\.)`),
    isTrue: ({ name }, { shift }) =>
      shift.hooks.some(
        ({ stage, status, targetArn }) =>
          stage === name(2) && status === name(3) && (targetArn === null) === (name(1) === 'The pause'),
      ),
  },
]

const NOTES: readonly Claim<ShiftScene>[] = [
  {
    name: 'shift: another was not over',
    said: pattern('Another deployment was not over: all but %K is stopped first'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && tasksOf(scene, greenOf(scene)) === 0,
  },
  {
    name: 'shift: nothing is started yet',
    said: pattern('%K serves, and no task of %K is started yet'),
    isTrue: ({ name }, scene) =>
      isBoth(name(1), name(2), scene) && isWithBlue(scene) && tasksOf(scene, greenOf(scene)) === 0,
  },
  {
    name: 'shift: it gets as many as are desired',
    said: pattern('%K gets as many tasks as are desired, beside those of %K'),
    isTrue: ({ name }, scene) =>
      isBoth(name(2), name(1), scene) && scene.shift.stage === 'SCALE_UP' && isWithBlue(scene),
  },
  {
    name: 'shift: it came to as many as are desired',
    said: pattern('%K came to as many healthy tasks as are desired, and %K serves'),
    isTrue: ({ name }, scene) => {
      // Later some may be lost again.
      const isThere = scene.decision === undefined || healthyOf(scene, greenOf(scene)) >= scene.service.desiredCount
      return isBoth(name(2), name(1), scene) && isWithBlue(scene) && isThere
    },
  },
  {
    name: 'shift: the test rule sends to it',
    said: pattern('The test rule sends to %K, the production rule to %K'),
    isTrue: ({ name }, scene) =>
      isBoth(name(2), name(1), scene) && sends(100, scene, 'testListenerRule') && isWithBlue(scene),
  },
  {
    name: 'shift: there is no test rule',
    said: pattern('There is no test rule: all traffic stays with %K'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && !hasRule(scene, 'testListenerRule') && isWithBlue(scene),
  },
  {
    name: 'shift: test traffic is with it',
    said: pattern('Test traffic is with %K: this is the time to test it'),
    isTrue: ({ name }, scene) => isGreen(name(1), scene) && sends(100, scene, 'testListenerRule'),
  },
  {
    name: 'shift: production traffic is about to move',
    said: pattern('Production traffic is about to be shifted to %K'),
    isTrue: ({ name }, scene) =>
      isGreen(name(1), scene) &&
      !(shareAt(scene, 'productionListenerRule') === 100 && hasRule(scene, 'productionListenerRule')),
  },
  {
    name: 'shift: weights move',
    said: pattern('The production rule’s weights move from %K to %K'),
    isTrue: ({ name }, scene) =>
      isBoth(name(1), name(2), scene) && sends(scene.shift.production, scene, 'productionListenerRule'),
  },
  {
    name: 'shift: there is no production rule',
    said: pattern('There is no production rule: no traffic is shifted from %K to %K'),
    isTrue: ({ name }, scene) => isBoth(name(1), name(2), scene) && !hasRule(scene, 'productionListenerRule'),
  },
  {
    name: 'shift: all production traffic is with it',
    said: pattern('All production traffic is with %K; %K still runs'),
    isTrue: ({ name }, scene) =>
      isBoth(name(2), name(1), scene) && sends(100, scene, 'productionListenerRule') && runsOn(scene),
  },
  {
    name: 'shift: both run',
    said: pattern('%K still runs beside %K'),
    isTrue: ({ name }, scene) =>
      isBoth(name(1), name(2), scene) && !hasRule(scene, 'productionListenerRule') && runsOn(scene),
  },
  {
    name: 'shift: it serves and the old runs on',
    said: pattern('%K serves, and all tasks of %K run on'),
    isTrue: ({ name }, scene) =>
      isBoth(name(2), name(1), scene) && sends(100, scene, 'productionListenerRule') && runsOn(scene),
  },
  {
    name: 'shift: the old is stopped',
    said: pattern('The tasks of %K are stopped\\. From now on only a new deployment leads back'),
    isTrue: ({ name }, scene) => isBlue(name(1), scene) && scene.shift.stage === 'CLEAN_UP',
  },
  {
    name: 'shift: for so long it can be taken back',
    said: pattern('For %T it can be taken back at once'),
    isTrue: ({ name }, scene) =>
      scene.decision !== undefined && isTime(name(1), (greenOf(scene)?.settings.bakeTimeInMinutes ?? 0) * 60_000),
  },
  {
    name: 'shift: it rests for so long',
    said: pattern('It rests there for %T(?=\\.)'),
    isTrue: ({ name }, { shift, world }) => isTime(name(1), (shift.untilMs ?? 0) - world.nowMs),
  },
]

/** The old revision is not scaled down: none of its tasks was told to go for this deployment. */
const runsOn = (scene: ShiftScene): boolean => blueOf(scene) !== undefined && scene.shift.stage !== 'CLEAN_UP'

const isHook = (who: string, status: string, { shift }: ShiftScene): boolean =>
  shift.hooks.some((one) => (one.targetArn ?? 'The pause hook') === who && one.status === status)

const WHO = '(The pause hook|arn:aws:lambda:\\S+)'

const HOOKS: readonly Claim<ShiftScene>[] = [
  {
    name: 'shift: a hook succeeded',
    said: pattern(`${WHO} succeeded: the stage goes on once all its hooks have`),
    isTrue: ({ name }, scene) => isHook(name(1), 'SUCCEEDED', scene),
  },
  {
    name: 'shift: a hook gave no answer',
    said: pattern(`${WHO} gave no answer in time`),
    isTrue: ({ name }, scene) => isHook(name(1), 'TIMED_OUT', scene),
  },
  {
    name: 'shift: a hook failed',
    said: pattern(`${WHO} failed, so the deployment is taken back`),
    isTrue: ({ name }, scene) => isHook(name(1), 'FAILED', scene),
  },
]

/** DEP-36: what was shifted to is no longer the PRIMARY, and what serves is. */
const BACK: readonly Claim<ShiftScene>[] = [
  {
    name: 'shift: a hook is called on the way back',
    said: pattern(`${WHO} is called once more, with all traffic back at %K: the rollback goes on whatever it answers`),
    isTrue: ({ name }, scene) =>
      scene.shift.hooks.some((one) => one.isRollback === true && one.targetArn === name(1)) &&
      isBlue(name(2), scene) &&
      isGreen(name(2), scene) &&
      sends(100, scene, 'productionListenerRule'),
  },
]

/** All that is said of ECS's own shifts of traffic (DEP-30 to DEP-35). */
export const SHIFT_CLAIMS: readonly Claim<ShiftScene>[] = [...VERDICTS, ...NOTES, ...HOOKS, ...BACK]
