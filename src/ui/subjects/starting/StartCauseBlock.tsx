import { startingCalls } from '../../../model/world/roles/roleCalls.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { Facts } from '../../kit/Facts.tsx'
import { uninjectedDetails, unloggedDetails } from '../../words/task/stopWords.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import { unloggedOf } from '../logs/logRemedies.ts'
import { TriedLogRemedies } from '../logs/TriedLogRemedies.tsx'
import { Mended } from '../remedy/Mended.tsx'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { notStarted, startTrial } from '../remedy/startTrial.ts'
import { CallList } from '../roles/CallList.tsx'
import { StartRemedies } from '../roles/StartRemedies.tsx'
import { injectionRemedies } from './injectionRemedies.ts'
import { isInjectable, type StartCause } from './startCause.ts'

interface StartCauseProps {
  readonly cause: StartCause
  readonly task: Task
  readonly world: World
}

/** What was tried for a task before it could start, what refused it, by which rule, and what would let it start. */
export function StartCauseBlock(props: StartCauseProps) {
  const { cause } = props
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Why it does not start</h2>
      <What {...props} />
      <StartCauseRemedies {...props} />
      <SourceLine ruleId={cause.is === 'role' ? cause.ruleId : cause.is === 'log' ? 'LOG-9' : cause.failure.rule} />
    </section>
  )
}

function What({ cause, task, world }: StartCauseProps) {
  switch (cause.is) {
    case 'role':
      return <CallList calls={startingCalls(world, task).filter(({ access }) => access?.isAllowed !== true)} />
    case 'log':
      return <Facts details={unloggedDetails(cause.decision, task, world)} />
    case 'injection':
      return <Facts details={uninjectedDetails(cause.failure, cause.failure.rule)} />
  }
}

/** What would let it start, alone. */
export function StartCauseRemedies({ cause, task, world }: StartCauseProps) {
  const of = notStarted(task)
  switch (cause.is) {
    case 'role':
      return <StartRemedies task={task} world={world} />
    case 'log': {
      const unlogged = unloggedOf(cause.decision, world)
      if (unlogged === null) return <Mended of={of} world={world} />
      return <TriedLogRemedies world={world} decision={unlogged} />
    }
    case 'injection': {
      const { failure } = cause
      if (isInjectable(failure, world, task)) return <Mended of={of} world={world} />
      const remedies = injectionRemedies({ failure, task, world })
      return <RemedyList title="What would let it start" remedies={remedies} trial={startTrial(of, world)} />
    }
  }
}
