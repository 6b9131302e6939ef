import { ApiError, type ApiErrorName } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import type { StoreName } from '../world/secrets/stores.ts'
import { LAB_EPOCH_SECONDS } from '../world/world.ts'

/** SEC-1: from the first thing on that is put in it a store has what was put and nothing else. */
export function tellStore({ world, nowMs, emit }: Context, name: StoreName): void {
  if (!world.secretStores.has(name)) {
    emit({ kind: 'put', table: 'secretStores', key: name, value: { name, toldAtMs: nowMs } })
  }
}

/** @throws ApiError */
export function refuseFull(isFull: boolean, name: ApiErrorName, what: string): void {
  if (isFull) throw new ApiError(name, `The lab keeps no more ${what}: delete some.`)
}

/** Seconds since 1970, with their parts. */
export function dateOf(atMs: number): number {
  return LAB_EPOCH_SECONDS + atMs / 1_000
}
