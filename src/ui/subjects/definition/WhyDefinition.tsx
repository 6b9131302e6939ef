import { visibleText } from '../../../base/foreignText.ts'
import { listed } from '../../../look/numbers.ts'
import { Facts } from '../../kit/Facts.tsx'
import type { WhyProps } from '../subjectView.ts'

/** What a revision runs, and on what. */
export function WhyDefinition({ id, world }: WhyProps) {
  const definition = world.taskDefinitions.get(id)
  if (definition === undefined) return null
  return (
    <Facts
      details={[
        { label: 'images', value: listed(definition.containers.map((one) => visibleText(one.image))) },
        { label: 'compatibilities', value: definition.compatibilities.join(', ') },
      ]}
    />
  )
}
