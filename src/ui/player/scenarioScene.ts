import { orderIn } from '../../look/revisions.ts'
import { countSteps, crashTimes, type CountStep } from '../../lessons/countSteps.ts'
import { askedOf, type PlayerContext } from '../../lessons/playerMachine.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import type { Service } from '../../model/world/service/service.ts'
import { seriesOf, type Point } from '../../model/world/series.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { StripFuture } from '../strip/stripColumns.ts'
import { momentOfService } from '../words/deployment/counts.ts'
import { healthyProgress } from '../words/deployment/health.ts'
import type { RevisionNames } from '../questions/gradeWords.ts'
import type { QuestionScene, RollingScene } from '../questions/questionView.ts'
import { viewOf } from '../questions/questionViews.ts'
import type { PlayState } from './useScenarioPlay.ts'

/** What stage, strip and dock show of a play. */
export interface ScenarioScene extends QuestionScene {
  readonly rolling: StripScene | null
}

/** The service that the story follows, with what its strip shows. */
export interface StripScene extends RollingScene {
  readonly steps: readonly CountStep[]
  /** What the strip shows after now: the learner's own guess, or nothing. Never what the model knows. */
  readonly future: StripFuture
}

/** `null` until the lab is open. */
export function scenarioScene(
  view: BranchView | undefined,
  context: PlayerContext,
  state: PlayState,
): ScenarioScene | null {
  // A lab that has just opened stands at its beginning, before anything of the story is there.
  if (view === undefined || view.nowMs < context.scenario.fromMs) return null
  return { view, rolling: stripScene(view, context, state) }
}

function stripScene(view: BranchView, context: PlayerContext, state: PlayState): StripScene | null {
  const { serviceKey, fromMs } = context.scenario
  const service = view.world.services.get(serviceKey ?? '')
  if (serviceKey === null || service === undefined) return null
  const { tasks } = view.world
  const samples = seriesOf(view.history, { kind: 'service', id: serviceKey }, 'serviceCounts')
  const limits = limitsOf(service.desiredCount, percentsNow(service, context, state))
  return {
    service,
    names: namesOf(samples, view.nowMs),
    moment: { ...momentOfService(service, view.world), limits },
    steps: countSteps(samples, fromMs, crashTimes(view.history.decisions, serviceKey)),
    future: futureOf(context, state, service),
    ringProgress: healthyProgress(tasks.values(), view.nowMs),
    orderOf: orderIn(view.world),
  }
}

/** The revisions of the newest deployment that has begun by then; once it has completed too. */
export function namesOf(samples: readonly Point<ServiceSample>[], nowMs: number): RevisionNames {
  const rolling = samples.findLast((one) => one.atMs <= nowMs && one.value.revisions.length > 1)
  const revisions = rolling?.value.revisions ?? []
  return {
    oldKey: revisions.find((one) => !one.isPrimary)?.definitionKey ?? 'old',
    newKey: revisions.find((one) => one.isPrimary)?.definitionKey ?? 'new',
  }
}

/** The service's percents, with one that is being chosen. */
function percentsNow({ deploymentConfiguration }: Service, context: PlayerContext, state: PlayState) {
  const question = askedOf(context)
  if (question === null || context.answer === null || !isAsked(state)) return deploymentConfiguration
  return { ...deploymentConfiguration, ...viewOf(question).percentsWith(context.answer) }
}

function futureOf(context: PlayerContext, state: PlayState, service: Service): StripFuture {
  // Nothing is left to guess: the strip shows what there was.
  if (state === 'done' || state === 'finishing') return 'forecast'
  const question = askedOf(context)
  const isOver = state === 'explaining'
  const isSeen = (isOver || state === 'observing') && !context.isSkipped
  if (question === null || context.answer === null || !(isAsked(state) || isSeen)) return 'hidden'
  return viewOf(question).future(question, context.answer, { service, isOver })
}

function isAsked(state: PlayState): boolean {
  return state === 'asking' || state === 'making'
}
