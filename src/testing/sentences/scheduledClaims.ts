import { nearestAllowed } from '../scalingOracle.ts'
import { pattern, type Claim } from './claim.ts'
import { isOvertaken, type LoopScene } from './loopScene.ts'

type Scene = LoopScene<'scheduledAction'>

/** As the action was put, under the name that is said. */
const actionOf = (name: string, { world, service }: Scene) =>
  world.scheduledActions.get(`${service?.key ?? ''}/${name}`)

const ownActionOf = (scene: Scene) => actionOf(scene.decision.actionName, scene)

/** Limits as they are now that the action is carried out. */
const limitsOf = ({ world, service }: Scene) => world.scalableTargets.get(service?.key ?? '')

const desiredNow = ({ world, service }: Scene) => world.services.get(service?.key ?? '')?.desiredCount

/** What is said of a scheduled action that was due. */
export const SCHEDULED_CLAIMS: readonly Claim<Scene>[] = [
  {
    name: 'scheduled: from one count to another',
    said: pattern('^(\\S+) scales (out|in) from %N to %N'),
    isTrue: ({ name, figure }, scene) =>
      actionOf(name(1), scene) !== undefined &&
      figure(3) === scene.service?.desiredCount &&
      (isOvertaken(scene) || figure(4) === desiredNow(scene)) &&
      (name(2) === 'out' ? figure(4) > figure(3) : figure(4) < figure(3)),
  },
  {
    name: 'scheduled: the count stays',
    said: pattern('^(\\S+) sets the limits, desiredCount stays at %N'),
    isTrue: ({ name, figure }, scene) =>
      actionOf(name(1), scene) !== undefined && figure(2) === scene.service?.desiredCount,
  },
  {
    name: 'scheduled: suspended',
    said: pattern('^(\\S+) is not carried out: scheduled scaling is suspended'),
    isTrue: ({ name }, scene) => actionOf(name(1), scene) !== undefined && scene.target?.suspended.scheduled === true,
  },
  {
    name: 'scheduled: what it sets',
    said: pattern('It sets (?:the minimum to %N)?(?: and )?(?:the maximum to %N)?(?=\\.)'),
    isTrue: ({ name, figure }, scene) =>
      (name(1) === '' ? null : figure(1)) === ownActionOf(scene)?.min &&
      (name(2) === '' ? null : figure(2)) === ownActionOf(scene)?.max,
  },
  {
    name: 'scheduled: the other limit goes along',
    said: pattern('The (minimum|maximum) goes along to %N'),
    isTrue: ({ name, figure }, scene) => {
      const own = name(1) === 'minimum' ? ownActionOf(scene)?.min : ownActionOf(scene)?.max
      const now = name(1) === 'minimum' ? limitsOf(scene)?.min : limitsOf(scene)?.max
      return own === null && now === figure(2)
    },
  },
  {
    name: 'scheduled: why the count goes',
    said: pattern(
      'desiredCount %N is (below the minimum|above the maximum): it goes there at once, whatever cooldown there is',
    ),
    isTrue: ({ name, figure }, scene) => {
      const limits = limitsOf(scene)
      if (limits === undefined || figure(1) !== scene.service?.desiredCount) return false
      return name(2) === 'below the minimum' ? figure(1) < limits.min : figure(1) > limits.max
    },
  },
  {
    name: 'scheduled: why the count stays',
    said: pattern('desiredCount %N lies within them'),
    isTrue: ({ figure }, scene) => {
      const limits = limitsOf(scene)
      return (
        limits !== undefined &&
        figure(1) === scene.service?.desiredCount &&
        nearestAllowed(figure(1), limits) === figure(1)
      )
    },
  },
]
