import { useState } from 'react'
import { act } from '../../../model/api/act.ts'
import type { InstanceProfile } from '../../../model/world/roles/identities.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'

const CREATE_NAMES = { name: ['InstanceProfileName'], role: ['RoleName'] } as const
const NO_ROLE = ''

/** An instance profile, with the role that it gives. */
export function CreateProfileForm({ world, onClose }: { readonly world: World; readonly onClose: () => void }) {
  const [name, setName] = useState('ecsInstanceRole')
  const [role, setRole] = useState(() => (world.roles.has('ecsInstanceRole') ? 'ecsInstanceRole' : NO_ROLE))
  const acts = [
    act('iam', 'CreateInstanceProfile', { InstanceProfileName: name }),
    ...(role === NO_ROLE
      ? []
      : [act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: role })]),
  ]
  return (
    <ActForm title="Create instance profile" submit="Create" acts={acts} names={CREATE_NAMES} onClose={onClose}>
      {(refusalAt) => (
        <>
          <TextField
            label="Name"
            isMono
            value={name}
            onChange={setName}
            help="An instance for which none is named has ecsInstanceRole."
            refusal={refusalAt('name')}
          />
          <div>
            <Select
              label="Role"
              options={[{ value: NO_ROLE, label: 'None' }, ...roleOptions(world)]}
              value={role}
              onChange={setRole}
            />
            <RefusalLine refusal={refusalAt('role')} />
          </div>
        </>
      )}
    </ActForm>
  )
}

interface ProfileRoleFormProps {
  readonly world: World
  readonly profile: InstanceProfile
  readonly onClose: () => void
}

/** The role of a profile that has none. */
export function ProfileRoleForm({ world, profile, onClose }: ProfileRoleFormProps) {
  const options = roleOptions(world)
  const [role, setRole] = useState(options[0]?.value ?? '')
  const add = act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: profile.name, RoleName: role })
  return (
    <ActForm
      title={`Role of ${profile.name}`}
      submit="Give it"
      acts={role === '' ? [] : [add]}
      names={CREATE_NAMES}
      blocked={role === '' ? 'Create a role first' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <div>
          <Select label="Role" options={options} value={role} onChange={setRole} />
          <RefusalLine refusal={refusalAt('role')} />
        </div>
      )}
    </ActForm>
  )
}

function roleOptions({ roles }: Pick<World, 'roles'>) {
  return [...roles.keys()].map((name) => ({ value: name, label: name }))
}

const USER_NAMES = { name: ['UserName'] } as const

/** A user: in its name commands can be given. */
export function CreateUserForm({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('developer')
  return (
    <ActForm
      title="Create user"
      submit="Create"
      acts={[act('iam', 'CreateUser', { UserName: name })]}
      names={USER_NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <TextField
          label="Name"
          isMono
          value={name}
          onChange={setName}
          help="It may nothing until a policy allows it something. Each form then offers it under Who acts."
          refusal={refusalAt('name')}
        />
      )}
    </ActForm>
  )
}
