import { useState } from 'react'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { DocumentForm } from './DocumentForm.tsx'
import {
  FIRST_DEFINITION,
  latestDefinitions,
  mainImage,
  nextImage,
  nextKey,
  registerAct,
  withImage,
} from './definitionActs.ts'

const IMAGE_NAMES = { image: ['containerDefinitions', 'family'] } as const

type Way = 'image' | 'fields' | 'json'

interface RegisterFormProps {
  readonly world: World
  /** The revision that is begun with, by `family:revision`; the newest when left out. */
  readonly from?: string | null
  readonly onClose: () => void
}

/** A new revision: with another image, field by field, or as JSON. The latter two are views of one text. */
export function RegisterForm({ world, from = null, onClose }: RegisterFormProps) {
  const latest = latestDefinitions(world)
  const given = world.taskDefinitions.get(from ?? '')
  const first = given ?? latest[0]
  // A phone has room for fields, and for JSON hardly.
  const whole = useMedia('(width <= 599px)') ? 'fields' : 'json'
  const [way, setWay] = useState<Way>(given !== undefined || first === undefined ? whole : 'image')
  const [text, setText] = useState(() =>
    first === undefined ? FIRST_DEFINITION : JSON.stringify(first.source, null, 2),
  )
  const switcher = (
    <Segmented
      label="From"
      isLabelHidden
      options={[
        ...(latest.length > 0 ? [{ value: 'image' as const, label: 'New image' }] : []),
        { value: 'fields', label: 'Form' },
        { value: 'json', label: 'JSON' },
      ]}
      value={way}
      onChange={setWay}
    />
  )
  const [newest] = latest
  return way === 'image' && newest !== undefined ? (
    <ImageForm {...{ world, latest, first: newest, switcher, onClose }} />
  ) : (
    <DocumentForm {...{ world, text, switcher, onClose }} isJson={way === 'json'} onChange={setText} />
  )
}

export interface FormProps {
  readonly switcher: React.ReactNode
  readonly onClose: () => void
}

interface ImageFormProps extends FormProps {
  readonly world: World
  readonly latest: readonly TaskDefinition[]
  readonly first: TaskDefinition
}

function ImageForm({ world, latest, first, switcher, onClose }: ImageFormProps) {
  const [definition, setDefinition] = useState(first)
  const [image, setImage] = useState(() => nextImage(mainImage(first)))
  return (
    <ActForm
      title="Register task definition"
      submit={`Register ${nextKey(definition.family, world)}`}
      acts={[registerAct(withImage(definition, image))]}
      names={IMAGE_NAMES}
      blocked={image.trim() === '' ? 'Name an image' : null}
      // As wide as the other ways: going from one to another moves nothing.
      width="wide"
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          {switcher}
          <Select
            label="Revision to begin with"
            options={latest.map((one) => ({
              value: definitionKey(one),
              label: definitionKey(one),
              detail: mainImage(one),
            }))}
            value={definitionKey(definition)}
            onChange={(key) => {
              const chosen = world.taskDefinitions.get(key) ?? definition
              setDefinition(chosen)
              setImage(nextImage(mainImage(chosen)))
            }}
          />
          <TextField label="Image" isMono value={image} onChange={setImage} refusal={refusalAt('image')} />
        </>
      )}
    </ActForm>
  )
}
