import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { grouped } from '../../look/numbers.ts'
import { rollbackCandidate } from '../../model/world/deployment/serviceDeployment.ts'
import { breakerWatch } from '../../model/world/deployment/watching.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { countText } from '../words/deployment/failureDetection.ts'
import { StatusText } from '../kit/StatusText.tsx'
import './WithBreaker.css'

interface WithBreakerProps {
  readonly service: Service
  readonly world: World
  /** The strip of its deployment. */
  readonly children: ReactNode
}

/** A strip, and beside it what the deployment's circuit breaker has counted, while one counts or has made it fail. */
export function WithBreaker({ service, world, children }: WithBreakerProps) {
  const counter = breakerShown(service, world)
  return (
    <div className="with-breaker">
      {children}
      {counter !== null && <Counter {...counter} />}
    </div>
  )
}

interface CounterProps {
  readonly count: number
  readonly threshold: number
  /** What comes of it at the threshold, or has come of it. */
  readonly note: string
}

/** More could not be told apart: then there are the figures alone. */
const PIPS_MAX = 30

/** One box for each task that may fail, the failed ones crossed. */
function Counter({ count, threshold, note }: CounterProps) {
  return (
    <section className="with-breaker__counter" aria-label="Deployment circuit breaker">
      <h2>Circuit breaker</h2>
      <p data-tone={count > 0 ? 'trouble' : 'plain'}>
        <b>{countText({ count, threshold })}</b> failed
      </p>
      {threshold <= PIPS_MAX && (
        <div className="with-breaker__pips" aria-hidden="true">
          {Array.from({ length: threshold }, (_, index) => (
            <span key={index} data-failed={index < count}>
              {index < count && <X />}
            </span>
          ))}
        </div>
      )}
      <p className="with-breaker__note">
        <StatusText text={note} />
      </p>
    </section>
  )
}

/** @returns `null` where none counts, and where none has made the newest deployment fail */
export function breakerShown(service: Service, world: World): CounterProps | null {
  const history = world.serviceDeployments.get(service.key) ?? []
  const [newest] = history
  if (newest === undefined || service.status !== 'ACTIVE') return null
  const { status, breaker, failureCount, threshold } = breakerWatch(service, newest)
  const isCounting = status === 'MONITORING' && newest.rollback === undefined
  if (!isCounting && status !== 'TRIGGERED') return null
  const to = breaker.rollback ? rollbackCandidate(history)?.revision.definitionKey : undefined
  const course = to === undefined ? '' : `, back to ${to}`
  return {
    count: Math.min(failureCount, threshold),
    threshold,
    note: isCounting ? `at ${grouped(threshold)} it fails${course}` : newest.status,
  }
}
