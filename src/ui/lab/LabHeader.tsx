import { Redo2, Undo2 } from 'lucide-react'
import { useLab, useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { HeaderSlot, PhoneTitle } from '../shell/HeaderSlot.tsx'
import { ActMenu } from '../desk/ActMenu.tsx'
import { BranchMenu } from './BranchMenu.tsx'
import { HeaderButton, useTightHeader } from '../shell/HeaderButton.tsx'
import { LabTitle } from './LabTitle.tsx'
import { OpenMenu, type OpenActs } from './OpenMenu.tsx'
import { SavedState } from './SavedState.tsx'
import { ShareMenu } from './ShareMenu.tsx'
import type { LabKeeping } from './useLabKeeping.ts'
import { WorkState } from './WorkState.tsx'

/** Up to here the header (AppHeader) has no room for the title either. */
const NARROW = '(width <= 959px)'
/** Up to here the acts stand in a bar under the header, beside the panels that are sheets. */
const WITH_BAR = '(width <= 1179px)'

interface LabHeaderProps {
  readonly title: string
  readonly keeping: LabKeeping
  readonly openActs: OpenActs
  readonly view: BranchView | undefined
  readonly selection: SubjectRef | null
}

/** Which lab and which branch, and what can be done with the whole of it. */
export function LabHeader(props: LabHeaderProps) {
  const isNarrow = useMedia(NARROW)
  const hasBar = useMedia(WITH_BAR)
  const isTight = useTightHeader()
  const { title } = props
  if (isNarrow) {
    return (
      <>
        <PhoneTitle title={title} subtitle="Lab" backTo="/" />
        <div className="lab-bar">
          <BranchMenu />
          <Acts {...props} isNarrow />
        </div>
      </>
    )
  }
  return (
    <>
      <HeaderSlot place="context">
        <LabTitle title={title} />
        <BranchMenu />
      </HeaderSlot>
      {hasBar ? (
        <div className="lab-bar">
          <Acts {...props} />
        </div>
      ) : (
        <HeaderSlot place="actions">
          <Acts {...props} isTight={isTight} />
        </HeaderSlot>
      )}
    </>
  )
}

interface ActsProps extends LabHeaderProps {
  readonly isNarrow?: boolean
  /** Side acts are icons, where the lab's title stands beside them. */
  readonly isTight?: boolean
}

function Acts(props: ActsProps) {
  const { keeping, openActs, view, selection, isNarrow = false, isTight = isNarrow } = props
  const session = useLabSession()
  const canUndo = useLab(({ lab }) => lab.canUndo)
  const canRedo = useLab(({ lab }) => lab.canRedo)
  return (
    <>
      <WorkState />
      <SavedState state={keeping.state} />
      <HeaderButton
        label="Undo"
        icon={<Undo2 aria-hidden="true" />}
        isNarrow={isTight}
        isDisabled={!canUndo}
        onPress={() => void session.undo()}
      />
      {canRedo && <IconButton label="Redo" icon={<Redo2 />} onPress={() => void session.redo()} />}
      <OpenMenu acts={openActs} isNarrow={isTight} />
      <ShareMenu isNarrow={isTight} />
      {view !== undefined && <ActMenu world={view.world} selection={selection} isNarrow={isNarrow} />}
    </>
  )
}
