import { partText } from '../../../look/imageLook.ts'
import { counted, listed } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import { loginState } from '../../../model/world/workstation/logins.ts'
import type { BuildStep, DockerJob, MovedLayer } from '../../../model/world/workstation/workstation.ts'
import { runningJob } from '../../../model/world/workstation/workstationNow.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectWords } from '../words.ts'

/** What the workstation is at, and for which registries it has credentials. */
export function workstationWords(world: World): SubjectWords {
  const job = runningJob(world)
  const last = [...world.dockerJobs.values()].at(-1)
  const sentence = loginWords(world)
  if (job !== undefined) {
    const left = durationText(job.endsAtMs - world.nowMs)
    return { verdict: `docker ${job.kind} runs, ${left} left`, sentence, tone: 'plain' }
  }
  if (last?.outcome?.is === 'failed')
    return { verdict: `docker ${last.kind} failed`, sentence: last.outcome.message, tone: 'trouble' }
  const count = world.localImages.size
  const verdict = count === 0 ? 'Nothing was built yet' : `${counted(count, 'image')} on its disk`
  return { verdict, sentence, tone: 'plain' }
}

function loginWords(world: World): string {
  const hosts = [...world.registryLogins.keys()]
  const valid = hosts.filter((host) => loginState(world, host) === 'valid')
  if (valid.length > 0) return `Logged in to ${listed(valid)}.`
  return hosts.length > 0
    ? 'Its login has expired: a token of Amazon ECR is good for 12 hours.'
    : 'Logged in to no registry: it can pull what is public, and push nothing.'
}

/** How far a job is: `null` once it is through. */
export function elapsedMs({ startedAtMs, outcome }: DockerJob, nowMs: number): number | null {
  return outcome === null ? nowMs - startedAtMs : null
}

/** Where one part of a job stands that begins `afterMs` into it. */
export interface PartAt {
  readonly afterMs: number
  /** `null`: it is through. */
  readonly elapsed: number | null
}

/** `CACHED`, `25 s`: of a build that has not begun. */
export function plannedText({ cached, lastsMs }: BuildStep): string {
  if (cached) return 'CACHED'
  return lastsMs === 0 ? 'no layer' : secondsText(lastsMs)
}

function secondsText(lastsMs: number): string {
  return `${String(Math.ceil(lastsMs / 100) / 10)} s`
}

/** How much of a part is done, from 0 to 1. */
export function doneOf(lastsMs: number, { afterMs, elapsed }: PartAt): number {
  if (elapsed === null) return 1
  return Math.min(1, Math.max(0, (elapsed - afterMs) / Math.max(1, lastsMs)))
}

/** `CACHED`, `took 25 s`, `12 of 25 s`. */
export function stepText({ cached, lastsMs }: BuildStep, { afterMs, elapsed }: PartAt): string {
  if (cached) return 'CACHED'
  if (elapsed !== null && elapsed < afterMs) return 'waits'
  const whole = secondsText(lastsMs)
  if (elapsed === null || elapsed >= afterMs + lastsMs) return lastsMs === 0 ? 'no layer' : `took ${whole}`
  return `${String(Math.floor((elapsed - afterMs) / 1_000))} of ${whole}`
}

/** In Docker's words once it is through. */
export function movedText(kind: 'push' | 'pull', layer: MovedLayer, { afterMs, elapsed }: PartAt): string {
  if (layer.isThere) return kind === 'push' ? 'Layer already exists' : 'Already exists'
  if (elapsed !== null && elapsed < afterMs) return 'Waiting'
  if (elapsed === null || elapsed >= afterMs + layer.lastsMs) return kind === 'push' ? 'Pushed' : 'Pull complete'
  return partText((layer.sizeBytes * (elapsed - afterMs)) / Math.max(1, layer.lastsMs), layer.sizeBytes)
}

/** When each part of a job begins, where one comes after the other. */
export function startsOf(parts: readonly { readonly lastsMs: number }[], firstMs = 0): readonly number[] {
  let atMs = firstMs
  return parts.map(({ lastsMs }) => {
    const startMs = atMs
    atMs += lastsMs
    return startMs
  })
}
