import { Redo2, Undo2 } from 'lucide-react'
import { orderIn } from '../../look/revisions.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { useLab, useLabSession } from '../../session/labContext.ts'
import { ActMenu } from '../desk/ActMenu.tsx'
import { chosen, shownService } from '../inspector/selection.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { ownCommands } from '../questions/goalWords.ts'
import { decisionRef } from '../subjects/decision/decisionRef.ts'
import { LabTransport } from '../timeline/LabTransport.tsx'
import { timeDomain } from '../timeline/timeDomain.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { timelineRun } from '../timeline/timelineRun.ts'
import type { FixBenchProps } from './fixBenchProps.ts'

const PHONE = '(width <= 599px)'
const NARROW = '(width <= 1179px)'

interface FixDockProps extends Pick<FixBenchProps, 'view' | 'question' | 'scenario' | 'onSelect'> {
  readonly about: SubjectRef | null
  /** `null` when nothing is the learner's own to undo. */
  readonly undo: (() => void) | null
}

/** Time from the question on, the acts, undo and redo; and where there is room one service over time. */
export function FixDock({ view, question, scenario, onSelect, about, undo }: FixDockProps) {
  const session = useLabSession()
  const canRedo = useLab(({ lab }) => lab.canRedo)
  const isPhone = useMedia(PHONE)
  const isNarrow = useMedia(NARROW)
  return (
    <>
      <div className="fix-dock__acts">
        <ActMenu world={view.world} selection={about} isNarrow={isNarrow} />
        <IconButton
          label="Undo"
          kbd="u"
          icon={<Undo2 aria-hidden="true" />}
          isDisabled={undo === null}
          onPress={() => undo?.()}
        />
        {canRedo && <IconButton label="Redo" icon={<Redo2 />} onPress={() => void session.redo()} />}
      </div>
      <LabTransport originMs={scenario.fromMs} startMs={question.askAtMs} hasBranch={false} hint="" />
      {!isPhone && <ServiceTime {...{ view, question, scenario, onSelect, about }} />}
    </>
  )
}

function ServiceTime({ view, question, scenario, onSelect, about }: Omit<FixDockProps, 'undo'>) {
  const session = useLabSession()
  const log = useLab(({ lab }) => lab.branches.find(({ id }) => id === view.branchId)?.log) ?? []
  const acts = ownCommands(log, question, scenario.lab.commands)
  const serviceKey = about === null ? (scenario.serviceKey ?? shownService(null, view)) : shownService(about, view)
  if (serviceKey === null) return null
  const seek = (atMs: number): void => void session.seek(Math.max(question.askAtMs, atMs))
  return (
    <div className="fix-dock__timeline">
      <Timeline
        runs={[timelineRun({ id: view.branchId, serviceKey, history: view.history, forecast: null, acts })]}
        nowMs={view.nowMs}
        originMs={scenario.fromMs}
        domain={timeDomain(scenario.fromMs, Math.max(view.history.untilMs, view.nowMs))}
        world={view.world}
        orderOf={orderIn(view.world)}
        selectedDecisionId={about?.kind === 'decision' ? Number(about.id) : null}
        onSeek={seek}
        onMark={({ atMs, decisionId }) => {
          onSelect(decisionId === null ? null : chosen(decisionRef(decisionId), Math.max(question.askAtMs, atMs)))
          seek(atMs)
        }}
      />
    </div>
  )
}
