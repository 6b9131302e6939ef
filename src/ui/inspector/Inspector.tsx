import { Suspense, type ReactNode } from 'react'
import type { Service } from '../../model/world/service/service.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { clockText } from '../../look/time.ts'
import { Facts } from '../kit/Facts.tsx'
import { Tabs, type TabItem } from '../kit/Tabs.tsx'
import { EventList } from '../subjects/service/EventList.tsx'
import { addedFacts, CAUSES, SECTIONS, SUBJECTS } from '../subjects/subjects.ts'
import type { RemediesOf, Scope, SubjectView } from '../subjects/subjectView.ts'
import { LifecycleTab } from '../subjects/task/LifecycleTab.tsx'
import { DescribeTab } from './DescribeTab.tsx'
import { VerdictHead } from './VerdictHead.tsx'
import '../subjects/panel.css'
import './Inspector.css'

/** `why`, `containers`, `describe`, `lifecycle`, `events`, and what kinds of things have of their own. */
export type InspectorTab = string

export interface InspectorProps extends Scope {
  /** Something that is there at this time; of what is not, `GoneObject` tells. */
  readonly selection: SubjectRef
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
  const head = SUBJECTS[selection.kind].head(selection.id, props)
  if (head === null) return null
  const tabs = tabsOf(props)
  // A tab that the thing before had, and this one has not.
  const shownTab = tabs.some(({ id }) => id === tab) ? tab : tabs[0]?.id
  return (
    <section className="inspector" aria-label="Inspector">
      <VerdictHead {...head} note={props.note ?? clockText(head.atMs - originMs)} />
      <Tabs
        label="About it"
        {...(tab === undefined || shownTab === undefined ? {} : { selected: shownTab })}
        {...(onTab === undefined ? {} : { onSelect: onTab })}
        tabs={tabs}
      />
    </section>
  )
}

/** Why, and of the other views those that the thing has. */
function tabsOf(props: InspectorProps): readonly TabItem<InspectorTab>[] {
  const { selection, originMs } = props
  const subject = SUBJECTS[selection.kind]
  const tasks = subject.tasks?.(selection.id, props) ?? []
  const isDecision = selection.kind === 'decision'
  const tabs: TabItem<InspectorTab>[] = [...firstTabs(props)]
  const isTold = toldService(props) !== undefined
  const { Containers } = subject
  const describe: TabItem<InspectorTab>[] =
    subject.describe === undefined && !isDecision
      ? []
      : [{ id: 'describe', label: isDecision ? 'Data' : 'Describe', content: <Describe {...props} /> }]
  const lifecycle: TabItem<InspectorTab> = {
    id: 'lifecycle',
    label: 'Lifecycle',
    content: (
      <LifecycleTab tasks={tasks} originMs={originMs}>
        {Containers !== undefined && isTold && <Events {...props} />}
      </LifecycleTab>
    ),
  }
  if (Containers !== undefined) {
    const content = <Containers {...props} id={selection.id} />
    return [...tabs, { id: 'containers', label: 'Containers', content }, lifecycle, ...describe]
  }
  tabs.push(...describe)
  if (tasks.length > 0) tabs.push(lifecycle)
  if (isTold) tabs.push({ id: 'events', label: 'Events', content: <Events {...props} /> })
  return tabs
}

/** "Why", or the thing's own views, of which the first has what others add. */
function firstTabs(props: InspectorProps): readonly TabItem<InspectorTab>[] {
  const { selection } = props
  const { tabs = [], Why: OfKind } = SUBJECTS[selection.kind]
  if (tabs.length === 0) return [{ id: 'why', label: 'Why', content: <Added {...props} of={OfKind} /> }]
  return tabs.map(({ id, label, Content }, index) => ({
    id,
    label,
    content:
      index === 0 ? (
        <Added {...props} of={Content} />
      ) : (
        <Suspense>
          <Content {...props} id={selection.id} />
        </Suspense>
      ),
  }))
}

/** The service whose events tell of the thing. */
function toldService({ selection, ...scope }: InspectorProps): Service | undefined {
  const told = SUBJECTS[selection.kind].toldIn?.(selection.id, scope)
  return scope.world.services.get(told?.serviceKey ?? '')
}

/** What is said of a thing, with what other subjects know of it. */
function Added({ selection, of: OfKind, ...props }: InspectorProps & { readonly of: SubjectView['Why'] }) {
  const added = addedFacts(selection, props.world, props.world.nowMs)
  return (
    <div className="inspector__stack">
      {CAUSES.map((Cause, index) => (
        <Cause key={index} subject={selection} world={props.world} onSelect={props.onSelect} />
      ))}
      {added.length > 0 && <Facts details={added} />}
      {/* What few labs have is fetched when it is looked at. */}
      <Suspense>{OfKind !== undefined && <OfKind {...props} id={selection.id} />}</Suspense>
      {SECTIONS.map((Section, index) => (
        <Section key={index} subject={selection} world={props.world} onSelect={props.onSelect} />
      ))}
    </div>
  )
}

function Describe({ selection, describe, world }: InspectorProps) {
  const kept = SUBJECTS[selection.kind].kept?.(selection.id, world)
  return (
    <DescribeTab
      value={describe}
      said={saidBy(selection, world)}
      fieldsWithoutEffect={kept?.fieldsWithoutEffect ?? []}
      of={kept?.of}
    />
  )
}

/** Whose words the JSON is. */
function saidBy({ kind, id }: SubjectRef, world: Scope['world']): string {
  const read = SUBJECTS[kind].describe?.(id, world)
  if (read === undefined || read === null)
    return 'AWS answers nothing of the kind: this is the decision as the model keeps it.'
  return `As ${read.act.service} ${read.act.operation} answers.`
}

function Events({ selection, ...scope }: InspectorProps) {
  const told = SUBJECTS[selection.kind].toldIn?.(selection.id, scope)
  const service = toldService({ selection, ...scope })
  const events = (service?.events ?? []).filter((event) => event.message.includes(told?.mentioning ?? ''))
  return (
    <EventList
      events={events}
      originMs={scope.originMs}
      {...(told?.isMarked !== undefined && { isMarked: told.isMarked })}
    />
  )
}
