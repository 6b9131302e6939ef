import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { arnName } from '../../../look/roles.ts'
import type { Identity, InstanceProfile } from '../../../model/world/roles/identities.ts'
import type { World } from '../../../model/world/world.ts'
import type { IdentityKind } from '../../acts/inlinePolicy.ts'
import type { ObjectAct } from '../subjectView.ts'

/** The commands that change what a role or a user may: IAM has each twice. */
export function deleteInlineAct(kind: IdentityKind, name: string, PolicyName: string): Act {
  return kind === 'role'
    ? act('iam', 'DeleteRolePolicy', { RoleName: name, PolicyName })
    : act('iam', 'DeleteUserPolicy', { UserName: name, PolicyName })
}

export function attachAct(kind: IdentityKind, name: string, PolicyArn: string): Act {
  return kind === 'role'
    ? act('iam', 'AttachRolePolicy', { RoleName: name, PolicyArn })
    : act('iam', 'AttachUserPolicy', { UserName: name, PolicyArn })
}

export function detachAct(kind: IdentityKind, name: string, PolicyArn: string): Act {
  return kind === 'role'
    ? act('iam', 'DetachRolePolicy', { RoleName: name, PolicyArn })
    : act('iam', 'DetachUserPolicy', { UserName: name, PolicyArn })
}

/** All that hangs on it goes first: IAM deletes nothing on which something hangs. */
export function deleteIdentityActs(
  kind: IdentityKind,
  { name, inline, attached }: Identity,
  { instanceProfiles }: Pick<World, 'instanceProfiles'>,
): readonly Act[] {
  const profiles = kind === 'role' ? [...instanceProfiles.values()].filter(({ roleName }) => roleName === name) : []
  const last =
    kind === 'role' ? act('iam', 'DeleteRole', { RoleName: name }) : act('iam', 'DeleteUser', { UserName: name })
  return [
    ...profiles.map((one) =>
      act('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: one.name, RoleName: name }),
    ),
    ...attached.map((arn) => detachAct(kind, name, arn)),
    ...inline.map((one) => deleteInlineAct(kind, name, one.name)),
    last,
  ]
}

/** What can be done with a role or a user; of one of which nothing was said, it can be made. */
export function identityActs(kind: IdentityKind, arn: string, told: Identity | undefined): readonly ObjectAct[] {
  if (told === undefined) {
    if (kind === 'user') return []
    return [
      { id: 'createRole', label: 'Create this role', run: ({ openForm }) => openForm('createRole', arnName(arn)) },
    ]
  }
  const acts: readonly ObjectAct[] = [
    { id: 'putPolicy', label: 'Put a policy', run: ({ openForm }) => openForm('putPolicy', arn) },
    { id: 'attachPolicy', label: 'Attach a policy', run: ({ openForm }) => openForm('attachPolicy', arn) },
  ]
  const remove: ObjectAct = {
    id: 'deleteIdentity',
    label: 'Delete',
    tone: 'trouble',
    run: ({ openForm }) => openForm('deleteIdentity', arn),
  }
  const hasPolicy = told.inline.length + told.attached.length > 0
  return [
    ...acts,
    ...(hasPolicy
      ? [
          {
            id: 'removePermission',
            label: 'Remove a permission',
            run: ({ openForm }) => openForm('removePermission', arn),
          } satisfies ObjectAct,
        ]
      : []),
    ...(kind === 'role'
      ? [
          {
            id: 'trustPolicy',
            label: 'Trust policy',
            run: ({ openForm }) => openForm('trustPolicy', arn),
          } satisfies ObjectAct,
        ]
      : []),
    remove,
  ]
}

export function profileActs({ name, roleName }: InstanceProfile): readonly ObjectAct[] {
  const remove: ObjectAct = {
    id: 'deleteProfile',
    label: 'Delete',
    tone: 'trouble',
    run: ({ giveNow }) => giveNow(act('iam', 'DeleteInstanceProfile', { InstanceProfileName: name })),
  }
  if (roleName === null) {
    return [{ id: 'addRole', label: 'Give it a role', run: ({ openForm }) => openForm('profileRole', name) }, remove]
  }
  const takeOut = act('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: name, RoleName: roleName })
  return [{ id: 'removeRole', label: 'Take its role away', tone: 'trouble', run: ({ giveNow }) => giveNow(takeOut) }]
}
