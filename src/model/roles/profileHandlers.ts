import type { Handlers } from '../api/operation.ts'
import type { roleOperations } from '../api/roles/roleOperations.ts'
import type { Context } from '../world/context.ts'
import { INSTANCE_PROFILES_MAX } from '../world/labLimits.ts'
import type { InstanceProfile } from '../world/roles/identities.ts'
import type { World } from '../world/world.ts'
import { alreadyExists, deleteConflict, noSuchEntity, overQuota } from './iamErrors.ts'
import { profileJson } from './iamJson.ts'
import { identityNamed } from './identityActs.ts'

type OfProfiles =
  | 'CreateInstanceProfile'
  | 'GetInstanceProfile'
  | 'DeleteInstanceProfile'
  | 'AddRoleToInstanceProfile'
  | 'RemoveRoleFromInstanceProfile'

/** A profile has one role at most, by which the agent of an instance calls AWS. */
export const profileHandlers: Handlers<Pick<typeof roleOperations, OfProfiles>> = {
  CreateInstanceProfile(context, { input }) {
    const { InstanceProfileName: name, Path: path = '/' } = input
    const { world, nowMs } = context
    if (world.instanceProfiles.has(name))
      throw alreadyExists(`Instance Profile ${name} already exists.`, 'InstanceProfileName')
    if (world.instanceProfiles.size >= INSTANCE_PROFILES_MAX)
      throw overQuota('InstanceProfilesPerAccount', INSTANCE_PROFILES_MAX)
    const profile: InstanceProfile = { name, path, createdAtMs: nowMs, roleName: null }
    put(context, profile)
    return { InstanceProfile: profileJson(world, profile) }
  },
  GetInstanceProfile: (world, { input }) => ({
    InstanceProfile: profileJson(world, profileNamed(world, input.InstanceProfileName)),
  }),
  DeleteInstanceProfile(context, { input }) {
    const { name, roleName } = profileNamed(context.world, input.InstanceProfileName)
    if (roleName !== null) throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.')
    context.emit({ kind: 'gone', table: 'instanceProfiles', key: name })
    return {}
  },
  AddRoleToInstanceProfile(context, { input }) {
    const profile = profileNamed(context.world, input.InstanceProfileName)
    const { name: roleName } = identityNamed(context.world, 'role', input.RoleName)
    if (profile.roleName !== null) throw overQuota('InstanceSessionsPerInstanceProfile', 1)
    put(context, { ...profile, roleName })
    return {}
  },
  RemoveRoleFromInstanceProfile(context, { input }) {
    const profile = profileNamed(context.world, input.InstanceProfileName)
    if (profile.roleName !== input.RoleName)
      throw noSuchEntity(`The role with name ${input.RoleName} cannot be found.`, 'RoleName')
    put(context, { ...profile, roleName: null })
    return {}
  },
}

function put(context: Context, value: InstanceProfile): void {
  context.emit({ kind: 'put', table: 'instanceProfiles', key: value.name, value })
}

/** @throws ApiError  NoSuchEntity */
function profileNamed(world: World, name: string): InstanceProfile {
  const found = world.instanceProfiles.get(name)
  if (found !== undefined) return found
  throw noSuchEntity(`Instance Profile ${name} cannot be found.`, 'InstanceProfileName')
}
