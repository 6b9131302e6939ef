import { ecrRegistryOf, PUBLIC_ECR } from '../registry/imageReference.ts'
import type { World } from '../world.ts'

type Logins = Pick<World, 'registryLogins' | 'nowMs'>

/** DOC-5: what Docker's credentials for a registry are worth now. */
export type LoginState = 'none' | 'expired' | 'valid'

export function loginState({ registryLogins, nowMs }: Logins, host: string): LoginState {
  const login = registryLogins.get(host)
  if (login === undefined) return 'none'
  return login.expiresAtMs !== null && login.expiresAtMs <= nowMs ? 'expired' : 'valid'
}

/** Whether the credentials of a registry are a token of Amazon ECR, which expires. */
export function takesToken(host: string): boolean {
  return ecrRegistryOf(host) !== null || host === PUBLIC_ECR
}

const EXPIRED = 'denied: Your authorization token has expired. Reauthenticate and try again.'

/** What Docker says where a registry does not let it in; `null` where it does. Public images are for everybody. */
export function refusedEntry(world: Logins, host: string, toDo: 'push' | 'pull'): string | null {
  const isPrivate = ecrRegistryOf(host) !== null
  if (toDo === 'pull' && !isPrivate) return null
  const state = loginState(world, host)
  if (state === 'valid') return null
  if (state === 'expired') return EXPIRED
  return takesToken(host) ? 'no basic auth credentials' : 'denied: requested access to the resource is denied'
}
