import type { DueRows } from '../world/context.ts'
import { endJob } from './jobs.ts'
import { keepCache, keepImage } from './localImages.ts'
import { endPull } from './pulling.ts'
import { endPush } from './pushing.ts'

export const workstationDue: DueRows<'dockerJobDue' | 'localContainerDue'> = {
  dockerJobDue: {
    phase: 'delivery',
    run: (context, { key }) => {
      const job = context.world.dockerJobs.get(key)
      if (job === undefined) return undefined
      if (job.kind === 'push') endPush(context, job)
      else if (job.kind === 'pull') endPull(context, job)
      else {
        keepCache(context, job.cached)
        keepImage(context, { content: job.content, names: job.tags, repositoryUri: null, build: job.build })
        endJob(context, { ...job, cached: [] }, { is: 'done' })
      }
      return undefined
    },
  },
  localContainerDue: {
    phase: 'delivery',
    run: ({ world, nowMs, emit }, { name, startedAtMs }) => {
      const container = world.localContainers.get(name)
      if (container?.startedAtMs !== startedAtMs || container.finishedAtMs !== null) return undefined
      emit({ kind: 'put', table: 'localContainers', key: name, value: { ...container, finishedAtMs: nowMs } })
      return undefined
    },
  },
}
