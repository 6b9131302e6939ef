import { HEALTHY_AFTER_MS } from '../../model/world/durations.ts'
import { grouped } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'
import type { Service } from '../../model/world/service/service.ts'
import './questions.css'

/** What is set, as it is given. What follows from it is for the learner to say. */
export function ServiceFacts({ service }: { readonly service: Service }) {
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration
  return (
    <dl className="question-facts">
      <div>
        <dt>Desired count</dt>
        <dd>{grouped(service.desiredCount)}</dd>
      </div>
      <div>
        <dt>Minimum healthy percent</dt>
        <dd>{minimumHealthyPercent}</dd>
      </div>
      <div>
        <dt>Maximum percent</dt>
        <dd>{maximumPercent}</dd>
      </div>
      <div>
        <dt>Healthy after</dt>
        <dd>{durationText(HEALTHY_AFTER_MS)} RUNNING</dd>
      </div>
    </dl>
  )
}
