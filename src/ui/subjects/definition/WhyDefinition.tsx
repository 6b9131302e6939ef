import { Suspense } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import { listed } from '../../../look/numbers.ts'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { Facts } from '../../kit/Facts.tsx'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { WhyProps } from '../subjectView.ts'

const Changes = lazyPart(() => import('./DefinitionViews.tsx').then((module) => module.RevisionChanges))
const OnFargate = lazyPart(() => import('./DefinitionViews.tsx').then((module) => module.FargateFindings))

/** What a status means, and what the act that may follow does. */
const STATUS: Readonly<Record<TaskDefinition['status'], string>> = {
  ACTIVE: 'Tasks and services can be started from it. Deregister: nothing new starts from it, what runs goes on.',
  INACTIVE:
    'Nothing new starts from it; services on it still scale. Delete: it goes once no task and no service has it, and its number is never used again.',
  DELETE_IN_PROGRESS: 'It goes once no task and no service has it. ECS looks from time to time, the lab every 10 min.',
}

/** What a revision runs, and on what. */
export function WhyDefinition(props: WhyProps) {
  const { id, world } = props
  const definition = world.taskDefinitions.get(id)
  if (definition === undefined) return null
  return (
    <>
      <Facts
        details={[
          { label: 'images', value: listed(definition.containers.map((one) => visibleText(one.image))) },
          { label: 'status', value: STATUS[definition.status] },
          { label: 'compatibilities', value: definition.compatibilities.join(', ') },
        ]}
      />
      <Disclosure title="Changes to another revision" level={2}>
        <Suspense>
          <Changes {...props} />
        </Suspense>
      </Disclosure>
      <Disclosure title="What Fargate does not take" level={2}>
        <Suspense>
          <OnFargate {...props} />
        </Suspense>
      </Disclosure>
    </>
  )
}
