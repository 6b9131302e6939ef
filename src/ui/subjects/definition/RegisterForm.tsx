import { useState } from 'react'
import { readTaskDefinition } from '../../../labfile/taskDefinitionFile.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Textarea, TextField } from '../../kit/TextField.tsx'
import { ActForm } from '../../acts/ActForm.tsx'
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
/** Whatever is refused of a pasted definition is said at the text that it stands in. */
const JSON_NAMES = { text: [] } as const

type Way = 'image' | 'json'

/** A new revision: with another image, or as JSON. */
export function RegisterForm({ world, onClose }: { readonly world: World; readonly onClose: () => void }) {
  const latest = latestDefinitions(world)
  const [way, setWay] = useState<Way>(latest.length === 0 ? 'json' : 'image')
  const switcher = latest.length > 0 && (
    <Segmented
      label="From"
      isLabelHidden
      options={[
        { value: 'image', label: 'Another image' },
        { value: 'json', label: 'JSON' },
      ]}
      value={way}
      onChange={setWay}
    />
  )
  const [first] = latest
  return way === 'image' && first !== undefined ? (
    <ImageForm {...{ world, latest, first, switcher, onClose }} />
  ) : (
    <JsonForm {...{ first, switcher, onClose }} />
  )
}

interface FormProps {
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

function JsonForm({ first, switcher, onClose }: FormProps & { readonly first: TaskDefinition | undefined }) {
  const [text, setText] = useState(() =>
    first === undefined ? FIRST_DEFINITION : JSON.stringify(first.source, null, 2),
  )
  const reading = readTaskDefinition(text)
  const isRead = 'definition' in reading
  return (
    <ActForm
      title="Register task definition"
      submit="Register"
      width="wide"
      acts={isRead ? [registerAct(reading.definition)] : []}
      names={JSON_NAMES}
      otherwise="text"
      blocked={isRead ? null : 'The JSON cannot be read yet'}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          {switcher}
          <Textarea
            label="Task definition"
            isMono
            rows={16}
            value={text}
            onChange={setText}
            help="As RegisterTaskDefinition takes it. Fields that the model does not act on are kept and shown."
            refusal={isRead ? refusalAt('text') : { name: reading.error.name, change: reading.error.message }}
          />
        </>
      )}
    </ActForm>
  )
}
