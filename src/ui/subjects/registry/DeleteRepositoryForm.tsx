import { useState } from 'react'
import { counted } from '../../../look/numbers.ts'
import { imagesOf } from '../../../model/world/registry/findImage.ts'
import type { Repository } from '../../../model/world/registry/repository.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { deleteRepositoryAct, namedIn } from './repositoryActs.ts'

interface DeleteRepositoryFormProps {
  readonly world: World
  readonly repository: Repository
  readonly onClose: () => void
}

/** What is refused is said at the foot: there is one switch. */
const NAMES = {}

/** With force its images go with it; without, one that has some stays. */
export function DeleteRepositoryForm({ world, repository, onClose }: DeleteRepositoryFormProps) {
  const [isForced, setForced] = useState(false)
  const named = namedIn(repository)
  const images = counted(imagesOf(world, repository.uri).length, 'image')
  return (
    <ActForm
      title={`Delete ${repository.name}`}
      submit="Delete"
      tone="trouble"
      acts={named === null ? [] : [deleteRepositoryAct(named, isForced)]}
      names={NAMES}
      onClose={onClose}
    >
      {() => (
        <>
          <Toggle isOn={isForced} onChange={setForced}>
            force
          </Toggle>
          <p className="lab-form__note">
            {isForced
              ? `Deletes ${images} with it. Tasks that run go on; a task that starts finds nothing to pull.`
              : `It has ${images}. Without force only an empty repository is deleted.`}
          </p>
        </>
      )}
    </ActForm>
  )
}
