import type { RootCase } from '../../challenge/templates/readOnlyRoot.ts'
import type { Judge } from './judge.ts'

interface Shown {
  readonly essential: boolean
  readonly readonlyRootFilesystem: boolean
  readonly mountPoints?: readonly { readonly containerPath: string; readonly readOnly?: boolean }[]
  readonly linuxParameters?: { readonly tmpfs: readonly { readonly containerPath: string }[] }
}

/**
 * API Reference, ContainerDefinition: with readonlyRootFilesystem "the container is given read-only access to its root
 * file system"; MountPoint: readOnly "the container has read-only access to the volume". It reads the container as the
 * learner does, and the file in the question.
 */
export const readOnlyRoot: Judge<RootCase> = ({ ask }) => {
  const shown = ('code' in ask ? ask.code : {}) as unknown as Shown
  const file = /writes (\S+?)\. /.exec(ask.question)?.[1] ?? ''
  const inMemory = (shown.linuxParameters?.tmpfs ?? []).map(({ containerPath }) => ({ containerPath, readOnly: false }))
  const mount = [...(shown.mountPoints ?? []), ...inMemory].find(({ containerPath }) =>
    file.startsWith(`${containerPath}/`),
  )
  const isRefused = mount === undefined ? shown.readonlyRootFilesystem : mount.readOnly === true
  if (!isRefused) return ['It stays RUNNING, with both containers']
  return [shown.essential ? 'It is STOPPED: EssentialContainerExited' : 'It stays RUNNING, without helper']
}
