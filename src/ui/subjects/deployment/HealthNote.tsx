import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { healthWords } from '../../words/deployment/health.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import '../panel.css'

interface HealthNoteProps {
  readonly definition: TaskDefinition | undefined
  /** `undefined` for a standalone task. */
  readonly service: Service | undefined
}

/** "Why 40 s": when a task counts as healthy, said once where a learner waits for it. */
export function HealthNote({ definition, service }: HealthNoteProps) {
  const isBehindBalancer = (service?.settings.loadBalancers.length ?? 0) > 0
  const { title, sentence, ruleId } = healthWords(definition, isBehindBalancer)
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{title}</h2>
      <p className="inspector__text">{sentence}</p>
      <SourceLine ruleId={ruleId} />
    </section>
  )
}
