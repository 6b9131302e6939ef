import { useMemo, useState } from 'react'
import { useActiveView, useLab, usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { VerdictHead } from '../inspector/VerdictHead.tsx'
import { WorkbenchLayout, type WorkbenchPanel } from '../shell/WorkbenchLayout.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { ForeignText } from '../kit/ForeignText.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { useStable } from '../kit/useStable.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import { clockText } from '../../look/time.ts'
import { StatusLine } from '../stage/StatusLine.tsx'
import { StageTree } from '../stage/StageTree.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { ActForms } from './ActForms.tsx'
import { LabDeskContext } from '../acts/labDesk.ts'
import { LabCompare } from './LabCompare.tsx'
import { LabDock } from './LabDock.tsx'
import { LabEmpty } from './LabEmpty.tsx'
import { LabHeader } from './LabHeader.tsx'
import { LabInspector } from './LabInspector.tsx'
import { LabNotices } from './LabNotices.tsx'
import { inspected, scopeOf, type Selection } from '../inspector/selection.ts'
import { LabStage } from './LabStage.tsx'
import { OfferDialog } from './open/OfferDialog.tsx'
import { useOffers } from './open/useOffers.ts'
import { SavedLabsDialog } from './saving/SavedLabsDialog.tsx'
import { useLabDeskState } from './useLabDesk.ts'
import { useLabKeeping } from './useLabKeeping.ts'

const PHONE = '(width <= 599px)'

/** All parts of the lab around its one session. */
export function LabFrame() {
  const keeping = useLabKeeping()
  const { desk, notice, dismissNotice, openForm, closeForm } = useLabDeskState()
  const offers = useOffers(keeping, desk)
  const view = useActiveView()
  const title = useLab(({ lab }) => lab.title)
  const [selection, setSelection] = useSelection()
  useTimeKeys()
  useFindKeys(() => setSelection(null))
  usePageTitle(title === '' ? 'Lab' : title)
  return (
    <LabDeskContext value={desk}>
      <LabHeader
        title={title}
        keeping={keeping}
        openActs={offers.acts}
        view={view}
        selection={view === undefined ? null : inspected(selection, view)}
      />
      <h1 className="visually-hidden">
        <ForeignText>{title === '' ? 'Lab' : title}</ForeignText>
      </h1>
      <LabNotices {...{ notice, keeping, offers }} onDismiss={dismissNotice} />
      <LabStatus />
      {view !== undefined && (
        <LabBody view={view} selection={selection} onSelect={setSelection} empty={<LabEmpty acts={offers.acts} />} />
      )}
      {view !== undefined && <ActForms open={openForm} world={view.world} onClose={closeForm} />}
      <OfferDialog {...offers.dialog} />
      <SavedLabsDialog {...offers.savedDialog} keeping={keeping} />
      {offers.isFileOver && (
        <div className="lab-drop" aria-hidden="true">
          Let go to open a lab or a task definition
        </div>
      )}
    </LabDeskContext>
  )
}

/** What is selected belongs to the lab that is open: another one begins with nothing selected. */
function useSelection(): readonly [Selection | null, (selection: Selection | null) => void] {
  // New with each lab that is opened.
  const opening = useLab((state) => state.refusals)
  const [held, setHeld] = useState<{ readonly of: unknown; readonly selection: Selection | null }>({
    of: opening,
    selection: null,
  })
  const select = useStable((selection: Selection | null) => setHeld({ of: opening, selection }))
  return [held.of === opening ? held.selection : null, select]
}

interface LabBodyProps {
  readonly view: BranchView
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
  readonly empty: React.ReactNode
}

function LabBody({ view, selection, onSelect, empty }: LabBodyProps) {
  const isPhone = useMedia(PHONE)
  const shown = useLab(({ lab }) => lab.shownBranchIds)
  const views = useLab((state) => state.views)
  const [panel, setPanel] = useState<WorkbenchPanel | null>(null)
  const dockViews = useMemo(() => [view], [view])
  const about = useMemo(() => inspected(selection, view), [selection, view])
  const [a, b] = shown.flatMap((id) => views[id] ?? [])
  if (a !== undefined && b !== undefined) return <LabCompare {...{ a, b, selection, onSelect }} />
  const isEmpty = view.world.instances.size === 0 && view.world.tasks.size === 0
  return (
    <WorkbenchLayout
      leftLabel="Tree"
      leftKind="tree"
      left={<StageTree view={view} selection={selection} onSelect={onSelect} />}
      stage={
        <LabStage
          {...{ view, selection, onSelect }}
          empty={isPhone ? null : empty}
          about={about}
          mode={isPhone ? 'phone' : 'lab'}
        />
      }
      {...(isPhone && { middle: isEmpty ? empty : <LabVerdict view={view} about={about} /> })}
      dock={<LabDock views={dockViews} about={about} onSelect={onSelect} />}
      inspector={<LabInspector {...{ view, selection: about, onSelect }} />}
      openPanel={panel}
      onOpenPanel={setPanel}
    />
  )
}

/** What changes in the yard, spoken; of two branches with their names. */
function LabStatus() {
  const { branches, shownBranchIds } = useLab(({ lab }) => lab)
  const views = useLab((state) => state.views)
  const { speed } = usePlayback()
  const shown = branches.filter(({ id }) => shownBranchIds.includes(id))
  return shown.map(({ id, name }) => {
    const view = views[id]
    if (view === undefined) return null
    return <StatusLine key={id} view={view} speed={speed} {...(shown.length > 1 && { name })} />
  })
}

/** On a phone the verdict stands under the stage; why is a sheet. */
function LabVerdict({ view, about }: { readonly view: BranchView; readonly about: SubjectRef | null }) {
  const head = about === null ? null : SUBJECTS[about.kind].head(about.id, scopeOf(view))
  if (head === null) return null
  return (
    <div className="lab-verdict">
      <VerdictHead {...head} note={clockText(head.atMs)} />
    </div>
  )
}

/** `/` goes to the search above the tree; Escape lets go of what is selected. */
function useFindKeys(onEscape: () => void): void {
  useShortcuts('Lab', [
    {
      keys: '/',
      label: 'Find a task or instance',
      run: () => document.querySelector<HTMLElement>('.stage-tree input')?.focus(),
    },
    { keys: 'Escape', label: 'Select nothing: follow the newest decision', run: onEscape },
  ])
}
