import { isJsonObject, type JsonObject } from '../../../base/jsonObject.ts'
import type { Act } from '../../../model/api/command.ts'
import { durationText } from '../../../look/time.ts'
import type { Trial, Tried } from '../../../model/api/trial.ts'
import { LAB_EPOCH_SECONDS } from '../../../model/world/world.ts'

/** Acts that may mend what keeps something from going on. */
export interface Remedy {
  readonly label: string
  readonly acts: readonly Act[]
  /** By which a branch of it is told apart; its label, where left out. */
  readonly branchName?: string
  /** How long it takes until it helps, where it does not at once. */
  readonly takesMs?: number
}

/** So far ahead the model is asked whether a remedy helps. */
export const TRIAL_MS = 20 * 60_000

/** How the model is asked what comes of a remedy, and how that is told. */
export interface RemedyTrial {
  /** Under what the answers are kept: no other remedies are tried for it. */
  readonly of: string
  /** What has to be given after the remedy before it shows, such as a standalone task that is run again. */
  readonly then?: ((acts: readonly Act[]) => readonly Act[]) | undefined
  /** What is asked of the world that comes of it. */
  readonly read?: Act | undefined
  /** What the model saw happen: `RUNNING after 8 s`. */
  readonly said: (tried: Tried) => string
}

/** What the model is asked of a remedy. */
export function trialOf({ acts, takesMs = 0 }: Remedy, { then, read }: RemedyTrial): Trial {
  return { acts, then: { afterMs: takesMs, acts: then?.(acts) ?? [] }, aheadMs: TRIAL_MS, read }
}

/** What is given at once for a remedy to show on a branch what comes of it. */
export function actsOnBranch(remedy: Remedy, trial: RemedyTrial): readonly Act[] {
  const { acts, then } = trialOf(remedy, trial)
  return then === undefined || then.afterMs > 0 ? acts : [...acts, ...then.acts]
}

export function afterText(waitMs: number): string {
  return waitMs > 0 ? `after ${durationText(waitMs)}` : 'at once'
}

/** A list of what was read; none of what was refused. */
export function listIn({ answer }: Tried, field: string): readonly JsonObject[] {
  return answer === null || 'error' in answer ? [] : objectsIn(answer.output[field])
}

export function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

/** When it was in the lab what an answer gives as AWS does, in seconds since 1970. */
export function labMs(apiSeconds: number): number {
  return Math.round((apiSeconds - LAB_EPOCH_SECONDS) * 1_000)
}
