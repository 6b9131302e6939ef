import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { BarRow } from '../../kit/BarRow.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { countText, failureDetection } from '../../words/deployment/failureDetection.ts'

interface FailureBlockProps {
  readonly service: Service
  readonly world: World
}

/** What the circuit breaker of a deployment has counted, filling up to its threshold; then what has become of the one that failed. */
export function FailureBlock({ service, world }: FailureBlockProps) {
  const found = failureDetection(service, world)
  if (found === null) return null
  const { counted, details } = found
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Deployment failure detection</h2>
      {counted !== null && (
        <BarRow
          label="failed"
          value={counted.count}
          max={counted.threshold}
          figure={countText(counted)}
          tone={counted.count > 0 ? 'trouble' : 'plain'}
        />
      )}
      <Facts details={details} />
    </section>
  )
}
