import type { LabSession } from '../../session/labSession.ts'
import { presentMs } from '../../session/labStore.ts'

type StepKind = Parameters<LabSession['stepBack']>[0]

/** Steps back, but not past what the page calls its start: what came before is not told of there. */
export async function stepBack(session: LabSession, kind: StepKind, startMs: number): Promise<void> {
  const nowMs = (): number => presentMs(session.store.getState())
  if (nowMs() <= startMs) return
  await session.stepBack(kind)
  if (nowMs() < startMs) await session.seek(startMs)
}
