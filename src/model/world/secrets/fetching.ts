import { mayAs, type Access } from '../roles/access.ts'
import { executionRoleOf, isAnybodyTold } from '../roles/rolesInUse.ts'
import { routeOf } from '../pulling/routes.ts'
import type { InjectionCause } from './injection.ts'
import { ownKeyArn } from './keyArn.ts'
import type { StoreName } from './stores.ts'
import type { Task } from '../task/task.ts'
import { ACCOUNT, REGION, type World } from '../world.ts'
import { hasPublicAddress } from '../pulling/publicAddress.ts'

/** Who fetches what a task is given: its execution role, on an instance as well (SEC-8). */
export interface Fetching {
  readonly world: World
  readonly task: Task
}

/** What a store answers: a value, `null` of one that nothing is told of (SEC-1), or why there is none. */
export type Fetched = { readonly value: string | null } | Refused

export interface Refused {
  readonly cause: InjectionCause
  readonly action: string
  /** AWS's error, as `AccessDeniedException: User: …`. */
  readonly said: string
}

/** Whether anything was said by which a task is given more than its definition says (SEC-1, ROL-1). */
export function isInjectionTold(world: World): boolean {
  return world.secretStores.size > 0 || world.subnetRoutes.size > 0 || isAnybodyTold(world)
}

export function isToldStore({ world }: Fetching, store: StoreName, region: string = REGION): boolean {
  return region === REGION && world.secretStores.has(store)
}

/** Whether AWS can be reached at all: its endpoints stand where those of Amazon ECR do (PUL-4). */
export function isUnreached({ world, task }: Fetching): boolean {
  const route = routeOf(world, task.availabilityZone)
  return route === 'none' || (route === 'internet' && task.launchType === 'FARGATE' && !hasPublicAddress(world, task))
}

export interface Asked {
  readonly action: string
  readonly resource: string
}

/** `null`: it may. */
export function deniedAs({ world, task }: Fetching, { action, resource }: Asked): Access | null {
  const role = executionRoleOf(world, task) ?? `arn:aws:iam::${ACCOUNT}:root`
  const access = mayAs(world, role, { action, resource, session: task.id })
  return access.isAllowed ? null : access
}

export function accessDenied(action: string, { message }: Access): Refused {
  return { cause: 'notAllowed', action, said: `AccessDeniedException: ${message ?? ''}` }
}

export function deniedKey(fetching: Fetching, keyId: string | null): boolean {
  const resource = ownKeyArn(keyId)
  return resource !== null && deniedAs(fetching, { action: 'kms:Decrypt', resource }) !== null
}
