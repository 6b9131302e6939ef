import { useState } from 'react'
import { offFargate } from '../../../model/api/definition/fargateFindings.ts'
import { taskDefinitionInput, withSizes } from '../../../model/api/definition/taskDefinitionShape.ts'
import { readInput } from '../../../model/api/readInput.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { ForeignText } from '../../kit/ForeignText.tsx'
import { Select } from '../../kit/Select.tsx'
import type { WhyProps } from '../subjectView.ts'
import { revisionChanges } from './revisionChanges.ts'
import './DefinitionViews.css'

/** What another revision of the family has otherwise. */
export function RevisionChanges({ id, world }: WhyProps) {
  const definition = world.taskDefinitions.get(id)
  if (definition === undefined) return null
  const others = othersOf(definition, world)
  return others.length === 0 ? (
    <p className="inspector__text">The family {definition.family} has no other revision.</p>
  ) : (
    <Changes key={id} {...{ definition, others }} />
  )
}

function Changes(props: { readonly definition: TaskDefinition; readonly others: readonly TaskDefinition[] }) {
  const { definition, others } = props
  const [chosen, setChosen] = useState<string | null>(null)
  const other = others.find((one) => definitionKey(one) === chosen) ?? others[0]
  if (other === undefined) return null
  const [from, to] = other.revision < definition.revision ? [other, definition] : [definition, other]
  const changes = revisionChanges(from.source, to.source)
  return (
    <div className="inspector__stack">
      <Select
        label="Compared with"
        options={others.map((one) => ({ value: definitionKey(one), label: definitionKey(one) }))}
        value={definitionKey(other)}
        onChange={setChosen}
      />
      <p className="inspector__text">
        {`From ${definitionKey(from)} to ${definitionKey(to)}: ${changes.length === 0 ? 'the same again.' : 'nothing that runs changes; what is new comes with new tasks.'}`}
      </p>
      <ul className="definition-changes" aria-label="Changes">
        {changes.map(({ path, before, after, consequence }) => (
          <li key={path}>
            <code>
              <ForeignText>{path}</ForeignText>
            </code>
            <span className="definition-changes__values">
              {before !== null && (
                <del>
                  <ForeignText>{before}</ForeignText>
                </del>
              )}
              {after !== null && (
                <ins>
                  <ForeignText>{after}</ForeignText>
                </ins>
              )}
            </span>
            <span className="definition-changes__then">{consequence}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The other revisions of its family, that before it first. */
function othersOf(definition: TaskDefinition, { taskDefinitions }: World): readonly TaskDefinition[] {
  const own = [...taskDefinitions.values()].filter((one) => one.family === definition.family && one !== definition)
  const isBefore = (one: TaskDefinition) => one.revision < definition.revision
  return [...own.filter(isBefore).reverse(), ...own.filter((one) => !isBefore(one))]
}

/** All that keeps it off Fargate, in ECS's words; the form of a new revision has what mends each. */
export function FargateFindings({ id, world }: WhyProps) {
  const definition = world.taskDefinitions.get(id)
  if (definition === undefined) return null
  const findings = offFargate(withSizes(readInput(taskDefinitionInput, definition.source).value))
  if (findings.length === 0) return <p className="inspector__text">Fargate takes it as it is.</p>
  return (
    <div className="inspector__stack">
      <p className="inspector__text">
        ECS would say the first of these if the definition asked for FARGATE. The form of a new revision mends them.
      </p>
      <ol className="definition-changes" aria-label="What Fargate does not take">
        {findings.map(({ path, message, rule }) => (
          <li key={`${path} ${message}`}>
            <code>{path}</code>
            <span className="definition-changes__values">{message}</span>
            <span className="definition-changes__then">{rule}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
