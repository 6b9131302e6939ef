import { history } from './deployments.ts'
import type { Input, TestLab } from './testLab.ts'

export function act(lab: TestLab, operation: string, input: Input): void {
  lab.act('lab', operation, input)
}

interface Revision {
  readonly requestedTaskCount: unknown
  readonly runningTaskCount: unknown
  readonly production: unknown
  readonly test: unknown
}

/** Stage and both revisions of the newest deployment, as DescribeServiceDeployments tells them. */
export function revisionsNow(lab: TestLab): {
  readonly stage: unknown
  readonly source: Revision
  readonly target: Revision
} {
  const [newest = {}] = history(lab)
  const { lifecycleStage: stage, sourceServiceRevisions, targetServiceRevision } = newest
  const [source = {}] = (sourceServiceRevisions ?? []) as readonly Input[]
  return { stage, source: revision(source), target: revision((targetServiceRevision ?? {}) as Input) }
}

function revision({
  requestedTaskCount,
  runningTaskCount,
  requestedProductionTrafficWeight: production,
  requestedTestTrafficWeight: test,
}: Input): Revision {
  return { requestedTaskCount, runningTaskCount, production, test }
}

export function hooksNow(lab: TestLab): readonly Input[] {
  return (history(lab)[0]?.lifecycleHookDetails ?? []) as readonly Input[]
}

/** The stages that were decided, in their order. */
export function decidedShifts(lab: TestLab): readonly string[] {
  return lab.decisions.flatMap((one) => (one.kind === 'shift' && one.action === 'stage' ? [one.stage] : []))
}
