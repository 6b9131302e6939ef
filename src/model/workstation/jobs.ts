import type { Context } from '../world/context.ts'
import { DOCKER_JOBS_MAX } from '../world/labLimits.ts'
import type { BuildJob, DockerJob, PullJob, PushJob } from '../world/workstation/workstation.ts'

type Timed = 'startedAtMs' | 'endsAtMs' | 'outcome'
type Begun = Omit<BuildJob, Timed> | Omit<PushJob, Timed> | Omit<PullJob, Timed>

/** DOC-3: the terminal is at it from now on, and what comes of it is there when it is through. */
export function beginJob(context: Context, lastsMs: number, begun: Begun): void {
  const { world, nowMs, emit, schedule } = context
  const endsAtMs = nowMs + lastsMs
  const key = jobKey({ startedAtMs: nowMs })
  emit({ kind: 'put', table: 'dockerJobs', key, value: { ...begun, startedAtMs: nowMs, endsAtMs, outcome: null } })
  const [oldest = key] = world.dockerJobs.keys()
  if (world.dockerJobs.size > DOCKER_JOBS_MAX) emit({ kind: 'gone', table: 'dockerJobs', key: oldest })
  schedule(endsAtMs, { kind: 'dockerJobDue', key })
}

export function endJob({ emit }: Context, job: DockerJob, outcome: DockerJob['outcome']): void {
  emit({ kind: 'put', table: 'dockerJobs', key: jobKey(job), value: { ...job, outcome } })
}

/** Only one runs at a time, and each takes some, so that no two begin at once. */
function jobKey({ startedAtMs }: Pick<DockerJob, 'startedAtMs'>): string {
  return String(startedAtMs)
}
