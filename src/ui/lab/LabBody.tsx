import { useMemo, useState, type ReactNode } from 'react'
import { clockText } from '../../look/time.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { isOfImages } from '../../look/shownImages.ts'
import type { World } from '../../model/world/world.ts'
import { useLab } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { FormPlaceContext } from '../acts/ActFrame.tsx'
import type { PercentsPreview } from '../acts/labDesk.ts'
import { askedWords } from '../inspector/askedAct.ts'
import { inspected, ownInspected, scopeOf, shownService, type Selection } from '../inspector/selection.ts'
import { useNewestAct } from '../inspector/useNewestAct.ts'
import { VerdictHead } from '../inspector/VerdictHead.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { WorkbenchLayout, type WorkbenchPanel } from '../shell/WorkbenchLayout.tsx'
import { StageTree } from '../stage/StageTree.tsx'
import { useCalm } from '../stage/useCalm.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import { ActForms } from '../desk/ActForms.tsx'
import { LabCompare } from './LabCompare.tsx'
import { LabDock } from './LabDock.tsx'
import { LabInspector } from '../desk/LabInspector.tsx'
import { LabStage } from './LabStage.tsx'
import { isDeploying, LabStrip } from './LabStrip.tsx'
import { RestNote } from '../desk/RestNote.tsx'
import type { LabDeskState } from '../desk/useLabDesk.ts'

const PHONE = '(width <= 599px)'

interface LabBodyProps {
  readonly view: BranchView
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
  readonly empty: ReactNode
  readonly deskState: LabDeskState
  /** Whether the inspector has a column: a form stands there too. */
  readonly hasColumn: boolean
  /** What came of the last act, above the inspector. */
  readonly news: ReactNode
}

/** Tree, stage, time and inspector around one branch, or two branches side by side; and the form that is open. */
export function LabBody({ view: live, selection, onSelect, empty, deskState, hasColumn, news }: LabBodyProps) {
  const view = useCalm(live)
  const isPhone = useMedia(PHONE)
  const shown = useLab(({ lab }) => lab.shownBranchIds)
  const views = useLab((state) => state.views)
  const [panel, setPanel] = useState<WorkbenchPanel | null>(null)
  const dockViews = useMemo(() => [view], [view])
  const about = useMemo(() => inspected(selection, view), [selection, view])
  const own = useMemo(() => ownInspected(selection, view), [selection, view])
  const [a, b] = shown.flatMap((id) => views[id] ?? [])
  const { openForm, previewed, closeForm } = deskState
  const form = openForm === null ? null : <ActForms open={openForm} world={view.world} onClose={closeForm} />
  if (a !== undefined && b !== undefined) {
    return (
      <>
        <LabCompare {...{ a, b, selection, onSelect }} />
        {form}
      </>
    )
  }
  const isEmpty = isBlank(view.world)
  const strip = isPhone ? null : stripOf({ view, about, previewed })
  const underStage = isPhone ? isEmpty ? empty : <LabVerdict {...{ view, about }} isChosen={own !== null} /> : strip
  return (
    <>
      <WorkbenchLayout
        leftLabel="Tree"
        leftKind="tree"
        left={<StageTree view={view} selection={selection} onSelect={onSelect} />}
        stage={
          <LabStage
            {...{ selection, onSelect }}
            view={live}
            empty={isPhone || !isEmpty ? null : empty}
            about={about}
            mode={isPhone ? 'phone' : 'lab'}
          />
        }
        {...(underStage !== null && { middle: underStage })}
        dock={<LabDock views={dockViews} about={about} onSelect={onSelect} />}
        inspector={
          form !== null && hasColumn ? (
            <FormPlaceContext value="column">{form}</FormPlaceContext>
          ) : (
            <LabInspector {...{ view, onSelect, news }} selection={own} />
          )
        }
        openPanel={panel}
        onOpenPanel={setPanel}
      />
      {!hasColumn && form}
    </>
  )
}

/** Nothing that a yard could show: what begins it stands there then. */
function isBlank(world: World): boolean {
  const { instances, tasks, services } = world
  return instances.size + tasks.size + services.size === 0 && !isOfImages(world)
}

interface ShownStrip {
  readonly view: BranchView
  readonly about: SubjectRef | null
  readonly previewed: PercentsPreview | null
}

/** The deployment of the service that the page is about, while there is one or one is being asked for. */
function stripOf({ view, about, previewed }: ShownStrip) {
  const key = previewed?.serviceKey ?? shownService(about, view)
  const service = view.world.services.get(key ?? '')
  if (service === undefined) return null
  // Limits hold in a deployment of ECS's own alone.
  const hasPreview = previewed !== null && service.controller === undefined
  if (!hasPreview && !isDeploying(service, view)) return null
  return <LabStrip {...{ view, service, preview: previewed }} />
}

interface LabVerdictProps {
  readonly view: BranchView
  readonly about: SubjectRef | null
  /** Whether it is about what was chosen, not about the news. */
  readonly isChosen: boolean
}

/** On a phone the verdict stands under the stage; why is a sheet. */
function LabVerdict({ view, about, isChosen }: LabVerdictProps) {
  const command = useNewestAct(view)
  const head =
    command !== null && !isChosen
      ? { ...askedWords(command), object: 'your last act', atMs: command.atMs }
      : about !== null && SUBJECTS[about.kind].head(about.id, scopeOf(view))
  return (
    <>
      {head !== null && head !== false && (
        <div className="lab-verdict">
          <VerdictHead {...head} note={clockText(head.atMs)} />
        </div>
      )}
      <RestNote view={view} />
    </>
  )
}
