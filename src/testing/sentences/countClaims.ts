import { stoppable } from '../rollingOracle.ts'
import { pattern, type Claim } from './claim.ts'
import {
  isNew,
  toStop,
  mayStart,
  isUnready,
  named,
  isClear,
  isPrimaryName,
  isLower,
  isUpper,
  type RollingScene,
} from './rollingScene.ts'

/** What is said of the counts and the limits as they stand. */
export const COUNT_CLAIMS: readonly Claim<RollingScene>[] = [
  {
    name: 'lower limit as a sum',
    said: pattern('Lower limit is %N = %N × %N %, rounded up'),
    isTrue: ({ figure }, { service }) =>
      isLower(figure(1), service) &&
      figure(2) === service.desiredCount &&
      figure(3) === service.deploymentConfiguration.minimumHealthyPercent,
  },
  {
    name: 'upper limit as a sum',
    said: pattern('Upper limit is %N = %N × %N %, rounded down'),
    isTrue: ({ figure }, { service }) =>
      isUpper(figure(1), service) &&
      figure(2) === service.desiredCount &&
      figure(3) === service.deploymentConfiguration.maximumPercent,
  },
  {
    name: 'N are healthy',
    said: pattern('(?<=\\. )%N (?:is|are) healthy(?=[,;])'),
    isTrue: ({ figure }, { view }) => figure(1) === view.healthy,
  },
  {
    name: 'RUNNING + PENDING',
    said: pattern('RUNNING \\+ PENDING is %N'),
    isTrue: ({ figure }, { view }) => figure(1) === view.active,
  },
  {
    name: 'the lower limit holds',
    said: pattern('so lower limit %N holds: no (old tasks?|task|(?:old )?[\\w-]+:\\d+) may stop'),
    isTrue: ({ name, figure }, scene) => {
      const going = scene.view.outgoing
      if (!isLower(figure(1), scene.service) || stoppable(scene.view) > 0 || toStop(scene) === 0) return false
      if (scene.view.spare > 0) return false
      if (name(2) === 'task') return true
      return name(2).startsWith('old task')
        ? going.some((one) => !isNew(one, scene))
        : going.some((one) => named(name(2), scene).includes(one))
    },
  },
  {
    name: 'the upper limit holds',
    said: pattern('so upper limit %N holds: no %K may start'),
    isTrue: ({ name, figure }, scene) =>
      isUpper(figure(1), scene.service) &&
      scene.view.missing > 0 &&
      scene.view.room <= 0 &&
      isPrimaryName(name(2), scene),
  },
  {
    name: 'both limits hold',
    said: pattern('so both limits hold'),
    isTrue: (_, scene) =>
      toStop(scene) > 0 &&
      scene.view.spare <= 0 &&
      stoppable(scene.view) === 0 &&
      scene.view.missing > 0 &&
      scene.view.room <= 0,
  },
  {
    name: 'N of N do not count as healthy yet',
    said: pattern('%N of %N RUNNING %K tasks%S do(?:es)? not count as healthy yet'),
    isTrue: ({ name, figure }, scene) => {
      const running = named(name(3), scene).filter((task) => task.step === 'running')
      return (
        figure(1) === running.filter(isUnready).length &&
        figure(2) === running.length &&
        isClear(name(3) + name(4), scene)
      )
    },
  },
  {
    name: 'all of a revision are RUNNING, none counts',
    said: pattern(
      '(The|Both|All %N) %K tasks?%S (?:is|are) RUNNING\\. (?:It does not count|Neither counts|None counts) as healthy yet',
    ),
    isTrue: ({ name, figure }, scene) => {
      const tasks = named(name(3), scene)
      const count = name(1) === 'The' ? 1 : name(1) === 'Both' ? 2 : figure(2)
      return tasks.length === count && tasks.every(isUnready) && isClear(name(3) + name(4), scene)
    },
  },
  {
    name: 'N have no place',
    said: pattern('%N %K (?:has|have) no place'),
    isTrue: ({ name, figure }, scene) =>
      figure(1) === mayStart(scene) && figure(1) > 0 && scene.foundNoPlace && isPrimaryName(name(2), scene),
  },
  {
    name: 'nothing is left to stop or start',
    said: pattern('Nothing is left to stop or start'),
    isTrue: (_, scene) => toStop(scene) === 0 && scene.view.missing === 0,
  },
]
