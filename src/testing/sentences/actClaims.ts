import { heldBack } from '../rollingOracle.ts'
import { pattern, type Claim } from './claim.ts'
import {
  live,
  isNew,
  toStop,
  mayStart,
  named,
  inZone,
  isClear,
  isPrimaryName,
  isSide,
  partsOf,
  zoneCounts,
  type RollingScene,
} from './rollingScene.ts'

/** What is said of one act. */
export const ACT_CLAIMS: readonly Claim<RollingScene>[] = [
  {
    name: 'stops N of N tasks of a revision',
    said: pattern('^Stops %N of %N %K(?=$|\\.)'),
    isTrue: ({ name, figure }, scene) =>
      figure(1) === scene.acted.length &&
      figure(2) === toStop(scene) &&
      figure(2) === scene.view.outgoing.filter((one) => named(name(3), scene).includes(one)).length &&
      isClear(name(3), scene),
  },
  {
    name: 'stops N of N old tasks',
    said: pattern('^Stops %N of %N old tasks?(?=$|\\.)'),
    isTrue: ({ figure }, scene) =>
      figure(1) === scene.acted.length &&
      figure(2) === toStop(scene) &&
      figure(2) === live(scene).filter((one) => !isNew(one, scene)).length,
  },
  {
    name: 'stops N of N tasks that have to go',
    said: pattern('^Stops %N of %N tasks? that (?:has|have) to go(?=$|\\.)'),
    isTrue: ({ figure }, scene) => figure(1) === scene.acted.length && figure(2) === toStop(scene),
  },
  {
    name: 'stops N of all tasks',
    said: pattern('^Stops %N of %N tasks?%S(?=$|\\. )'),
    isTrue: ({ figure, name }, scene) =>
      figure(1) === scene.acted.length &&
      figure(2) === scene.view.active &&
      (scene.decision.deploymentId === undefined || isSide(name(3), scene)),
  },
  {
    name: 'starts N of N',
    said: pattern('^Starts %N of %N %K(?=$|\\.)'),
    isTrue: ({ name, figure }, scene) =>
      figure(1) === scene.acted.length &&
      scene.acted.every((task) => task.definitionKey === partsOf(name(3)).key && isNew(task, scene)) &&
      figure(2) === scene.view.missing &&
      isPrimaryName(name(3), scene),
  },
  {
    name: 'starts N of N of an old revision again',
    said: pattern('^Starts %N of %N old ([\\w-]+:\\d+) again(?=$|\\.)'),
    isTrue: ({ name, figure }, scene) =>
      figure(1) === scene.acted.length &&
      scene.acted.every((task) => task.definitionKey === name(3) && !isNew(task, scene)) &&
      figure(2) === scene.view.shortOld,
  },
  {
    name: 'all are started, so its own revision takes its place',
    said: pattern('and all of %K are started: what an old task leaves is taken by its own revision'),
    isTrue: ({ name }, scene) =>
      isPrimaryName(name(1), scene) &&
      scene.view.missing === 0 &&
      scene.view.shortOld > 0 &&
      scene.view.spare < 0 &&
      scene.acted.every((task) => !isNew(task, scene)),
  },
  {
    name: 'starts N to rebalance zones',
    said: pattern('^Starts %N %K to rebalance zones(?=$|\\.)'),
    isTrue: ({ name, figure }, scene) =>
      figure(1) === scene.acted.length &&
      isPrimaryName(name(2), scene) &&
      scene.view.missing === 0 &&
      scene.acted.every((task) => inZone(scene, task.availabilityZone) < Math.max(...zoneCounts(scene)) - 1),
  },
  {
    name: 'stops N to rebalance zones',
    said: pattern('^Stops %N %K to rebalance zones(?=$|\\.)'),
    isTrue: ({ name, figure }, scene) =>
      figure(1) === scene.acted.length && isPrimaryName(name(2), scene) && figure(1) === scene.view.surplus,
  },
  {
    name: 'N in a zone',
    said: pattern('(?<=^|[,.] )%N in (us-east-1[abc])(?=[,.])'),
    isTrue: ({ name, figure }, scene) => figure(1) === inZone(scene, name(2)),
  },
  {
    name: 'as many stop once they are healthy',
    said: pattern('Once (?:it is|they are) healthy as many stop where there are the most'),
    isTrue: (_, scene) => scene.acted.every((task) => !task.isHealthy) && scene.view.surplus === 0,
  },
  {
    name: 'what was started in emptier zones is healthy',
    said: pattern('What was started in emptier zones is healthy, so %N may go where there are the most'),
    isTrue: ({ figure }, scene) =>
      figure(1) === scene.view.surplus &&
      scene.acted.every((task) => inZone(scene, task.availabilityZone) > Math.min(...zoneCounts(scene))),
  },
  {
    name: 'N may stop',
    said: pattern('so %N may stop'),
    isTrue: ({ figure }, { view }) => figure(1) === Math.max(0, view.spare),
  },
  {
    name: 'one that is not healthy may stop',
    said: pattern('an? (?:task|one) that is not healthy may stop beside them'),
    isTrue: (_, { acted }) => acted.some((one) => !one.isHealthy),
  },
  {
    name: 'N are left to stop',
    said: pattern('%N tasks? (?:is|are) left to stop'),
    isTrue: ({ figure }, scene) =>
      figure(1) === toStop(scene) && scene.acted.length === toStop(scene) && heldBack(scene.view) === 0,
  },
  {
    name: 'N may start',
    said: pattern('so %N may start'),
    isTrue: ({ figure }, { view }) => figure(1) === Math.max(0, view.room),
  },
  {
    name: 'N are left to start',
    said: pattern('%N tasks? (?:is|are) left to start'),
    isTrue: ({ figure }, scene) => figure(1) === scene.view.missing && scene.acted.length === figure(1),
  },
  {
    name: 'there is room for N',
    said: pattern('there is room for %N'),
    isTrue: ({ figure }, scene) => figure(1) === scene.acted.length && scene.foundNoPlace,
  },
  {
    name: 'the rate of launches',
    said: pattern('a service launches at most 500 tasks a minute: %N now, more may start in 4 s'),
    isTrue: ({ figure }, scene) =>
      figure(1) === scene.acted.length && figure(1) < mayStart(scene) && !scene.foundNoPlace,
  },
  {
    name: 'the upper limit allows N',
    said: pattern('the upper limit allows %N'),
    isTrue: ({ figure }, { view }) => figure(1) === Math.max(0, view.room),
  },
  {
    name: 'desiredCount and what is there',
    said: pattern('(?<!computedD)desiredCount(?: of [\\w-]+)? is %N(?: and|;) RUNNING \\+ PENDING is %N'),
    isTrue: ({ figure }, { whole, service, view }) =>
      figure(1) === whole.desiredCount && figure(1) === service.desiredCount && figure(2) === view.active,
  },
  {
    name: 'what a task set wants and what is there',
    said: pattern('computedDesiredCount%S is %N(?: and|;) RUNNING \\+ PENDING is %N'),
    isTrue: ({ name, figure }, scene) =>
      isSide(name(1), scene) && figure(2) === scene.service.desiredCount && figure(3) === scene.view.active,
  },
  {
    name: 'no task of a revision is wanted',
    said: pattern('No task of %K is wanted; RUNNING \\+ PENDING is %N'),
    isTrue: ({ name, figure }, scene) =>
      isPrimaryName(name(1), scene) && scene.service.desiredCount === 0 && figure(2) === scene.view.active,
  },
  {
    name: 'N are missing',
    said: pattern('%N (?:is|are) missing'),
    isTrue: ({ figure }, { view }) => figure(1) === view.missing,
  },
]
