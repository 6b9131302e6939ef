import { Suspense } from 'react'
import type { World } from '../../../model/world/world.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'
import { Mended } from '../remedy/Mended.tsx'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { notStarted, startTrial } from '../remedy/startTrial.ts'
import { isOfRole } from './failedPulls.ts'
import { isMended } from './mended.ts'
import { pullRemedies } from './pullRemedies.ts'

/** It evaluates policies, so it is fetched where a role is what broke a pull. */
const StartRemedies = lazyPart(() => import('../roles/StartRemedies.tsx').then((module) => module.StartRemedies))

interface PullRemediesProps {
  readonly failed: FailedPull
  readonly world: World
}

/** What mends the broken link; once it is mended, what comes next. */
export function PullRemedies({ failed, world }: PullRemediesProps) {
  const task = world.tasks.get(failed.taskId)
  if (isOfRole(failed)) {
    return (
      task !== undefined && (
        <Suspense>
          <StartRemedies task={task} world={world} />
        </Suspense>
      )
    )
  }
  const of = task === undefined ? { taskId: failed.taskId, clusterName: null, serviceName: null } : notStarted(task)
  if (isMended(failed, world)) return <Mended of={of} world={world} />
  return <RemedyList title="What would mend it" remedies={pullRemedies(failed, world)} trial={startTrial(of, world)} />
}
