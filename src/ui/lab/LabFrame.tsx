import { useState } from 'react'
import { useActiveView, useLab, usePlayback } from '../../session/labContext.ts'
import { usePageTitle } from '../shell/pageTitle.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { ForeignText } from '../kit/ForeignText.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { useStable } from '../kit/useStable.ts'
import { StatusLine } from '../stage/StatusLine.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { LabDeskContext } from '../acts/labDesk.ts'
import { ActNotices } from '../desk/ActNotices.tsx'
import { LabBody } from './LabBody.tsx'
import { LabEmpty } from './LabEmpty.tsx'
import { LabHeader } from './LabHeader.tsx'
import { LabNotices } from './LabNotices.tsx'
import { VerdictLine } from '../inspector/VerdictLine.tsx'
import { inspected, type Selection } from '../inspector/selection.ts'
import { FileDropVeil } from '../opening/FileDropVeil.tsx'
import { OfferDialog } from './open/OfferDialog.tsx'
import { useOffers } from './open/useOffers.ts'
import { SavedLabsDialog } from './saving/SavedLabsDialog.tsx'
import { useLabDeskState } from '../desk/useLabDesk.ts'
import { useLabKeeping } from './useLabKeeping.ts'

/** From here on the inspector has a column beside the yard, in which forms and what came of acts stand too. */
const WITH_COLUMN = '(width >= 1180px)'

/** All parts of the lab around its one session. */
export function LabFrame() {
  const keeping = useLabKeeping()
  const deskState = useLabDeskState()
  const { desk, notice, dismissNotice } = deskState
  const offers = useOffers(keeping, desk)
  const view = useActiveView()
  const title = useLab(({ lab }) => lab.title)
  const [selection, setSelection] = useSelection()
  const isAlone = useLab(({ lab }) => lab.shownBranchIds.length < 2)
  const hasColumn = useMedia(WITH_COLUMN) && isAlone
  const news = <ActNotices notice={notice} onDismiss={dismissNotice} onEmpty={offers.acts.onEmpty} />
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
      <LabNotices {...{ keeping, offers }} />
      {!hasColumn && news}
      <LabStatus />
      {view !== undefined && <VerdictLine view={view} />}
      {view !== undefined && (
        <LabBody
          {...{ view, selection, deskState, hasColumn }}
          news={hasColumn ? news : null}
          onSelect={setSelection}
          empty={<LabEmpty acts={offers.acts} isHeld={offers.isResuming} />}
        />
      )}
      <OfferDialog {...offers.dialog} />
      <SavedLabsDialog {...offers.savedDialog} keeping={keeping} />
      {offers.isFileOver && <FileDropVeil>Let go to open a lab, a task definition or a scenario</FileDropVeil>}
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
