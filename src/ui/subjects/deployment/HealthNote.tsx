import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { healthWords } from '../../words/deployment/health.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import '../panel.css'

/** "Why 40 s": when a task counts as healthy, said once where a learner waits for it. */
export function HealthNote({ definition }: { readonly definition: TaskDefinition | undefined }) {
  const { title, sentence, ruleId } = healthWords(definition)
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{title}</h2>
      <p className="inspector__text">{sentence}</p>
      <SourceLine ruleId={ruleId} />
    </section>
  )
}
