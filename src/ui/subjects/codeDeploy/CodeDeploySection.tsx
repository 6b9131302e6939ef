import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import { axisText } from '../../../look/time.ts'
import { isUnderWay, type CodeDeployment, type EventRun } from '../../../model/world/codeDeploy/codeDeploy.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { computedDesiredCount } from '../../../model/world/taskSet/taskSet.ts'
import { taskSetsOf, type TaskSetDeployment } from '../../../model/world/taskSet/taskSetsOf.ts'
import { newestOf } from '../../../model/world/codeDeploy/newestOf.ts'
import type { World } from '../../../model/world/world.ts'
import { shortDeployment } from '../../words/deployment/rollingNames.ts'
import { STEP_NOTES } from '../../words/codeDeploy/codeDeployWords.ts'
import { RevisionSwatch } from '../task/RevisionSwatch.tsx'
import { TaskSetButtons } from '../taskSet/TaskSetButtons.tsx'
import '../shifting/shifting.css'
import './codeDeploy.css'

interface CodeDeploySectionProps {
  readonly service: Service
  readonly world: World
  readonly originMs: number
}

/** The task sets of a service whose deployments another controller makes, and CodeDeploy's newest deployment of it. */
export function CodeDeploySection({ service, world, originMs }: CodeDeploySectionProps) {
  if (service.controller === undefined) return null
  const newest = newestOf(world, service)
  const sets = taskSetsOf(service)
  return (
    <section className="inspector__block shifting">
      <h2 className="type-h3">Task sets</h2>
      {sets.length === 0 && <p className="inspector__text">None yet: nothing runs until one is made.</p>}
      {sets.length > 0 && (
        <ul className="shifting__sides">
          {sets.map((one) => (
            <TaskSetRow key={one.id} {...{ one, service, world, newest }} />
          ))}
        </ul>
      )}
      {newest !== undefined && <Deployment deployment={newest} {...{ service, originMs }} />}
    </section>
  )
}

interface RowProps {
  readonly one: TaskSetDeployment
  readonly service: Service
  readonly world: World
  readonly newest: CodeDeployment | undefined
}

function TaskSetRow({ one, service, world, newest }: RowProps) {
  const { taskSet, definitionKey, healthyCount } = one
  const weight = weightOf(one, newest)
  const status = taskSet.isDraining === true ? 'DRAINING' : one.status
  const stability = one.rolloutState === 'COMPLETED' ? 'STEADY_STATE' : 'STABILIZING'
  return (
    <li>
      <span className="shifting__name">
        <RevisionSwatch order={orderIn(world)(definitionKey)} />
        {definitionKey}
      </span>
      <span className="shifting__tasks">
        {grouped(healthyCount)} of {grouped(computedDesiredCount(service.desiredCount, taskSet))} healthy
      </span>
      <span className="shifting__weight">{weight === null ? '' : `${String(weight)} %`}</span>
      <span className="codeDeploy__state">
        {shortDeployment(one.id)}, {status}, {stability}, scale {String(taskSet.scalePercent)} %
      </span>
      {weight !== null && (
        <span className="shifting__bar" aria-hidden="true">
          <span
            data-side={newest?.greenId === one.id ? 'green' : 'blue'}
            style={{ inlineSize: `${String(weight)}%` }}
          />
        </span>
      )}
      <TaskSetButtons service={service} taskSet={one} />
    </li>
  )
}

/** What part of production traffic it gets; `null` where nobody has shifted any. */
function weightOf({ id }: TaskSetDeployment, newest: CodeDeployment | undefined): number | null {
  if (newest === undefined) return null
  if (id === newest.greenId) return newest.production
  return id === newest.blueId ? 100 - newest.production : 0
}

interface DeploymentProps {
  readonly deployment: CodeDeployment
  readonly service: Service
  readonly originMs: number
}

function Deployment({ deployment, service, originMs }: DeploymentProps) {
  const { id, group, status, step, untilMs, error, events, blueId, appSpec } = deployment
  const isOpen = isUnderWay(deployment)
  const blue = service.deployments.find((one) => one.id === blueId)?.definitionKey ?? 'the original revision'
  return (
    <>
      <h3 className="codeDeploy__name">
        {id} <span data-tone={error === null ? 'plain' : 'trouble'}>{status}</span>
      </h3>
      <p className="inspector__text codeDeploy__config">{group.configName}</p>
      <ol className="codeDeploy__events" aria-label="Lifecycle events">
        {events.map((one) => (
          <EventRow key={one.name} event={one} originMs={originMs} />
        ))}
      </ol>
      {isOpen && <p className="inspector__text">{STEP_NOTES[step]({ blue, green: appSpec.definitionKey })}</p>}
      {isOpen && untilMs !== null && (
        <p className="inspector__text">It rests there until {axisText(untilMs - originMs)}.</p>
      )}
      {error !== null && (
        <p className="inspector__text">
          {error.code}: {error.message}
        </p>
      )}
    </>
  )
}

interface EventRowProps {
  readonly event: EventRun
  readonly originMs: number
}

function EventRow({ event: { name, status, startedAtMs }, originMs }: EventRowProps) {
  return (
    <li data-state={status} aria-current={status === 'InProgress' ? 'step' : undefined}>
      <span>{name}</span>
      <span>{status}</span>
      <span>{startedAtMs === null ? '' : axisText(startedAtMs - originMs)}</span>
    </li>
  )
}
