import { grouped } from '../../../look/numbers.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { computedDesiredCount } from '../../../model/world/taskSet/taskSet.ts'
import { taskSetsOf, type TaskSetDeployment } from '../../../model/world/taskSet/taskSetsOf.ts'
import { momentOfTaskSet } from '../deployment/counts.ts'
import { isAct, isAsCounted } from '../deployment/isAsCounted.ts'
import { shortDeployment } from '../deployment/rollingNames.ts'
import { rollingWords } from '../deployment/rollingWords.ts'
import type { SubjectWords, WordsWorld } from '../words.ts'

/** A service of task sets: what was decided last about one of them while that holds, else how each of them stands. */
export function taskSetsWords(service: Service, last: RollingDecision | undefined, world: WordsWorld): SubjectWords {
  const sets = taskSetsOf(service)
  const decided = sets.find(({ id }) => id === last?.deploymentId)
  if (last !== undefined && decided !== undefined && isNews(last, { service, decided }, world))
    return rollingWords(last, world)
  if (sets.length === 0) {
    return {
      verdict: `${service.name} has no task set`,
      sentence: 'CreateTaskSet makes one; until then nothing runs.',
      tone: 'plain',
    }
  }
  const isAsked = sets.some((one) => one.desiredCount !== wantedOf(service, one))
  const unsteady = sets.find(({ rolloutState }) => rolloutState !== 'COMPLETED')
  return {
    verdict: isAsked
      ? 'The update has been asked for'
      : unsteady === undefined
        ? 'Each task set is steady'
        : `${nameOf(unsteady)} is ${stateOf(unsteady)}`,
    sentence: `${sets.map((one) => setText(service, one)).join('; ')}.`,
    tone: isAsked || unsteady !== undefined ? 'plain' : 'clear',
  }
}

interface Decided {
  readonly service: Service
  readonly decided: TaskSetDeployment
}

/** That all are steady the counts of all tell better. */
function isNews(decision: RollingDecision, { service, decided }: Decided, world: WordsWorld): boolean {
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration
  if (decision.action === 'steady' || service.deployments.some(({ createdAtMs }) => createdAtMs > decision.atMs))
    return false
  if (
    wantedOf(service, decided) !== decision.desiredCount ||
    minimumHealthyPercent !== decision.minimumHealthyPercent ||
    maximumPercent !== decision.maximumPercent
  )
    return false
  return isAct(decision) || isAsCounted(momentOfTaskSet(service, decided, world), decision)
}

function nameOf({ definitionKey, id }: TaskSetDeployment): string {
  return `${definitionKey} of ${shortDeployment(id)}`
}

function stateOf({ taskSet }: TaskSetDeployment): string {
  return taskSet.isDraining === true ? 'DRAINING' : 'STABILIZING'
}

/** `web:1 of ecs-svc/6555, PRIMARY: 4 of 4 RUNNING, 3 healthy`. */
function setText(service: Service, one: TaskSetDeployment): string {
  const wanted = wantedOf(service, one)
  const role = one.status === 'PRIMARY' ? ', PRIMARY' : ''
  return `${nameOf(one)}${role}: ${grouped(one.runningCount)} of ${grouped(wanted)} RUNNING, ${grouped(one.healthyCount)} healthy`
}

function wantedOf({ desiredCount }: Service, { taskSet }: TaskSetDeployment): number {
  return computedDesiredCount(desiredCount, taskSet)
}
