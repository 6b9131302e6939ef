import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { MutabilityFields } from './MutabilityFields.tsx'
import { createRepositoryAct, type RepositoryWanted } from './repositoryActs.ts'

const NAMES = { name: ['repositoryName'], exclusions: ['imageTagMutabilityExclusionFilters'] } as const

/** A private repository of Amazon ECR. */
export function CreateRepositoryForm({ onClose }: { readonly onClose: () => void }) {
  const [wanted, setWanted] = useState<RepositoryWanted>({
    repositoryName: 'web',
    tagMutability: 'MUTABLE',
    exclusions: 'latest',
    scanOnPush: true,
    isKms: false,
  })
  const change = (some: Partial<RepositoryWanted>): void => setWanted({ ...wanted, ...some })
  return (
    <ActForm
      title="Create repository"
      submit="Create"
      acts={[createRepositoryAct(wanted)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <TextField
            label="Name"
            isMono
            value={wanted.repositoryName}
            onChange={(repositoryName) => change({ repositoryName })}
            help="From then on a task finds in this registry what was pushed to it, and nothing else."
            refusal={refusalAt('name')}
          />
          <MutabilityFields {...wanted} refusal={refusalAt('exclusions')} onChange={change} />
          <Toggle isOn={wanted.scanOnPush} onChange={(scanOnPush) => change({ scanOnPush })}>
            Scan on push
          </Toggle>
          <Toggle isOn={wanted.isKms} onChange={(isKms) => change({ isKms })}>
            Encrypt with AWS KMS
          </Toggle>
          <p className="lab-form__help">Encryption cannot be changed later. Without AWS KMS it is AES256.</p>
        </>
      )}
    </ActForm>
  )
}
