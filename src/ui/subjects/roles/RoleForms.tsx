import type { ReactNode } from 'react'
import { toldIdentity } from '../../../model/world/roles/toldIdentity.ts'
import { identityArn } from '../../../model/world/roles/iamArns.ts'
import type { World } from '../../../model/world/world.ts'
import type { RoleForm } from '../../acts/labDesk.ts'
import { CreateRoleForm } from './CreateRoleForm.tsx'
import {
  AttachPolicyForm,
  DeleteIdentityForm,
  PutPolicyForm,
  RemovePermissionForm,
  TrustPolicyForm,
} from './PolicyForms.tsx'
import { CreateProfileForm, CreateUserForm, ProfileRoleForm } from './ProfileForms.tsx'

export interface RoleFormsProps {
  readonly form: RoleForm
  readonly id: string | null
  readonly world: World
  readonly onClose: () => void
  /** Where what a form acts on is not there at this time. */
  readonly otherwise: ReactNode
}

const OF_IDENTITY = {
  putPolicy: PutPolicyForm,
  attachPolicy: AttachPolicyForm,
  removePermission: RemovePermissionForm,
  deleteIdentity: DeleteIdentityForm,
} as const

/** The forms of IAM, loaded with the first that opens. */
export function RoleForms({ form, id, world, onClose, otherwise }: RoleFormsProps) {
  switch (form) {
    case 'createRole':
      return <CreateRoleForm {...{ id, onClose }} />
    case 'createUser':
      return <CreateUserForm onClose={onClose} />
    case 'createProfile':
      return <CreateProfileForm {...{ world, onClose }} />
    case 'profileRole': {
      const profile = world.instanceProfiles.get(id ?? '')
      return profile === undefined ? otherwise : <ProfileRoleForm {...{ world, profile, onClose }} />
    }
    default:
      return <IdentityForms {...{ form, id, world, onClose, otherwise }} />
  }
}

type OfIdentity = Exclude<RoleForm, 'createRole' | 'createUser' | 'createProfile' | 'profileRole'>

/** By the ARN of a role or user, and where one policy of it is meant, a space and its name. */
function IdentityForms({ form, id, world, onClose, otherwise }: RoleFormsProps & { readonly form: OfIdentity }) {
  const [arn = '', policyName = null] = (id ?? '').split(' ')
  const identity = toldIdentity(world, arn)
  const kind = identityArn(arn)?.kind
  if (identity === undefined || kind === undefined) return otherwise
  if (form === 'trustPolicy') {
    const role = world.roles.get(identity.name)
    return role === undefined ? otherwise : <TrustPolicyForm {...{ role, onClose }} />
  }
  const Form = OF_IDENTITY[form]
  return <Form {...{ world, kind, identity, policyName, onClose }} />
}
