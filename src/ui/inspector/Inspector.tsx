import type { ReactNode } from 'react'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { clockText } from '../../look/time.ts'
import { Facts } from '../kit/Facts.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { EventList } from '../subjects/service/EventList.tsx'
import { addedFacts, SECTIONS, SUBJECTS } from '../subjects/subjects.ts'
import type { RemediesOf, Scope } from '../subjects/subjectView.ts'
import { LifecycleTab } from '../subjects/task/LifecycleTab.tsx'
import { DescribeTab } from './DescribeTab.tsx'
import { VerdictHead } from './VerdictHead.tsx'
import '../subjects/panel.css'
import './Inspector.css'

export type InspectorTab = 'why' | 'describe' | 'lifecycle' | 'events'

export interface InspectorProps extends Scope {
  readonly selection: SubjectRef | null
  /** The output of the describe-* call for the selection; `undefined` while it is being read. */
  readonly describe: unknown
  readonly tab?: InspectorTab
  readonly onTab?: (tab: InspectorTab) => void
  /** Links lead to other subjects. */
  readonly onSelect: (ref: SubjectRef) => void
  /** Instead of the list of what would change a decision. */
  readonly remediesOf?: RemediesOf
  /** Instead of the time at the top right: `step 3 of 5`. */
  readonly note?: ReactNode
}

/** One object or one decision: the verdict, why, what the API says of it, where its tasks are, what ECS said. */
export function Inspector(props: InspectorProps) {
  const { selection, originMs, tab, onTab } = props
  const head = selection === null ? null : SUBJECTS[selection.kind].head(selection.id, props)
  if (selection === null || head === null) {
    return (
      <section className="inspector" aria-label="Inspector">
        <EmptyState>
          {selection === null ? 'Select a task, an instance or a decision' : 'It does not exist at this time'}
        </EmptyState>
      </section>
    )
  }
  const tasks = SUBJECTS[selection.kind].tasks?.(selection.id, props) ?? []
  return (
    <section className="inspector" aria-label="Inspector">
      <VerdictHead {...head} note={props.note ?? clockText(head.atMs - originMs)} />
      <Tabs
        label="About it"
        {...(tab === undefined ? {} : { selected: tab })}
        {...(onTab === undefined ? {} : { onSelect: onTab })}
        tabs={[
          { id: 'why', label: 'Why', content: <Why {...props} selection={selection} /> },
          { id: 'describe', label: 'Describe', content: <Describe {...props} selection={selection} /> },
          { id: 'lifecycle', label: 'Lifecycle', content: <LifecycleTab tasks={tasks} originMs={originMs} /> },
          { id: 'events', label: 'Events', content: <Events {...props} selection={selection} /> },
        ]}
      />
    </section>
  )
}

type Selected = InspectorProps & { readonly selection: SubjectRef }

function Why({ selection, ...props }: Selected) {
  const { Why: OfKind } = SUBJECTS[selection.kind]
  const added = addedFacts(selection, props.world, props.world.nowMs)
  return (
    <div className="inspector__stack">
      {added.length > 0 && <Facts details={added} />}
      {OfKind !== undefined && <OfKind {...props} id={selection.id} />}
      {SECTIONS.map((Section, index) => (
        <Section key={index} subject={selection} world={props.world} />
      ))}
    </div>
  )
}

function Describe({ selection, describe, world }: Selected) {
  const kept = SUBJECTS[selection.kind].kept?.(selection.id, world)
  return (
    <DescribeTab
      value={describe}
      fieldsWithoutEffect={kept?.fieldsWithoutEffect ?? []}
      remarks={kept?.remarks ?? []}
      of={kept?.of}
    />
  )
}

function Events({ selection, ...scope }: Selected) {
  const told = SUBJECTS[selection.kind].toldIn?.(selection.id, scope)
  const service = scope.world.services.get(told?.serviceKey ?? '')
  if (service === undefined) return <p className="inspector__text">Only services say what happens to them in events.</p>
  const events = service.events.filter((event) => event.message.includes(told?.mentioning ?? ''))
  return (
    <EventList
      events={events}
      originMs={scope.originMs}
      {...(told?.isMarked !== undefined && { isMarked: told.isMarked })}
    />
  )
}
