import { useContext } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import { arnName } from '../../../look/roles.ts'
import { shortInstance } from '../../../look/names.ts'
import { identityPolicies } from '../../../model/world/roles/access.ts'
import { toldIdentity } from '../../../model/world/roles/toldIdentity.ts'
import { AWS_MANAGED } from '../../../model/world/roles/awsManaged.ts'
import type { NamedPolicy } from '../../../model/world/roles/evaluate.ts'
import { iamArn } from '../../../model/world/roles/iamArns.ts'
import type { Identity } from '../../../model/world/roles/identities.ts'
import { readPolicy } from '../../../model/world/roles/readPolicy.ts'
import type { World } from '../../../model/world/world.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import type { IdentityKind } from '../../acts/inlinePolicy.ts'
import { deleteInlineAct, detachAct } from './identityActs.ts'
import { LinkedRow } from './LinkedRow.tsx'
import { RoleUses } from './RoleUses.tsx'
import { attachedTo, instancesWith } from './roleUses.ts'
import { StatementList } from './StatementList.tsx'
import { TrustSection } from './TrustSection.tsx'
import './roles.css'

/** A role: who uses it for what, who may assume it, and its policies statement by statement. */
export function WhyRole({ id, world, onSelect }: WhyProps) {
  const role = world.roles.get(arnName(id))
  const told = toldIdentity(world, id)
  return (
    <div className="inspector__stack">
      <RoleUses arn={id} world={world} onSelect={onSelect} />
      {role !== undefined && told === role && <TrustSection role={role} world={world} />}
      {told !== undefined && <Policies kind="role" identity={told} world={world} onSelect={onSelect} />}
      <SourceLine ruleId={told === undefined ? 'ROL-1' : 'ROL-4'} />
    </div>
  )
}

/** A user: whoever acts in its name may what its policies allow. */
export function WhyUser({ id, world, onSelect }: WhyProps) {
  const told = toldIdentity(world, id)
  return (
    <div className="inspector__stack">
      {told !== undefined && <Policies kind="user" identity={told} world={world} onSelect={onSelect} />}
      <SourceLine ruleId={told === undefined ? 'ROL-1' : 'ROL-4'} />
    </div>
  )
}

interface PoliciesProps extends Pick<WhyProps, 'world' | 'onSelect'> {
  readonly kind: IdentityKind
  readonly identity: Identity
}

function Policies({ kind, identity, world, onSelect }: PoliciesProps) {
  return identityPolicies(world, identity).map((policy) => (
    <PolicyBlock key={policy.name} {...{ kind, identity, policy, onSelect }} />
  ))
}

interface PolicyBlockProps extends Pick<PoliciesProps, 'kind' | 'identity' | 'onSelect'> {
  readonly policy: NamedPolicy
}

function PolicyBlock({ kind, identity, policy, onSelect }: PolicyBlockProps) {
  const desk = useContext(LabDeskContext)
  const isInline = policy.kind === 'inline'
  const name = visibleText(isInline ? policy.name : arnName(policy.name))
  const arn = iamArn(kind, identity)
  return (
    <section className="inspector__block policy">
      <h2 className="type-h3">
        {isInline ? (
          `Inline policy ${name}`
        ) : (
          <>
            Managed policy{' '}
            <SubjectLink to={{ kind: 'managedPolicy', id: policy.name }} onSelect={onSelect}>
              {name}
            </SubjectLink>
          </>
        )}
      </h2>
      <StatementList document={policy.document} />
      {desk !== null && (
        <div className="policy__acts">
          {isInline && (
            <Button aria-label={`Change ${name}`} onPress={() => desk.openForm('putPolicy', `${arn} ${policy.name}`)}>
              Change
            </Button>
          )}
          <Button
            tone="trouble"
            aria-label={`${isInline ? 'Delete' : 'Detach'} ${name}`}
            onPress={() =>
              desk.giveNow(
                isInline
                  ? deleteInlineAct(kind, identity.name, policy.name)
                  : detachAct(kind, identity.name, policy.name),
              )
            }
          >
            {isInline ? 'Delete' : 'Detach'}
          </Button>
        </div>
      )}
    </section>
  )
}

/** A managed policy: what it says, and on whom it hangs. */
export function WhyManagedPolicy({ id, world, onSelect }: WhyProps) {
  const document = documentOf(world, id)
  const on = attachedTo(world, id)
  return (
    <div className="inspector__stack">
      <section className="inspector__block">
        <h2 className="type-h3">It hangs on</h2>
        <LinkedRow
          label="roles and users"
          refs={on.map((ref) => ({ ref, name: arnName(ref.id) }))}
          onSelect={onSelect}
        />
      </section>
      {document === null ? (
        <p className="inspector__text">The lab does not have what it says.</p>
      ) : (
        <section className="inspector__block policy">
          <h2 className="type-h3">What it says</h2>
          <StatementList document={document} />
        </section>
      )}
      <SourceLine ruleId="ROL-10" />
    </div>
  )
}

function documentOf({ managedPolicies }: Pick<World, 'managedPolicies'>, arn: string) {
  const own = managedPolicies.get(arn)
  const text = own?.text ?? AWS_MANAGED.get(arn)?.text
  if (text === undefined) return null
  const read = readPolicy(text, 'identity', own === undefined ? 'aws' : 'customer')
  return 'document' in read ? read.document : null
}

/** An instance profile: its role, and which instances have it. */
export function WhyProfile({ id, world, onSelect }: WhyProps) {
  const profile = world.instanceProfiles.get(id)
  if (profile === undefined) return null
  const role = profile.roleName === null ? undefined : world.roles.get(profile.roleName)
  const instances = instancesWith(world, id)
  return (
    <div className="inspector__stack">
      <section className="inspector__block">
        <LinkedRow
          label="role"
          refs={role === undefined ? [] : [{ ref: { kind: 'role', id: iamArn('role', role) }, name: role.name }]}
          onSelect={onSelect}
        />
        <LinkedRow
          label="instances"
          refs={instances.map((one) => ({
            ref: { kind: 'containerInstance', id: one.id },
            name: shortInstance(one.ec2InstanceId),
          }))}
          onSelect={onSelect}
        />
      </section>
      <SourceLine ruleId="ROL-7" />
    </div>
  )
}
