import { ApiError, type Output } from '../api/command.ts'
import { apiTime } from '../api/arns.ts'
import { SIGTERM_EXIT_MS } from '../world/durations.ts'
import { LOCAL_CONTAINERS_MAX } from '../world/labLimits.ts'
import { imageReference } from '../world/registry/imageReference.ts'
import { digestOf } from '../world/registry/manifest.ts'
import { fullName, shortId, shownName } from '../world/workstation/localNames.ts'
import { WORKSTATION_ARCHITECTURE, type LocalContainer, type LocalImage } from '../world/workstation/workstation.ts'
import { localImageOf } from '../world/workstation/workstationNow.ts'
import type { Context } from '../world/context.ts'
import type { World } from '../world/world.ts'
import { dockerError, refuseName } from './dockerRefusals.ts'

/** DOC-8: `docker stop` waits so long before it kills (https://docs.docker.com/reference/cli/docker/container/stop/). */
const STOP_TIMEOUT_MS = 10_000
const KILLED_CODE = 137
/** What runc ends with where the kernel cannot run the file. */
const EXEC_FORMAT_CODE = 255

/** DOC-4: starts a container of an image that the workstation has. @throws ApiError */
export function run(context: Context, input: { readonly image: string; readonly name?: string | undefined }): Output {
  const { world, nowMs } = context
  const image = toRun(world, input.image)
  const name = input.name ?? freeName(world, shownName(input.image))
  refuseContainer(world, name)
  const { architectures, shellForm, digest } = image.content
  const runs = architectures.includes(WORKSTATION_ARCHITECTURE)
  const container: LocalContainer = {
    id: shortId(digestOf(`${name} ${String(nowMs)}`)),
    name,
    image: shownName(input.image),
    digest,
    startedAtMs: nowMs,
    stopsAtMs: null,
    finishedAtMs: runs ? null : nowMs,
    exitCode: runs ? null : EXEC_FORMAT_CODE,
    log: runs ? null : 'exec /docker-entrypoint.sh: exec format error',
  }
  makeRoom(context, name)
  context.emit({ kind: 'put', table: 'localContainers', key: name, value: container })
  const warnings = [
    ...(runs ? [] : [wrongPlatform(architectures[0] ?? '')]),
    ...(shellForm === undefined ? [] : [swallows(shellForm)]),
  ]
  return { container: containerJson(container), warnings }
}

function wrongPlatform(architecture: string): string {
  const host = `linux/${WORKSTATION_ARCHITECTURE}`
  return `WARNING: The requested image's platform (linux/${architecture}) does not match the detected host platform (${host}) and no specific platform was requested`
}

function swallows(form: 'ENTRYPOINT' | 'CMD'): string {
  return `The shell form of ${form} starts it by /bin/sh -c, which does not pass SIGTERM on: docker stop waits ${String(STOP_TIMEOUT_MS / 1_000)} s and kills it.`
}

function toRun(world: World, named: string): LocalImage {
  const found = localImageOf(world, fullName(named)) ?? localImageOf(world, named)
  if (found !== undefined) return found
  refuseName(named, 'image')
  throw dockerError(`docker: Error response from daemon: No such image: ${shownName(fullName(named))}`, 'image')
}

/** DOC-4: as with `--rm`, one that has ended leaves its name. @throws ApiError */
function refuseContainer({ localContainers }: World, name: string): void {
  if (!/^[a-zA-Z0-9][\w.-]+$/.test(name)) {
    const message = `docker: Error response from daemon: Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`
    throw dockerError(message, 'name')
  }
  const holder = localContainers.get(name)
  if (holder?.finishedAtMs === null) {
    const message = `docker: Error response from daemon: Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`
    throw dockerError(message, 'name')
  }
  const running = [...localContainers.values()].filter(({ finishedAtMs }) => finishedAtMs === null).length
  if (running >= LOCAL_CONTAINERS_MAX)
    throw new ApiError(
      'LimitExceededException',
      `The workstation runs ${String(LOCAL_CONTAINERS_MAX)} containers at most.`,
    )
}

function makeRoom({ world, emit }: Context, name: string): void {
  if (world.localContainers.has(name) || world.localContainers.size < LOCAL_CONTAINERS_MAX) return
  const oldest = [...world.localContainers.values()].find(({ finishedAtMs }) => finishedAtMs !== null)
  if (oldest !== undefined) emit({ kind: 'gone', table: 'localContainers', key: oldest.name })
}

function freeName({ localContainers }: World, image: string): string {
  const base = imageReference(image).repository.replace(/^.*\//, '') || 'container'
  for (let number = 1; ; number += 1) {
    const name = `${base}-${String(number)}`
    if (localContainers.get(name)?.finishedAtMs !== null) return name
  }
}

/** DOC-8: it ends by itself where SIGTERM reaches it, else it is killed. @throws ApiError */
export function stop(context: Context, named: string): Output {
  const { world, nowMs } = context
  const container = [...world.localContainers.values()].find(({ name, id }) => name === named || id === named)
  if (container === undefined) throw dockerError(`Error response from daemon: No such container: ${named}`, 'container')
  if (container.finishedAtMs !== null) return { container: containerJson(container), seconds: 0 }
  const isSwallowed = world.localImages.get(container.digest)?.content.shellForm !== undefined
  const stopsAtMs = container.stopsAtMs ?? nowMs + (isSwallowed ? STOP_TIMEOUT_MS : SIGTERM_EXIT_MS)
  const stopping = { ...container, stopsAtMs, exitCode: isSwallowed ? KILLED_CODE : 0 }
  if (container.stopsAtMs === null) {
    const { name, startedAtMs } = container
    context.emit({ kind: 'put', table: 'localContainers', key: name, value: stopping })
    context.schedule(stopsAtMs, { kind: 'localContainerDue', name, startedAtMs })
  }
  return { container: containerJson(stopping), seconds: (stopsAtMs - nowMs) / 1_000 }
}

export function containerJson(container: LocalContainer): Output {
  const { id, name, image, startedAtMs, finishedAtMs, exitCode, log } = container
  const isOver = finishedAtMs !== null
  return {
    containerId: id,
    name,
    image,
    createdAt: apiTime(startedAtMs),
    status: isOver ? `Exited (${String(exitCode ?? 0)})` : 'Up',
    ...(log !== null && { log }),
  }
}
