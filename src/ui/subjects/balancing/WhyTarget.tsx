import { shortTask } from '../../../look/names.ts'
import { clockText } from '../../../look/time.ts'
import { healthOf } from '../../../model/world/balancing/targetHealth.ts'
import { Facts } from '../../kit/Facts.tsx'
import { checksOf, checksText } from '../../words/balancing/targetWords.ts'
import { DecisionList } from '../decision/DecisionList.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { CheckTicks } from './CheckTicks.tsx'
import { poolRef } from './poolRef.ts'
import { SubjectLink } from './SubjectLink.tsx'

/** One target: its state in AWS's words, the checks that count, and what was decided of it. */
export function WhyTarget({ id, ...scope }: WhyProps) {
  const { world, originMs, onSelect } = scope
  const target = world.targets.get(id)
  if (target === undefined) return null
  const { state, reason, description } = healthOf(world, target)
  const { ref, name } = poolRef(world, target.poolId)
  const checks = checksOf(world, target)
  return (
    <div className="inspector__stack">
      <p className="inspector__text">
        In{' '}
        <SubjectLink to={ref} onSelect={onSelect}>
          {name}
        </SubjectLink>
        {target.taskId !== null && (
          <>
            , registered for task{' '}
            <SubjectLink to={{ kind: 'task', id: target.taskId }} onSelect={onSelect}>
              {shortTask(target.taskId)}
            </SubjectLink>
          </>
        )}
        .
      </p>
      <Facts
        details={[
          { label: 'State', value: state },
          ...(reason === null ? [] : [{ label: 'Reason', value: reason }]),
          ...(description === null ? [] : [{ label: 'Description', value: description }]),
          { label: 'Id', value: target.id },
          { label: 'Port', value: String(target.port) },
          { label: 'zone', value: target.zone ?? 'unknown' },
          { label: 'registered at', value: clockText(target.registeredAtMs - originMs) },
        ]}
      />
      <section className="inspector__block">
        <h2 className="type-h3">Checks in a row</h2>
        <p className="inspector__text">
          <CheckTicks checks={checks} /> {checks.length > 0 && checksText(checks)}
        </p>
        <SourceLine ruleId="ALB-4" />
      </section>
      <DecisionList
        {...scope}
        title="Decisions about it"
        isListed={(one) => one.kind === 'targetHealth' && one.taskId === target.taskId && one.poolId === target.poolId}
      />
    </div>
  )
}
