import { clockText } from '../../look/time.ts'
import { usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import { askedWords, type AskedAct } from './askedAct.ts'
import { newest, scopeOf } from './selection.ts'
import { useNewestAct } from './useNewestAct.ts'

interface VerdictLineProps {
  readonly view: BranchView
  /** What the page calls 00:00. */
  readonly originMs?: number
}

/** Speaks each new verdict to a screen reader while one steps; while time plays they would come too fast. */
export function VerdictLine({ view, originMs = 0 }: VerdictLineProps) {
  const { isPlaying } = usePlayback()
  const command = useNewestAct(view)
  return (
    <p className="visually-hidden" role="status">
      {isPlaying ? '' : newsText(view, command, originMs)}
    </p>
  )
}

function newsText(view: BranchView, command: AskedAct | null, originMs: number): string {
  const decision = newest(view)
  if (command !== null && command.atMs > originMs) {
    const { verdict, sentence } = askedWords(command, originMs)
    return `${clockText(command.atMs - originMs)}: ${verdict}. ${sentence}`
  }
  const head = decision === null ? null : SUBJECTS[decision.kind].head(decision.id, scopeOf(view, originMs))
  return head === null ? '' : `${clockText(head.atMs - originMs)}: ${head.verdict}. ${head.sentence}`
}
