import { heldBack, stoppable } from '../rollingOracle.ts'
import { pattern, type Claim } from './claim.ts'
import {
  live,
  isNew,
  toStop,
  mayStart,
  isPending,
  isPrimaryName,
  isLower,
  isUpper,
  nothingMoves,
  type RollingScene,
} from './rollingScene.ts'

/** What is said where the scheduler neither stops nor starts: what it waits for, what is stuck, what is done. */
export const REST_CLAIMS: readonly Claim<RollingScene>[] = [
  {
    name: 'N are protected',
    said: pattern('(?<! of |\\d|,)%N tasks? to stop (?:is|are) protected from scale-in'),
    isTrue: ({ figure }, scene) => figure(1) === toStop(scene) && figure(1) === heldBack(scene.view) && figure(1) > 0,
  },
  {
    name: 'N of N are protected',
    said: pattern('%N of %N tasks? to stop (?:is|are) protected from scale-in'),
    isTrue: ({ figure }, scene) => figure(1) === heldBack(scene.view) && figure(2) === toStop(scene) && figure(1) > 0,
  },
  {
    name: 'no steady state while protected',
    said: pattern('The service has no steady state until enough protections end'),
    isTrue: (_, scene) => heldBack(scene.view) > 0 && stoppable(scene.view) === 0,
  },
  {
    name: 'tasks of disconnected agents',
    said: pattern(
      '%N tasks? (?:is|are) on (?:i-[0-9a-f]{4}, whose agent is|%N instances whose agents are) disconnected: ECS learns what (?:it|they) came to when (?:it connects|they connect) again',
    ),
    isTrue: ({ name, figure }, scene) => {
      const away = [...live(scene).filter(isPending), ...scene.view.leaving].filter((one) => one.nextStepAtMs === null)
      const instances = new Set(away.map((one) => one.instanceId)).size
      return figure(1) === away.length && instances === (name(2) === '' ? 1 : figure(2))
    },
  },
  {
    name: 'no place for a revision',
    said: pattern('^No place for %K'),
    isTrue: ({ name }, scene) => scene.foundNoPlace && scene.view.missing > 0 && isPrimaryName(name(1), scene),
  },
  {
    name: 'the upper limit allows more',
    said: pattern('Upper limit %N allows %N more tasks?'),
    isTrue: ({ figure }, { service, view }) => isUpper(figure(1), service) && figure(2) === view.room && figure(2) > 0,
  },
  {
    name: 'can never roll',
    said: pattern('Can never roll: 1 may not stop, 1 may not start'),
    isTrue: (_, scene) => stoppable(scene.view) === 0 && mayStart(scene) === 0 && toStop(scene) > 0,
  },
  {
    name: 'one less would be too few',
    said: pattern('%N healthy − 1 is below %N \\(%N × %N %, rounded up\\)'),
    isTrue: ({ figure }, { service, view }) =>
      figure(1) === view.healthy &&
      isLower(figure(2), service) &&
      figure(1) - 1 < figure(2) &&
      figure(3) === service.desiredCount &&
      figure(4) === service.deploymentConfiguration.minimumHealthyPercent,
  },
  {
    name: 'one more would be too many',
    said: pattern('%N RUNNING \\+ PENDING \\+ 1 is above %N \\(%N × %N %, rounded down\\)'),
    isTrue: ({ figure }, { service, view }) =>
      figure(1) === view.active &&
      isUpper(figure(2), service) &&
      figure(1) + 1 > figure(2) &&
      figure(3) === service.desiredCount &&
      figure(4) === service.deploymentConfiguration.maximumPercent,
  },
  {
    name: 'nothing under way changes that',
    said: pattern('Nothing under way changes that'),
    isTrue: (_, scene) => nothingMoves(scene) && scene.view.leaving.length === 0,
  },
  {
    name: 'all are healthy, none older is left',
    said: pattern('(?:All )?%N %K tasks? (?:is|are) healthy, and no older task is left'),
    isTrue: ({ name, figure }, scene) => {
      const { kept, outgoing, leaving } = scene.view
      return (
        kept.length === scene.service.desiredCount &&
        figure(1) === kept.length &&
        kept.every((one) => one.isHealthy) &&
        outgoing.length === 0 &&
        leaving.every((one) => isNew(one, scene)) &&
        isPrimaryName(name(2), scene)
      )
    },
  },
  {
    name: 'no task is wanted and none is left',
    said: pattern('desiredCount is 0, no task is RUNNING or PENDING(?:, and no older task is left)?'),
    isTrue: (_, scene) =>
      scene.service.desiredCount === 0 &&
      live(scene).length === 0 &&
      scene.view.leaving.every((one) => isNew(one, scene)),
  },
  {
    name: 'nothing is left to do',
    said: pattern('(?:%N of %N %K (?:is|are) healthy\\. )?Nothing is left to do'),
    isTrue: ({ name, figure }, scene) => {
      const { kept, outgoing } = scene.view
      const isCounted = name(3) === '' || (figure(1) === scene.view.healthy && figure(2) === scene.service.desiredCount)
      return (
        isCounted &&
        outgoing.length === 0 &&
        kept.length === scene.service.desiredCount &&
        kept.every((one) => one.isHealthy)
      )
    },
  },
  {
    name: 'each task set has what it wants',
    said: pattern('Each task set has as many healthy tasks as it wants'),
    isTrue: (_, { sets }) =>
      sets.length > 0 && sets.every((one) => one.healthy === one.wanted && one.live === one.wanted),
  },
  {
    name: 'a percent that lets one stop',
    said: pattern('Set minimumHealthyPercent to %N(?: or less)?: 1 of %N may stop'),
    isTrue: ({ figure }, { service, view }) => {
      const may = (percent: number) => (view.healthy - 1) * 100 >= service.desiredCount * percent
      return may(figure(1)) && !may(figure(1) + 1) && figure(2) === view.healthy
    },
  },
  {
    name: 'a percent that lets one start',
    said: pattern('Set maximumPercent to %N or more: a task may start beside the %N'),
    isTrue: ({ figure }, { service, view }) => {
      const may = (percent: number) => (view.active + 1) * 100 <= service.desiredCount * percent
      return may(figure(1)) && !may(figure(1) - 1) && figure(2) === view.active
    },
  },
  {
    name: 'a desiredCount by which none has to stop',
    said: pattern('Set desiredCount to %N: no task has to stop'),
    isTrue: ({ figure }, { view }) => figure(1) === view.kept.length && view.outgoing.length === 0,
  },
]
