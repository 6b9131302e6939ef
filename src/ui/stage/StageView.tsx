import { useContext, useEffect, useMemo, type KeyboardEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { UseOf } from '../../canvas/items.ts'
import type { StageMode as CanvasMode } from '../../canvas/scene/mode.ts'
import type { Stage } from '../../canvas/stage.ts'
import type { StageMark } from '../../canvas/stageMarks.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { PlacementExplanation } from '../../model/world/placement/placementExplanation.ts'
import { AVAILABILITY_ZONES, type World } from '../../model/world/world.ts'
import { usePalette, useReducedMotion } from '../theme/themeStore.ts'
import { useRoleJudge } from '../subjects/roles/useRoleJudge.ts'
import { openTask, useOpenTaskId } from '../subjects/container/openTask.ts'
import { BarSlotContext } from '../shell/barSlot.ts'
import { HoverCard } from './HoverCard.tsx'
import { LensSwitch } from './LensSwitch.tsx'
import { OpenTaskOnStage } from './OpenTaskOnStage.tsx'
import { SelectionLine } from './SelectionLine.tsx'
import { STAGE_FONTS } from './stageFonts.ts'
import { StageToolbar } from './StageToolbar.tsx'
import { stageLabel } from './stageWords.ts'
import { useLens } from './useLens.ts'
import { useStage } from './useStage.ts'
import { useThrottled } from './useThrottled.ts'
import './StageView.css'

/** Which page the stage stands on. */
export type StageMode = CanvasMode

export interface StageViewProps {
  /** A branch's world and its present: a `BranchView` of the session. */
  readonly view: { readonly world: World; readonly nowMs: number }
  readonly mode: StageMode
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: SubjectRef | null) => void
  /** What is pointed at elsewhere, such as in the tree. */
  readonly hover?: SubjectRef | null
  /** What was chosen as an answer, and what is right. */
  readonly marks?: readonly StageMark[]
  /** X-ray: gauges say what is short or free for this placement. */
  readonly xray?: PlacementExplanation | null
  /** What a task uses now; without it gauges show what is reserved alone. */
  readonly useOf?: UseOf
  /** Simulated seconds to a second. */
  readonly speed: number
  /** What the page's clock calls 00:00:00. */
  readonly originMs?: number
  /** Whether a task can be opened to show its containers: a page has one such stage at most. */
  readonly opensTasks?: boolean
  /** Shown in the middle of a yard without instances: one sentence, one act. */
  readonly empty?: ReactNode
}

const NO_MARKS: readonly StageMark[] = []
const PAN_STEP = 60
const LABEL_REFRESH_MS = 2_000

/**
 * The yard on a canvas, with zoom, key and a card for what is pointed at. To a screen reader it is one picture:
 * everything on it stands in `StageTree` beside it.
 */
export function StageView(props: StageViewProps) {
  const { view, mode, selection, onSelect, speed } = props
  const palette = usePalette()
  const reducedMotion = useReducedMotion()
  const { lens, lenses, setLens } = useLens(view.world, selection)
  const barSlot = useContext(BarSlotContext)
  const { canvasRef, stageRef, pointed } = useStage(
    {
      world: view.world,
      nowMs: view.nowMs,
      originMs: props.originMs ?? 0,
      palette,
      fonts: STAGE_FONTS,
      mode,
      zones: AVAILABILITY_ZONES,
      selection,
      hover: props.hover ?? null,
      marks: props.marks ?? NO_MARKS,
      xray: props.xray ?? null,
      useOf: props.useOf ?? null,
      speed,
      reducedMotion,
      lens,
      judge: useRoleJudge(view.world),
    },
    onSelect,
    props.opensTasks === true,
  )

  const openTaskId = useOpenTaskId()
  const shown = useThrottled(view, LABEL_REFRESH_MS)
  const label = useMemo(() => stageLabel(shown.world), [shown])

  useEffect(() => {
    if (selection !== null) stageRef.current?.reveal(selection)
    // Another object with the same content is no news.
    // oxlint-disable-next-line react/exhaustive-deps -- revealed once, when the selection is another
  }, [selection?.kind, selection?.id])

  function onKeyDown(event: KeyboardEvent): void {
    // An open task is closed first: it listens further up.
    const isLettingGo = event.key === 'Escape' && selection !== null && openTaskId === null
    const move = event.altKey ? CAMERA_KEYS[event.key] : undefined
    if (event.key === 'Enter' && selection?.kind === 'task' && openTask(selection.id)) event.preventDefault()
    if (event.ctrlKey || event.metaKey || (move === undefined && !isLettingGo)) return
    // Escape would leave the page, and with Alt the arrows are the browser's way back.
    event.preventDefault()
    event.stopPropagation()
    if (isLettingGo) onSelect(null)
    else if (stageRef.current !== null) move?.(stageRef.current)
  }

  const isEmpty = view.world.instances.size === 0 && view.world.tasks.size === 0
  return (
    <div className="stage" data-mode={mode}>
      <canvas
        ref={canvasRef}
        className="stage__canvas"
        role="img"
        aria-label={label}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown Enter Escape"
        tabIndex={mode === 'projector' ? -1 : 0}
        onKeyDown={onKeyDown}
      />
      <SelectionLine selection={selection} world={view.world} nowMs={view.nowMs} />
      {isEmpty && props.empty !== undefined && <div className="stage__empty">{props.empty}</div>}
      {(mode === 'demo' || mode === 'lab') && (
        <StageToolbar
          {...{ lens, lenses }}
          onLens={setLens}
          onZoomIn={() => stageRef.current?.zoomIn()}
          onZoomOut={() => stageRef.current?.zoomOut()}
          onFit={() => stageRef.current?.fit()}
        />
      )}
      {mode === 'phone' &&
        barSlot !== null &&
        lenses.length > 1 &&
        createPortal(<LensSwitch {...{ lens, lenses }} onLens={setLens} />, barSlot)}
      {props.opensTasks === true && <OpenTaskOnStage {...{ view, mode, stageRef, selection }} />}
      {pointed !== null && mode !== 'phone' && <HoverCard pointed={pointed} world={view.world} nowMs={view.nowMs} />}
    </div>
  )
}

/**
 * What drag does, by key, while the canvas has the focus. Never without Alt: who clicks a task has the focus here too,
 * and the bare arrows step through time.
 */
const CAMERA_KEYS: Readonly<Record<string, (stage: Stage) => void>> = {
  ArrowLeft: (stage) => stage.panBy(-PAN_STEP, 0),
  ArrowRight: (stage) => stage.panBy(PAN_STEP, 0),
  ArrowUp: (stage) => stage.panBy(0, -PAN_STEP),
  ArrowDown: (stage) => stage.panBy(0, PAN_STEP),
}
