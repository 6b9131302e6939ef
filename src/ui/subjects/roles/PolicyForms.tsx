import { useState } from 'react'
import { arnName } from '../../../look/roles.ts'
import { must } from '../../../base/assert.ts'
import { act } from '../../../model/api/act.ts'
import { AWS_MANAGED } from '../../../model/world/roles/awsManaged.ts'
import type { Identity, Role } from '../../../model/world/roles/identities.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { inLines } from '../registry/policyActs.ts'
import { policyText, putInlineAct, type IdentityKind } from '../../acts/inlinePolicy.ts'
import { attachAct, deleteIdentityActs } from './identityActs.ts'
import { PolicyTextField } from './PolicyTextField.tsx'
import { permissionsOf, removalActs, TRUST_PRESETS, trustText, type TrustPreset } from './policyTexts.ts'

export interface IdentityFormProps {
  readonly world: World
  readonly kind: IdentityKind
  readonly identity: Identity
  /** The inline policy that is meant, where one is. */
  readonly policyName: string | null
  readonly onClose: () => void
}

const PUT_NAMES = { name: ['PolicyName'], policy: ['PolicyDocument'] } as const
const FIRST_TEXT = policyText({ Effect: 'Allow', Action: ['logs:CreateLogGroup'], Resource: '*' })

/** An inline policy, new or changed. */
export function PutPolicyForm({ kind, identity, policyName, onClose }: IdentityFormProps) {
  const before = identity.inline.find((one) => one.name === policyName)
  const [name, setName] = useState(policyName ?? 'own')
  const [text, setText] = useState(() => (before === undefined ? FIRST_TEXT : inLines(before.text)))
  return (
    <ActForm
      title={before === undefined ? `Policy for ${identity.name}` : `${before.name} of ${identity.name}`}
      submit="Put"
      width="wide"
      acts={[putInlineAct(kind, identity.name, { PolicyName: name, PolicyDocument: text })]}
      names={PUT_NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <TextField label="Name" isMono value={name} onChange={setName} refusal={refusalAt('name')} />
          <PolicyTextField
            label="Policy"
            policyFor="identity"
            rows={14}
            value={text}
            onChange={setText}
            help="It counts together with the others of the role: one Deny among them wins."
            refusal={refusalAt('policy')}
          />
        </>
      )}
    </ActForm>
  )
}

const ATTACH_NAMES = { policy: ['PolicyArn'] } as const

/** One of AWS's managed policies, or of the account's own, that does not hang there yet. */
export function AttachPolicyForm({ world, kind, identity, onClose }: IdentityFormProps) {
  const all = [...world.managedPolicies.values(), ...AWS_MANAGED.values()]
  const free = all.filter(({ arn }) => !identity.attached.includes(arn))
  const [policyArn, setPolicyArn] = useState(free[0]?.arn ?? '')
  return (
    <ActForm
      title={`Attach a policy to ${identity.name}`}
      submit="Attach"
      acts={[attachAct(kind, identity.name, policyArn)]}
      names={ATTACH_NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <div>
          <Select
            label="Managed policy"
            options={free.map(({ arn, name }) => ({ value: arn, label: name }))}
            value={policyArn}
            onChange={setPolicyArn}
          />
          <RefusalLine refusal={refusalAt('policy')} />
        </div>
      )}
    </ActForm>
  )
}

const NO_NAMES = {} as const

/** One action less: as one finds out what it was for. */
export function RemovePermissionForm({ world, kind, identity, onClose }: IdentityFormProps) {
  const all = permissionsOf(world, identity)
  const [index, setIndex] = useState('0')
  const chosen = all[Number(index)]
  const textOf = ({ policy, isInline }: { readonly policy: string; readonly isInline: boolean }): string =>
    isInline
      ? must(
          identity.inline.find(({ name }) => name === policy),
          policy,
        ).text
      : must(world.managedPolicies.get(policy) ?? AWS_MANAGED.get(policy), policy).text
  const acts = chosen === undefined ? [] : removalActs({ kind, identity, textOf }, chosen)
  return (
    <ActForm
      title={`Remove a permission of ${identity.name}`}
      submit="Remove"
      tone="trouble"
      acts={acts}
      names={NO_NAMES}
      blocked={chosen === undefined ? 'No policy of it allows an action' : null}
      onClose={onClose}
    >
      {() => (
        <>
          <Select
            label="Action"
            options={all.map(({ action, policy }, at) => ({
              value: String(at),
              label: action,
              detail: arnName(policy),
            }))}
            value={index}
            onChange={setIndex}
          />
          {chosen?.isInline === false && (
            <p className="lab-form__note">
              Nobody changes a managed policy from here: it is detached, and what else it allows stays as an inline
              policy.
            </p>
          )}
        </>
      )}
    </ActForm>
  )
}

const TRUST_NAMES = { trust: ['PolicyDocument'] } as const
const PRESETS = Object.keys(TRUST_PRESETS) as readonly TrustPreset[]

/** Who may assume a role. */
export function TrustPolicyForm({ role, onClose }: { readonly role: Role; readonly onClose: () => void }) {
  const [text, setText] = useState(() => inLines(role.trustText))
  const preset = PRESETS.find((one) => trustText(one) === text) ?? null
  return (
    <ActForm
      title={`Trust policy of ${role.name}`}
      submit="Update"
      width="wide"
      acts={[act('iam', 'UpdateAssumeRolePolicy', { RoleName: role.name, PolicyDocument: text })]}
      names={TRUST_NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <Segmented
            label="Who assumes it"
            options={PRESETS.map((value) => ({ value, label: TRUST_PRESETS[value].label }))}
            value={preset}
            onChange={(value) => setText(trustText(value))}
          />
          <PolicyTextField
            label="Trust policy"
            policyFor="trust"
            rows={12}
            value={text}
            onChange={setText}
            help="Its principals may assume the role, nobody else."
            refusal={refusalAt('trust')}
          />
        </>
      )}
    </ActForm>
  )
}

/** A role or user with all that hangs on it. */
export function DeleteIdentityForm({ world, kind, identity, onClose }: IdentityFormProps) {
  return (
    <ActForm
      title={`Delete ${kind} ${identity.name}`}
      submit="Delete"
      tone="trouble"
      acts={deleteIdentityActs(kind, identity, world)}
      names={NO_NAMES}
      onClose={onClose}
    >
      {() => (
        <p className="lab-form__note">
          IAM deletes nothing on which something hangs: its policies go first. Whoever uses it may nothing from then on.
        </p>
      )}
    </ActForm>
  )
}
