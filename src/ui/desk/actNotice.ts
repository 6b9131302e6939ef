import type { Accepted, Act, ErrorShape } from '../../model/api/command.ts'
import { actName } from '../acts/act.ts'

/** What the page says under its header about the last act, until somebody reads it. */
export type ActNotice =
  | { readonly kind: 'branched'; readonly fromId: string; readonly branchId: string; readonly atMs: number }
  | { readonly kind: 'refused'; readonly actName: string; readonly error: ErrorShape }
  /** Nothing in the yard shows it: a definition runs only in a task. */
  | { readonly kind: 'registered'; readonly definitionKey: string }
  /** RunTask answers what found no place, and does not try again. */
  | { readonly kind: 'notPlaced'; readonly reasons: readonly string[] }
  /** The act was carried out, and these of its fields do nothing in the lab. */
  | { readonly kind: 'withoutEffect'; readonly actName: string; readonly fields: readonly string[] }

/** What an answer tells that the stage does not. */
export function noticeOf(act: Act, { output, withoutEffect = [] }: Accepted): ActNotice | null {
  const { operation } = act
  if (operation === 'RegisterTaskDefinition') {
    const { family, revision } = recordOf(output.taskDefinition)
    return { kind: 'registered', definitionKey: `${String(family)}:${String(revision)}` }
  }
  if (operation === 'RunTask' && Array.isArray(output.failures) && output.failures.length > 0) {
    const reasons = output.failures.map((failure) => String(recordOf(failure).reason))
    return { kind: 'notPlaced', reasons: [...new Set(reasons)] }
  }
  return withoutEffect.length === 0 ? null : { kind: 'withoutEffect', actName: actName(act), fields: withoutEffect }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
