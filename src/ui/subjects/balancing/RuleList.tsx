import type { ListenerRule } from '../../../model/world/balancing/listener.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { answeredText, conditionsText, listenerText } from '../../words/balancing/ruleWords.ts'
import { SubjectLink } from './SubjectLink.tsx'
import './balancing.css'

interface RuleListProps {
  readonly rules: readonly ListenerRule[]
  readonly world: World
  readonly onSelect: (ref: SubjectRef) => void
}

/** Rules in the order in which they are asked: of which listener, when each holds, and where it leads. */
export function RuleList({ rules, world, onSelect }: RuleListProps) {
  return (
    <ol className="balancer-rules">
      {rules.map((rule) => {
        const listener = world.listeners.get(rule.listenerArn)
        return (
          <li key={rule.arn}>
            <span>{listener === undefined ? '' : listenerText(listener)}</span>
            <span>
              {rule.priority === 'default' ? 'default' : `rule ${String(rule.priority)}, ${conditionsText(rule)}`}
              {': '}
              <Leads {...{ rule, world, onSelect }} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Leads({ rule, world, onSelect }: Omit<RuleListProps, 'rules'> & { readonly rule: ListenerRule }) {
  const { action } = rule
  if (action.type !== 'forward') return answeredText(rule)
  const hasWeights = action.groups.length > 1
  return action.groups.map(({ targetGroupArn, weight }, index) => (
    <span key={targetGroupArn}>
      {index > 0 && ', '}
      <SubjectLink to={{ kind: 'targetGroup', id: targetGroupArn }} onSelect={onSelect}>
        {world.targetGroups.get(targetGroupArn)?.name ?? targetGroupArn}
      </SubjectLink>
      {hasWeights && ` weight ${String(weight)}`}
    </span>
  ))
}
