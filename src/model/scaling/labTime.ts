import { LAB_EPOCH_SECONDS } from '../world/world.ts'

/** A time as AWS is told it, as the lab counts. */
export function labTime(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.floor((seconds - LAB_EPOCH_SECONDS) * 1_000)
}
