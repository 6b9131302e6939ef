import { useState } from 'react'
import type { Repository } from '../../../model/world/registry/repository.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Textarea } from '../../kit/TextField.tsx'
import { LifecyclePreview } from './LifecyclePreview.tsx'
import { inLines, LIFECYCLE_STARTERS, putLifecycleAct, starterText, type LifecycleStarter } from './policyActs.ts'
import { namedIn } from './repositoryActs.ts'

interface LifecycleFormProps {
  readonly world: World
  readonly repository: Repository
  readonly onClose: () => void
}

const NAMES = { policy: ['lifecyclePolicyText'] } as const
const STARTERS = Object.keys(LIFECYCLE_STARTERS) as readonly LifecycleStarter[]

/** A lifecycle policy as JSON, with what it would do under it. */
export function LifecycleForm({ world, repository, onClose }: LifecycleFormProps) {
  const [policyText, setPolicyText] = useState(inLines(repository.lifecyclePolicyText ?? starterText('untagged')))
  const starter = STARTERS.find((one) => starterText(one) === policyText) ?? null
  const named = namedIn(repository)
  return (
    <ActForm
      title={`Lifecycle policy of ${repository.name}`}
      submit="Put"
      width="wide"
      acts={named === null ? [] : [putLifecycleAct(named, policyText)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <Segmented
            label="Begin with"
            options={STARTERS.map((value) => ({ value, label: LIFECYCLE_STARTERS[value].label }))}
            value={starter}
            onChange={(value) => setPolicyText(starterText(value))}
          />
          <Textarea
            label="Policy"
            isMono
            rows={12}
            value={policyText}
            onChange={setPolicyText}
            help="ECR carries it out within 24 hours, and then once a day."
            refusal={refusalAt('policy')}
          />
          <LifecyclePreview {...{ world, policyText }} uri={repository.uri} />
        </>
      )}
    </ActForm>
  )
}
