import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import type { Given, Said } from '../api/operation.ts'
import type { Context } from '../world/context.ts'
import { CLIENT_TOKENS_MAX } from '../world/labLimits.ts'
import { clientTokenKey, type ClientTokenUse } from '../world/task/clientTokens.ts'
import type { World } from '../world/world.ts'

/** How long a token is remembered at most (api, ECS_Idempotency). */
const TOKEN_LIFE_MS = 24 * 3_600_000

/** A request that may come twice. */
interface Once {
  readonly operation: string
  readonly clusterName: string
  readonly given: Given<{ readonly clientToken?: string | undefined }>
  /** Whether what the first request made is still there. */
  readonly isKnown: (world: World, use: ClientTokenUse) => boolean
}

interface Handled {
  readonly said: Said
  readonly made: readonly string[]
  readonly unplaced?: ClientTokenUse['unplaced']
}

interface Ways {
  readonly first: () => Handled
  /** The same request again: it is answered and does nothing. */
  readonly again: (use: ClientTokenUse) => Said
  /** Another request under the token. It throws. */
  readonly conflict: (use: ClientTokenUse) => never
}

/** TSK-11: carries a request with a client token out once. */
export function once(context: Context, asked: Once, { first, again, conflict }: Ways): Said {
  const { clientToken } = asked.given.input
  if (clientToken === undefined) return first().said
  const key = clientTokenKey(asked.operation, asked.clusterName, clientToken)
  const request = requestName(asked.given.raw)
  const use = context.world.clientTokens.get(key)
  if (use !== undefined && isRemembered(context.world, use, asked)) {
    return use.request === request ? again(use) : conflict(use)
  }
  const { said, made, unplaced = { count: 0, failures: [] } } = first()
  remember(context, key, { request, atMs: context.nowMs, made, unplaced })
  return said
}

function isRemembered(world: World, use: ClientTokenUse, { isKnown }: Once): boolean {
  return world.nowMs < use.atMs + TOKEN_LIFE_MS && (use.made.length === 0 || isKnown(world, use))
}

function remember(context: Context, key: string, value: ClientTokenUse): void {
  const { clientTokens } = context.world
  // Anew, so that the table is in the order of use.
  if (clientTokens.has(key)) context.emit({ kind: 'gone', table: 'clientTokens', key })
  const [oldest] = clientTokens.keys()
  if (clientTokens.size >= CLIENT_TOKENS_MAX && oldest !== undefined)
    context.emit({ kind: 'gone', table: 'clientTokens', key: oldest })
  context.emit({ kind: 'put', table: 'clientTokens', key, value })
}

/** All that was asked, but the token and the cluster, which may be named in two ways; in one order of members. */
function requestName(raw: Readonly<Record<string, unknown>>): string {
  const { clientToken: _token, cluster: _cluster, ...request } = raw
  return hashText(hashWith(HASH_START, JSON.stringify(request, inOrder)))
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
