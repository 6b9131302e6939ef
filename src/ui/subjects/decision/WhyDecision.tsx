import { shortenIds, shortTask } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import type { Decision, PlacementDecision, RollingDecision } from '../../../model/world/decision.ts'
import type { World } from '../../../model/world/world.ts'
import { Facts } from '../../kit/Facts.tsx'
import { momentOfDecision } from '../../words/deployment/counts.ts'
import { decisionWords } from '../../words/decisionWords.ts'
import type { DecisionWords } from '../../words/words.ts'
import { HealthNote } from '../deployment/HealthNote.tsx'
import { TwoQuestions } from '../deployment/TwoQuestions.tsx'
import { CandidatesTable } from '../placement/CandidatesTable.tsx'
import { StageTitle, StrategyStages } from '../placement/StrategyStages.tsx'
import type { WhyProps } from '../subjectView.ts'
import { decisionById } from './decisionRef.ts'
import { SourceLine } from './SourceLine.tsx'

/** On what a decision was made: the numbers that it carries, and the rule. */
export function WhyDecision({ id, ...scope }: WhyProps) {
  const decision = decisionById(id, scope)
  if (decision === undefined) return null
  const { world, originMs, remediesOf } = scope
  const words = decisionWords(decision, { ...world, originMs })
  return (
    <div className="inspector__stack">
      {decision.kind === 'rolling' && <WhyRolling {...scope} decision={decision} words={words} />}
      {decision.kind === 'placement' && <WhyPlacement decision={decision} words={words} />}
      {decision.kind === 'stop' && <Facts details={words.details} />}
      <EcsEvent decision={decision} world={world} />
      {remediesOf?.(decision, words.remedies) ?? <Remedies remedies={words.remedies} />}
      {/* The note on 40 s names the same rule. */}
      {!(decision.kind === 'rolling' && decision.waitsFor === 'healthy') && <SourceLine ruleId={words.ruleId} />}
    </div>
  )
}

interface WhyRollingProps extends Pick<WhyProps, 'world' | 'onSelect'> {
  readonly decision: RollingDecision
  readonly words: DecisionWords
}

function WhyRolling({ decision, words, world, onSelect }: WhyRollingProps) {
  const primary = decision.deployments.find((one) => one.status === 'PRIMARY')
  return (
    <>
      <TwoQuestions moment={momentOfDecision(decision)} orderOf={orderIn(world)} />
      <Facts details={words.details} />
      {decision.taskIds.length > 0 && <TaskLinks taskIds={decision.taskIds} world={world} onSelect={onSelect} />}
      {decision.waitsFor === 'healthy' && (
        <HealthNote definition={world.taskDefinitions.get(primary?.definitionKey ?? '')} />
      )}
    </>
  )
}

function WhyPlacement({ decision, words }: { readonly decision: PlacementDecision; readonly words: DecisionWords }) {
  return (
    <>
      <dl className="inspector__needs">
        {words.details.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="inspector__block">
        <StageTitle number={1} title="Does the task fit?" />
        <CandidatesTable decision={decision} />
        <p className="inspector__text">{fittingText(decision)}</p>
      </section>
      <StrategyStages decision={decision} />
    </>
  )
}

function fittingText({ candidates }: PlacementDecision): string {
  const fitting = candidates.filter((one) => one.outcome !== 'dropped by a check').length
  return `${grouped(fitting)} of ${grouped(candidates.length)} ${fitting === 1 ? 'passes' : 'pass'} every check.`
}

const TASKS_MAX = 24

function TaskLinks({
  taskIds,
  world,
  onSelect,
}: { taskIds: readonly string[] } & Pick<WhyProps, 'world' | 'onSelect'>) {
  return (
    <p className="inspector__links">
      {taskIds.slice(0, TASKS_MAX).map((id) => {
        const name = `${world.tasks.get(id)?.definitionKey ?? 'task'} ${shortTask(id)}`
        return (
          <button key={id} type="button" onClick={() => onSelect({ kind: 'task', id })}>
            {name}
          </button>
        )
      })}
      {taskIds.length > TASKS_MAX && <span>and {taskIds.length - TASKS_MAX} more</span>}
    </p>
  )
}

/** What ECS itself said at that moment. */
function EcsEvent({ decision, world }: { readonly decision: Decision; readonly world: World }) {
  const service = world.services.get(`${decision.clusterName}/${decision.serviceName ?? ''}`)
  const event = service?.events.find((one) => one.atMs === decision.atMs)
  if (event === undefined) return null
  return (
    <blockquote className="inspector__event">
      <samp title={event.message}>{shortenIds(event.message)}</samp>
    </blockquote>
  )
}

function Remedies({ remedies }: { readonly remedies: readonly string[] }) {
  if (remedies.length === 0) return null
  return (
    <section className="inspector__block">
      <h2 className="type-h3">What would change it</h2>
      <ul className="inspector__remedies">
        {remedies.map((remedy) => (
          <li key={remedy}>{remedy}</li>
        ))}
      </ul>
    </section>
  )
}
