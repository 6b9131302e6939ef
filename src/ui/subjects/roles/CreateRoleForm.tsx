import { useState } from 'react'
import { act } from '../../../model/api/act.ts'
import { AWS_MANAGED } from '../../../model/world/roles/awsManaged.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { attachAct } from './identityActs.ts'
import { PolicyTextField } from './PolicyTextField.tsx'
import { TRUST_PRESETS, trustText, type TrustPreset } from './policyTexts.ts'

const NAMES = { name: ['RoleName'], trust: ['AssumeRolePolicyDocument'], policy: ['PolicyArn'] } as const
const PRESETS = Object.keys(TRUST_PRESETS) as readonly TrustPreset[]

interface Usual {
  readonly name: string
  /** The managed policy that AWS's guide hangs on such a role. */
  readonly policy: string
}

/** What each is called in AWS's guides, and may. */
const USUAL: Readonly<Record<TrustPreset, Usual>> = {
  tasks: { name: 'ecsTaskExecutionRole', policy: 'AmazonECSTaskExecutionRolePolicy' },
  instances: { name: 'ecsInstanceRole', policy: 'AmazonEC2ContainerServiceforEC2Role' },
  ecs: { name: 'ecsInfrastructureRole', policy: '' },
  codeDeploy: { name: 'ecsCodeDeployRole', policy: 'AWSCodeDeployRoleForECS' },
}

const NONE = 'none'

interface CreateRoleFormProps {
  /** The name of one of which nothing was said yet. */
  readonly id: string | null
  readonly onClose: () => void
}

/** A role: who may assume it, and with which policy it begins. */
export function CreateRoleForm({ id, onClose }: CreateRoleFormProps) {
  const first: TrustPreset = id?.toLowerCase().includes('instance') === true ? 'instances' : 'tasks'
  const [name, setName] = useState(id ?? USUAL[first].name)
  const [trust, setTrust] = useState(() => trustText(first))
  const [policy, setPolicy] = useState(() => arnOf(USUAL[first].policy))
  const preset = PRESETS.find((one) => trustText(one) === trust) ?? null
  const begin = (chosen: TrustPreset): void => {
    const { name: usual, policy: usualPolicy } = USUAL[chosen]
    if (id === null && PRESETS.some((one) => USUAL[one].name === name)) setName(usual)
    setTrust(trustText(chosen))
    setPolicy(arnOf(usualPolicy))
  }
  const acts = [
    act('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust }),
    ...(policy === NONE ? [] : [attachAct('role', name, policy)]),
  ]
  return (
    <ActForm title="Create role" submit="Create" width="wide" acts={acts} names={NAMES} onClose={onClose}>
      {(refusalAt) => (
        <>
          <Segmented
            label="Who assumes it"
            options={PRESETS.map((value) => ({ value, label: TRUST_PRESETS[value].label }))}
            value={preset}
            onChange={begin}
          />
          <TextField
            label="Name"
            isMono
            value={name}
            onChange={setName}
            help="From its creation on its policies count: what none of them allows is denied."
            refusal={refusalAt('name')}
          />
          <Select label="Managed policy" options={managedOptions()} value={policy} onChange={setPolicy} />
          <PolicyTextField
            label="Trust policy"
            policyFor="trust"
            rows={12}
            value={trust}
            onChange={setTrust}
            help="Who may assume it. A service that is not named here has no credentials."
            refusal={refusalAt('trust')}
          />
        </>
      )}
    </ActForm>
  )
}

function arnOf(policyName: string): string {
  return [...AWS_MANAGED.values()].find(({ name }) => name === policyName)?.arn ?? NONE
}

function managedOptions() {
  return [
    { value: NONE, label: 'None' },
    ...[...AWS_MANAGED.values()].map(({ arn, name }) => ({ value: arn, label: name })),
  ]
}
