import { Suspense, useState } from 'react'
import { useActiveView, useLab, usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { laterPart } from '../parts/laterPart.ts'
import { lazyPart } from '../parts/lazyPart.ts'
import type { WorkbenchPanel } from '../shell/workbench.ts'
import { WorkbenchLayout } from '../shell/WorkbenchLayout.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { ForeignText } from '../kit/ForeignText.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { StatusLine } from '../stage/StatusLine.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { LabDeskContext } from '../acts/labDesk.ts'
import { inspected, type Selection } from '../inspector/selection.ts'
import { LabStage } from './LabStage.tsx'
import { useOffers } from './open/useOffers.ts'
import { useLabDeskState } from './useLabDesk.ts'
import { useLabKeeping } from './useLabKeeping.ts'

// The stage comes first; its room keeps each of them.
const StageTree = laterPart(() => import('../stage/StageTree.tsx').then((module) => module.StageTree))
const LabHeader = laterPart(() => import('./LabHeader.tsx').then((module) => module.LabHeader))
const LabNotices = laterPart(() => import('./LabNotices.tsx').then((module) => module.LabNotices))
const LabEmpty = laterPart(() => import('./LabEmpty.tsx').then((module) => module.LabEmpty))
const LabVerdict = laterPart(() => import('./LabVerdict.tsx').then((module) => module.LabVerdict))
const LabDock = laterPart(() => import('./LabDock.tsx').then((module) => module.LabDock))
const LabInspector = laterPart(() => import('./LabInspector.tsx').then((module) => module.LabInspector))
const ActForms = laterPart(() => import('./ActForms.tsx').then((module) => module.ActForms))
const SavedLabsDialog = laterPart(() => import('./saving/SavedLabsDialog.tsx').then((module) => module.SavedLabsDialog))
// What a link brings is asked about at once; otherwise it comes with the model's first word.
const OfferDialog = lazyPart(() => import('./open/OfferDialog.tsx').then((module) => module.OfferDialog))
// Its own stages come with it.
const LabCompare = lazyPart(() => import('./LabCompare.tsx').then((module) => module.LabCompare))

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
      <Suspense>
        <LabHeader
          title={title}
          keeping={keeping}
          openActs={offers.acts}
          view={view}
          selection={view === undefined ? null : inspected(selection, view)}
        />
      </Suspense>
      <h1 className="visually-hidden">
        <ForeignText>{title === '' ? 'Lab' : title}</ForeignText>
      </h1>
      <Suspense>
        <LabNotices {...{ notice, keeping, offers }} onDismiss={dismissNotice} />
      </Suspense>
      <LabStatus />
      {view !== undefined && (
        <LabBody
          view={view}
          selection={selection}
          onSelect={setSelection}
          empty={
            <Suspense>
              <LabEmpty acts={offers.acts} />
            </Suspense>
          }
        />
      )}
      <Suspense>
        {view !== undefined && <ActForms open={openForm} world={view.world} onClose={closeForm} />}
        <SavedLabsDialog {...offers.savedDialog} keeping={keeping} />
      </Suspense>
      <Suspense>{(view !== undefined || offers.dialog.offer !== null) && <OfferDialog {...offers.dialog} />}</Suspense>
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
  return [held.of === opening ? held.selection : null, (selection) => setHeld({ of: opening, selection })]
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
  const [a, b] = shown.flatMap((id) => views[id] ?? [])
  if (a !== undefined && b !== undefined) {
    return (
      <Suspense>
        <LabCompare {...{ a, b, selection, onSelect }} />
      </Suspense>
    )
  }
  const about = inspected(selection, view)
  const isEmpty = view.world.instances.size === 0 && view.world.tasks.size === 0
  return (
    <WorkbenchLayout
      leftLabel="Tree"
      leftKind="tree"
      left={
        <Suspense>
          <StageTree view={view} selection={selection} onSelect={onSelect} />
        </Suspense>
      }
      stage={
        <LabStage
          {...{ view, selection, onSelect }}
          empty={isPhone ? null : empty}
          about={about}
          mode={isPhone ? 'phone' : 'lab'}
        />
      }
      {...(isPhone && {
        middle: isEmpty ? (
          empty
        ) : (
          <Suspense>
            <LabVerdict view={view} about={about} />
          </Suspense>
        ),
      })}
      dock={
        <Suspense>
          <LabDock views={[view]} about={about} onSelect={onSelect} />
        </Suspense>
      }
      inspector={
        <Suspense>
          <LabInspector {...{ view, selection: about, onSelect }} />
        </Suspense>
      }
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
