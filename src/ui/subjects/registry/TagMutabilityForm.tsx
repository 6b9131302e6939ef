import { useState } from 'react'
import type { Repository, TagMutability } from '../../../model/world/registry/repository.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { mutabilityText } from '../../words/registry/registryWords.ts'
import { MutabilityFields } from './MutabilityFields.tsx'
import { namedIn, tagMutabilityAct } from './repositoryActs.ts'

const NAMES = { exclusions: ['imageTagMutabilityExclusionFilters'] } as const

interface TagMutabilityFormProps {
  readonly repository: Repository
  readonly onClose: () => void
}

interface Wanted {
  readonly tagMutability: TagMutability
  readonly exclusions: string
}

/** Whether the tags of a repository may be moved from now on. */
export function TagMutabilityForm({ repository, onClose }: TagMutabilityFormProps) {
  const [wanted, setWanted] = useState<Wanted>({
    tagMutability: repository.tagMutability,
    exclusions: repository.exclusions.join(', '),
  })
  const { tagMutability, exclusions } = wanted
  const named = namedIn(repository)
  return (
    <ActForm
      title={`Tags of ${repository.name}`}
      submit="Put"
      acts={named === null ? [] : [tagMutabilityAct(named, tagMutability, exclusions)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <MutabilityFields
            {...wanted}
            refusal={refusalAt('exclusions')}
            onChange={(some) => setWanted({ ...wanted, ...some })}
          />
          <p className="lab-form__note">
            {mutabilityText({ tagMutability, exclusions: exclusions === '' ? [] : [exclusions] })}
          </p>
        </>
      )}
    </ActForm>
  )
}
