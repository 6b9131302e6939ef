import type { Context } from '../world/context.ts'
import { registryOut } from '../world/fault/broken.ts'
import { registryOutKey } from '../world/fault/fault.ts'
import { decideEverywhere } from './decideFault.ts'

/** FLT-9: a registry answers nobody, or answers again. What was pulled runs on. */
export function setRegistryOut(context: Context, host: string, { isOut }: { readonly isOut: boolean }): void {
  if (registryOut(context.world, host) === isOut) return
  const at = { table: 'faults', key: registryOutKey(host) } as const
  const value = { kind: 'registryOut', host, sinceMs: context.nowMs } as const
  context.emit(isOut ? { kind: 'put', ...at, value } : { kind: 'gone', ...at })
  decideEverywhere(context, { rule: 'FLT-9', what: isOut ? 'registryOut' : 'registryBack', registry: host })
}
