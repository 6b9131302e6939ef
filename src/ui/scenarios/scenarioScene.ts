import { orderIn, type OrderOf } from '../../look/revisions.ts'
import { countSteps, type CountStep } from '../../lessons/countSteps.ts'
import { stepOf, type PlayerContext } from '../../lessons/playerMachine.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { StripFuture } from '../strip/stripColumns.ts'
import { momentOfService, type ServiceMoment } from '../words/deployment/counts.ts'
import { healthyProgress } from '../words/deployment/health.ts'
import type { RevisionNames } from './gradeWords.ts'
import type { PlayState } from './useScenarioPlay.ts'

/** What stage, strip and dock show of a play. */
export interface ScenarioScene {
  readonly view: BranchView
  readonly service: Service
  readonly names: RevisionNames
  /** Live counts; its limits are those of a percent that is being chosen. */
  readonly moment: ServiceMoment
  readonly steps: readonly CountStep[]
  /** What the strip shows after now: the learner's own guess, or nothing. Never what the model knows. */
  readonly future: StripFuture
  /** 0 to 1: how far the tasks that are not healthy yet are on their way there. */
  readonly ringProgress: number
  readonly orderOf: OrderOf
}

/** `null` until the lab is open. */
export function scenarioScene(
  view: BranchView | undefined,
  context: PlayerContext,
  state: PlayState,
): ScenarioScene | null {
  const { scenario } = context
  const service = view?.world.services.get(scenario.serviceKey)
  if (view === undefined || service === undefined) return null
  const { tasks } = view.world
  const limits = limitsOf(service.desiredCount, {
    ...service.deploymentConfiguration,
    ...chosenPercent(context, state),
  })
  return {
    view,
    service,
    names: namesOf(context),
    moment: { ...momentOfService(service, view.world), limits },
    steps: countSteps(view.history.services.get(scenario.serviceKey) ?? [], scenario.fromMs),
    future: futureOf(context, state, service),
    ringProgress: healthyProgress(tasks.values(), view.nowMs),
    orderOf: orderIn(view.world),
  }
}

/** The revisions as they are when the play begins. */
export function namesOf({ course }: Pick<PlayerContext, 'course'>): RevisionNames {
  const { revisions } = course.first
  return {
    oldKey: revisions.find((one) => !one.isPrimary)?.definitionKey ?? 'old',
    newKey: revisions.find((one) => one.isPrimary)?.definitionKey ?? 'new',
  }
}

function chosenPercent(context: PlayerContext, state: PlayState): PlayerContext['percent'] {
  return (state === 'asking' || state === 'making') && stepOf(context)?.kind === 'change' ? context.percent : null
}

function futureOf(context: PlayerContext, state: PlayState, service: Service): StripFuture {
  // Nothing is left to guess: the strip shows what there was.
  if (state === 'done' || state === 'finishing') return 'forecast'
  const step = stepOf(context)
  if (step?.kind !== 'counts') return 'hidden'
  if (state === 'asking') return [context.guess]
  if (state !== 'observing') return 'hidden'
  const record = context.records[step.index]
  const isStill =
    runningOf(service, false) === step.from.oldRunning && runningOf(service, true) === step.from.newRunning
  if (record?.kind !== 'counts' || record.prediction === null || !isStill) return 'hidden'
  return [record.prediction.pair]
}

function runningOf({ deployments }: Service, isPrimary: boolean): number {
  return deployments.reduce((sum, one) => ((one.status === 'PRIMARY') === isPrimary ? sum + one.runningCount : sum), 0)
}
