import { shortAlarmName } from '../../../look/alarmName.ts'
import { axisText } from '../../../look/time.ts'
import { DEFAULT_THRESHOLD } from '../../../model/world/deployment/circuitBreaker.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import { alarmsWatch, breakerWatch, targetTasks } from '../../../model/world/deployment/watching.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { BarRow } from '../../kit/BarRow.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { thresholdText } from '../../words/deployment/breakerWords.ts'
import { countText } from '../../words/deployment/failureDetection.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import type { WhyProps } from '../subjectView.ts'

interface WatchBlockProps extends Pick<WhyProps, 'originMs' | 'onSelect'> {
  readonly service: Service
  readonly deployment: ServiceDeployment
  readonly world: World
}

/** What watches a deployment for failures: its circuit breaker with what it has counted, and its alarms. */
export function WatchBlock({ service, deployment, world, originMs, onSelect }: WatchBlockProps) {
  return (
    <>
      <BreakerCounter service={service} deployment={deployment} />
      <DeploymentAlarmList {...{ service, deployment, world, originMs, onSelect }} />
    </>
  )
}

function BreakerCounter({ service, deployment }: Pick<WatchBlockProps, 'service' | 'deployment'>) {
  const { status, breaker, failureCount: count, threshold } = breakerWatch(service, deployment)
  const configuration = breaker.thresholdConfiguration ?? DEFAULT_THRESHOLD
  const desiredCount = targetTasks(service, deployment).requested
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Deployment circuit breaker</h2>
      {status !== 'DISABLED' && (
        <BarRow
          label="failed"
          value={count}
          max={threshold}
          figure={countText({ count, threshold })}
          tone={count > 0 ? 'trouble' : 'plain'}
        />
      )}
      <Facts
        details={[
          { label: 'status', value: status },
          ...(status === 'DISABLED'
            ? []
            : [
                { label: 'threshold', value: thresholdText({ threshold, configuration, desiredCount }) },
                { label: 'rollback', value: breaker.rollback ? 'on' : 'off' },
              ]),
        ]}
      />
    </section>
  )
}

function DeploymentAlarmList({ service, deployment, world, originMs, onSelect }: WatchBlockProps) {
  const watch = alarmsWatch(service, deployment)
  if (watch === null) return null
  const { status, alarms } = watch
  const { bakesUntilMs, end } = deployment
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Deployment alarms</h2>
      {alarms.alarmNames.map((name) => (
        <p key={name} className="inspector__text">
          <SubjectLink to={{ kind: 'alarm', id: name }} onSelect={onSelect}>
            {shortAlarmName(name)}
          </SubjectLink>
          {`: ${world.alarms.get(name)?.state ?? 'deleted'}`}
        </p>
      ))}
      <Facts
        details={[
          { label: 'status', value: status },
          { label: 'rollback', value: alarms.rollback ? 'on' : 'off' },
          ...(bakesUntilMs !== undefined && end === null
            ? [{ label: 'bakes until', value: axisText(bakesUntilMs - originMs) }]
            : []),
        ]}
      />
      {deployment.ignoresAlarms === true && (
        <p className="inspector__text">One of them was in ALARM as it started: none watches this deployment.</p>
      )}
    </section>
  )
}
