import type { OrderOf } from '../../look/revisions.ts'
import type { ReactNode } from 'react'
import type { Decision } from '../../model/world/decision.ts'
import type { Explanation } from '../../model/world/explanation.ts'
import type { ServiceEvent } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { DescribeTab } from './DescribeTab.tsx'
import { EventList } from '../subjects/service/EventList.tsx'
import { LifecycleTab } from '../subjects/task/LifecycleTab.tsx'
import { decisionById, selectionWords, type InspectorSelection } from './selection.ts'
import { VerdictHead } from './VerdictHead.tsx'
import { isQuoted } from '../subjects/decision/quotedEvents.ts'
import { WhyDecision, type RemediesOf } from '../subjects/decision/WhyDecision.tsx'
import { WhyInstance, WhyService, WhyTask } from './WhyObject.tsx'
import { serviceOf, tasksOf } from './selected.ts'
import '../subjects/panel.css'
import './Inspector.css'

export type InspectorTab = 'why' | 'describe' | 'lifecycle' | 'events'

export interface InspectorProps {
  readonly selection: InspectorSelection | null
  readonly world: World
  /** Of the run's history, oldest first. */
  readonly decisions: readonly Decision[]
  /** The output of the describe-* call for the selection; `undefined` while it is being read. */
  readonly describe: unknown
  /** The whole reasoning of a selected decision; `undefined` while it is asked for. */
  readonly explanation: Explanation | null | undefined
  /** What the page calls 00:00. */
  readonly originMs?: number
  /** Which revision the lab met, from 1: `definition.ordinal`. */
  readonly orderOf: OrderOf
  readonly tab?: InspectorTab
  readonly onTab?: (tab: InspectorTab) => void
  /** Links lead to other objects. */
  readonly onSelect: (selection: InspectorSelection) => void
  /** Instead of the list of what would change a decision. */
  readonly remediesOf?: RemediesOf
  /** Instead of the time at the top right: `step 3 of 5`. */
  readonly note?: ReactNode
}

/** One object or one decision: the verdict, why, what the API says of it, where its tasks are, what ECS said. */
export function Inspector(props: InspectorProps) {
  const { selection, world, decisions, explanation, originMs = 0, tab, onTab } = props
  const words = selection === null ? null : selectionWords(selection, { world, decisions, originMs, explanation })
  if (selection === null || words === null) {
    return (
      <section className="inspector" aria-label="Inspector">
        <EmptyState>
          {selection === null ? 'Select a task, an instance or a decision' : 'It does not exist at this time'}
        </EmptyState>
      </section>
    )
  }
  const tasks = tasksOf(selection, { world, decisions, originMs })
  return (
    <section className="inspector" aria-label="Inspector">
      <VerdictHead {...words} note={props.note ?? words.time} />
      <Tabs
        label="About it"
        {...(tab === undefined ? {} : { selected: tab })}
        {...(onTab === undefined ? {} : { onSelect: onTab })}
        tabs={[
          { id: 'why', label: 'Why', content: <Why {...props} selection={selection} originMs={originMs} /> },
          { id: 'describe', label: 'Describe', content: <DescribeTab {...describeOf(props, tasks)} /> },
          { id: 'lifecycle', label: 'Lifecycle', content: <LifecycleTab tasks={tasks} originMs={originMs} /> },
          { id: 'events', label: 'Events', content: <Events {...props} selection={selection} originMs={originMs} /> },
        ]}
      />
    </section>
  )
}

type Selected = InspectorProps & { readonly selection: InspectorSelection; readonly originMs: number }

function Why({ selection, world, decisions, explanation, originMs, orderOf, onSelect, remediesOf }: Selected) {
  const shared = { world, decisions, originMs, onSelect }
  switch (selection.kind) {
    case 'decision': {
      const decision = decisionById(selection.id, shared)
      if (decision === undefined) return null
      return (
        <WhyDecision
          {...shared}
          {...(remediesOf !== undefined && { remediesOf })}
          decision={decision}
          explanation={explanation}
          orderOf={orderOf}
        />
      )
    }
    case 'service': {
      const service = world.services.get(selection.key)
      return service === undefined ? null : <WhyService {...shared} service={service} orderOf={orderOf} />
    }
    case 'task': {
      const task = world.tasks.get(selection.id)
      return task === undefined ? null : <WhyTask {...shared} task={task} />
    }
    case 'instance': {
      const instance = world.instances.get(selection.id)
      return instance === undefined ? null : <WhyInstance {...shared} instance={instance} />
    }
  }
}

function describeOf({ describe, selection, world }: InspectorProps, tasks: readonly Task[]) {
  const service = selection?.kind === 'service' ? world.services.get(selection.key) : undefined
  const key = selection?.kind === 'task' ? tasks[0]?.definitionKey : undefined
  const definition = world.taskDefinitions.get(key ?? '')
  const fields = service?.fieldsWithoutEffect ?? definition?.fieldsWithoutEffect ?? []
  return { value: describe, fieldsWithoutEffect: fields, remarks: definition?.remarks ?? [], of: key }
}

function Events({ selection, world, decisions, originMs }: Selected) {
  const service = serviceOf(selection, { world, decisions, originMs })
  if (service === undefined) return <p className="inspector__text">Only services say what happens to them in events.</p>
  const decision =
    selection.kind === 'decision' ? decisionById(selection.id, { world, decisions, originMs }) : undefined
  const mentioned =
    selection.kind === 'task' || selection.kind === 'instance'
      ? service.events.filter((event) => event.message.includes(selection.id))
      : service.events
  return (
    <EventList
      events={mentioned}
      originMs={originMs}
      {...(decision !== undefined && { isMarked: (event: ServiceEvent) => isQuoted(event, decision) })}
    />
  )
}
