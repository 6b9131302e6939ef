import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import { PullChain } from '../pulling/PullChain.tsx'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { AgentRemedies } from '../roles/AgentRemedies.tsx'
import { lifeTrial } from './lifeTrial.ts'
import type { Stuck } from './stuckOf.ts'

interface StuckBlockProps {
  readonly stuck: Stuck
  readonly task: Task
  readonly world: World
}

/** What a task waits for, link by link, as a pull that failed is told; what mends the link that broke. */
export function StuckBlock({ stuck, task, world }: StuckBlockProps) {
  const trial = lifeTrial(task, world)
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{stuck.title}</h2>
      <PullChain links={stuck.links} />
      <RemedyList title="What would let it go on" remedies={stuck.remedies} trial={() => trial} />
      {stuck.kept !== null && <AgentRemedies instance={stuck.kept} world={world} trial={trial} />}
      <SourceLine ruleId={stuck.ruleId} />
    </section>
  )
}
