import type { Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { shiftSides } from '../subjects/shifting/shiftSides.ts'
import { StageRibbon } from '../subjects/shifting/StageRibbon.tsx'
import { wayBackText } from '../words/deployment/serviceDeploymentWords.ts'
import { TwoStacks } from './TwoStacks.tsx'

export interface ShiftStripProps {
  readonly service: Service
  readonly world: World
  /** What the page calls 00:00. */
  readonly originMs: number
  /** 0 to 1, for the rings of tasks that are not healthy yet. */
  readonly ringProgress: number
  /** Whether it says what comes when; not while a learner is to predict that. */
  readonly tellsAhead?: boolean
}

/**
 * A deployment that shifts traffic, where a rolling update has its counts: the tasks of both revisions, production
 * traffic between them, and the stages. No limit is drawn: each revision has as many tasks as are desired (DEP-32).
 */
export function ShiftStrip({ service, world, originMs, ringProgress, tellsAhead = true }: ShiftStripProps) {
  const sides = shiftSides(service, world)
  const history = world.serviceDeployments.get(service.key) ?? []
  const [newest] = history
  if (sides === null || newest === undefined) return null
  return (
    <TwoStacks {...{ sides, world, ringProgress }} desired={service.desiredCount}>
      <StageRibbon deployment={newest} {...{ originMs, tellsAhead }} />
      {tellsAhead && <p className="shift-strip__back">{wayBackText(newest, history, originMs)}</p>}
    </TwoStacks>
  )
}
