import { useState, type ReactNode } from 'react'
import { act } from '../../../model/api/act.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { goesTo, likelyRegistry, localNames } from './dockerWanted.ts'

interface DockerFormProps {
  readonly world: World
  readonly onClose: () => void
}

/** `docker tag`: another name of the same image. */
export function TagForm({ world, onClose }: DockerFormProps) {
  const [source, setSource] = useState(localNames(world)[0] ?? '')
  const [target, setTarget] = useState(`${[...world.repositories.keys()].at(-1) ?? 'web'}:2`)
  return (
    <ActForm
      title="docker tag"
      submit="Tag"
      acts={[act('docker', 'Tag', { source, target })]}
      names={{ source: ['source'], target: ['target'] }}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <LocalImageField label="Image" world={world} value={source} onChange={setSource} />
          <TextField
            label="Tag"
            isMono
            value={target}
            onChange={setTarget}
            help={goesTo(target)}
            refusal={refusalAt('target')}
          />
        </>
      )}
    </ActForm>
  )
}

/** `docker login`, with a token of Amazon ECR. */
export function LoginForm({ world, onClose }: DockerFormProps) {
  const [registry, setRegistry] = useState(likelyRegistry(world))
  return (
    <ActForm
      title="docker login"
      submit="Log in"
      acts={[act('docker', 'Login', { registry })]}
      names={{ registry: ['registry'] }}
      onClose={onClose}
    >
      {(refusalAt) => (
        <TextField
          label="Registry"
          isMono
          value={registry}
          onChange={setRegistry}
          help="With a token of aws ecr get-login-password, which is good for 12 hours."
          refusal={refusalAt('registry')}
        />
      )}
    </ActForm>
  )
}

/** `docker push`. */
export function PushForm({ world, onClose }: DockerFormProps) {
  const [image, setImage] = useState(localNames(world)[0] ?? '')
  return (
    <ActForm
      title="docker push"
      submit="Push"
      acts={[act('docker', 'Push', { image })]}
      names={{}}
      blocked={image === '' ? 'Build an image first.' : null}
      onClose={onClose}
    >
      {() => <LocalImageField label="Image" world={world} value={image} onChange={setImage} />}
    </ActForm>
  )
}

/** `docker pull`. */
export function PullForm({ onClose }: DockerFormProps) {
  const [image, setImage] = useState('nginx:1.27')
  return (
    <ActForm
      title="docker pull"
      submit="Pull"
      acts={[act('docker', 'Pull', { image })]}
      names={{ image: ['image'] }}
      onClose={onClose}
    >
      {(refusalAt) => <TextField label="Image" isMono value={image} onChange={setImage} refusal={refusalAt('image')} />}
    </ActForm>
  )
}

/** `docker run`. */
export function RunForm({ world, onClose }: DockerFormProps) {
  const [image, setImage] = useState(localNames(world)[0] ?? '')
  return (
    <ActForm
      title="docker run"
      submit="Run"
      acts={[act('docker', 'Run', { image })]}
      names={{}}
      blocked={image === '' ? 'Build or pull an image first.' : null}
      onClose={onClose}
    >
      {() => <LocalImageField label="Image" world={world} value={image} onChange={setImage} />}
    </ActForm>
  )
}

interface LocalImageFieldProps {
  readonly label: string
  readonly world: World
  readonly value: string
  readonly onChange: (image: string) => void
}

function LocalImageField({ label, world, value, onChange }: LocalImageFieldProps): ReactNode {
  const options = localNames(world).map((name) => ({ value: name, label: name }))
  return <Select label={label} options={options} value={value} onChange={onChange} placeholder="No image yet" />
}
