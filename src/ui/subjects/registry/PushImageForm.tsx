import { useState } from 'react'
import { repositoryTitle } from '../../../look/imageLook.ts'
import { imageTagged } from '../../../model/world/registry/findImage.ts'
import { isTagFixed } from '../../../model/world/registry/tagMutability.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { FINDINGS, firstPush, pushAct, type FindingsWanted, type PushWanted } from './pushActs.ts'

const NAMES = { image: ['image', 'imageTag'], content: ['content'], size: ['sizeMb'] } as const
/** Among the repositories: one of another registry, that is typed. */
const OTHER = 'other'
const FINDING_KINDS = Object.keys(FINDINGS) as readonly FindingsWanted[]

interface PushImageFormProps {
  readonly world: World
  /** Into which repository at first; `null` for the newest. */
  readonly uri: string | null
  readonly onClose: () => void
}

/** A pipeline pushes: an image is there without anybody having built it in the lab. */
export function PushImageForm({ world, uri, onClose }: PushImageFormProps) {
  const [wanted, setWanted] = useState<PushWanted>(() => firstPush(world, uri))
  const change = (some: Partial<PushWanted>): void => setWanted({ ...wanted, ...some })
  const repositories = [...world.repositories.values()]
  return (
    <ActForm title="A pipeline pushes an image" submit="Push" acts={[pushAct(wanted)]} names={NAMES} onClose={onClose}>
      {(refusalAt) => (
        <>
          <Select
            label="Repository"
            options={[
              ...repositories.map((one) => ({ value: one.uri, label: repositoryTitle(one) })),
              { value: OTHER, label: 'Of another registry' },
            ]}
            value={wanted.uri ?? OTHER}
            onChange={(value) => setWanted(firstOf(world, value))}
          />
          {wanted.uri === null && (
            <TextField
              label="Name"
              isMono
              value={wanted.otherName}
              onChange={(otherName) => change({ otherName })}
              help="Without a host it is of Docker Hub; public.ecr.aws/… is Amazon ECR Public."
            />
          )}
          <TextField
            label="Tag"
            isMono
            value={wanted.tag}
            onChange={(tag) => change({ tag })}
            help={becomesOf(wanted, world)}
            refusal={refusalAt('image')}
          />
          <TextField
            label="Content"
            value={wanted.content}
            onChange={(content) => change({ content })}
            help="The same content is the same image, with the same digest."
            refusal={refusalAt('content')}
          />
          <Stepper
            label="Size, compressed, in MB"
            value={wanted.sizeMb}
            min={1}
            max={50_000}
            step={10}
            onChange={(sizeMb) => change({ sizeMb })}
          />
          <Segmented
            label="Runs on"
            options={[
              { value: 'amd64', label: 'amd64' },
              { value: 'arm64', label: 'arm64' },
              { value: 'both', label: 'Both' },
            ]}
            value={wanted.architecture}
            onChange={(architecture) => change({ architecture })}
          />
          <Select
            label="A scan would find"
            options={FINDING_KINDS.map((value) => ({ value, label: FINDINGS[value].label }))}
            value={wanted.findings}
            onChange={(findings) => change({ findings })}
          />
        </>
      )}
    </ActForm>
  )
}

function firstOf(world: World, value: string): PushWanted {
  return value === OTHER ? { ...firstPush(world, null), uri: null } : firstPush(world, value)
}

/** What becomes of the tag. */
function becomesOf({ uri, tag }: PushWanted, world: World): string {
  const repository = world.repositories.get(uri ?? '')
  if (repository === undefined || imageTagged(world, repository.uri, tag) === undefined) return 'The tag is new there.'
  return isTagFixed(repository, tag)
    ? 'The tag is taken and immutable: the push is refused.'
    : 'The tag moves to this image, and the one that had it stays untagged.'
}
