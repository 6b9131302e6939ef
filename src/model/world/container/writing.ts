import type { TaskDefinition } from '../definition/taskDefinition.ts'

/** A file that the program of a container writes, once after each start (CON-10). */
export interface AppWrite {
  /** Absolute. */
  readonly path: string
  /** Since the container's start. */
  readonly afterMs: number
}

interface Mount {
  readonly path: string
  readonly isReadOnly: boolean
}

interface SourceContainer {
  readonly name: string
  readonly readonlyRootFilesystem?: boolean
  readonly mountPoints?: readonly { readonly containerPath?: string; readonly readOnly?: boolean }[]
  readonly volumesFrom?: readonly { readonly sourceContainer?: string; readonly readOnly?: boolean }[]
  readonly linuxParameters?: {
    readonly tmpfs?: readonly { readonly containerPath: string; readonly mountOptions?: readonly string[] }[]
  }
}

/** Docker mounts these itself and leaves them writable under a read-only root (moby, oci_linux.go). */
const ALWAYS_WRITABLE: readonly Mount[] = ['/dev', '/proc'].map((path) => ({ path, isReadOnly: false }))

/** Where a path is read-only for a container: `/` for its root, else the mount's path; `null` where it may be written. */
export function readOnlyPlace(
  definition: Pick<TaskDefinition, 'source'>,
  containerName: string,
  path: string,
): string | null {
  const containers = definition.source.containerDefinitions as readonly SourceContainer[]
  const root: Mount = {
    path: '/',
    isReadOnly: containers.find(({ name }) => name === containerName)?.readonlyRootFilesystem === true,
  }
  const found = [root, ...ALWAYS_WRITABLE, ...mountsOf(containers, containerName)]
    .filter((one) => isIn(path, one.path))
    .reduce((deepest, one) => (folder(one.path).length >= folder(deepest.path).length ? one : deepest))
  return found.isReadOnly ? found.path : null
}

/** What it takes from others goes before its own, which hides it at the same place. */
function mountsOf(containers: readonly SourceContainer[], name: string): readonly Mount[] {
  const { mountPoints = [], volumesFrom = [], linuxParameters } = containers.find((one) => one.name === name) ?? {}
  const taken = volumesFrom.flatMap(({ sourceContainer = '', readOnly = false }) =>
    mountsOf(containers, sourceContainer).map((one) => ({ ...one, isReadOnly: one.isReadOnly || readOnly })),
  )
  const own = mountPoints.flatMap(({ containerPath, readOnly = false }) =>
    containerPath === undefined ? [] : [{ path: containerPath, isReadOnly: readOnly }],
  )
  const inMemory = (linuxParameters?.tmpfs ?? []).map(({ containerPath, mountOptions = [] }) => ({
    path: containerPath,
    isReadOnly: mountOptions.includes('ro'),
  }))
  return [...taken, ...own, ...inMemory]
}

function isIn(path: string, mount: string): boolean {
  return `${path}/`.startsWith(folder(mount))
}

function folder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}
