import { apiTime } from '../api/arns.ts'
import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { dockerOperations } from '../api/workstation/dockerOperations.ts'
import { REGISTRY_LOGINS_MAX } from '../world/labLimits.ts'
import { tokenFor } from '../world/registry/authorizationToken.ts'
import { DOCKER_HUB, ecrRegistryOf } from '../world/registry/imageReference.ts'
import { fullName, shownName } from '../world/workstation/localNames.ts'
import { takesToken } from '../world/workstation/logins.ts'
import { localImageOf } from '../world/workstation/workstationNow.ts'
import type { LocalImage } from '../world/workstation/workstation.ts'
import { REGION, type World } from '../world/world.ts'
import { build } from './building.ts'
import { dockerError, refuseName } from './dockerRefusals.ts'
import { imageRows, nameImage } from './localImages.ts'
import { historyRows } from './history.ts'
import { pull } from './pulling.ts'
import { push } from './pushing.ts'
import { containerJson, run, stop } from './running.ts'

export const dockerHandlers: Handlers<typeof dockerOperations> = {
  Build: (context, { input }) => build(context, input),
  Tag(context, { input }) {
    refuseName(input.target, 'target')
    const image = imageHere(context.world, input.source, 'source')
    return { image: { ...imageRows(nameImage(context, image, fullName(input.target))).at(-1) } }
  },
  Login(context, { input }) {
    const { world, nowMs } = context
    const host = input.registry === 'https://index.docker.io/v1/' ? DOCKER_HUB : input.registry
    if (!/^[a-z0-9.-]+(?::\d+)?$/i.test(host)) throw dockerError(`invalid registry host: ${host}`, 'registry')
    const region = ecrRegistryOf(host)?.region ?? REGION
    if (takesToken(host) && region !== (input.region ?? REGION)) {
      const message = `Error response from daemon: login attempt to https://${host}/v2/ failed with status: 400 Bad Request`
      throw dockerError(message, 'region')
    }
    if (!world.registryLogins.has(host) && world.registryLogins.size >= REGISTRY_LOGINS_MAX)
      throw new ApiError(
        'LimitExceededException',
        `The workstation keeps ${String(REGISTRY_LOGINS_MAX)} logins at most.`,
      )
    const expiresAtMs = takesToken(host) ? tokenFor(host, nowMs).expiresAtMs : null
    context.emit({ kind: 'put', table: 'registryLogins', key: host, value: { host, atMs: nowMs, expiresAtMs } })
    return { status: 'Login Succeeded', ...(expiresAtMs !== null && { expiresAt: apiTime(expiresAtMs) }) }
  },
  Push: (context, { input }) => push(context, input.image),
  Pull: (context, { input }) => pull(context, input.image),
  Run: (context, { input }) => run(context, input),
  Stop: (context, { input }) => stop(context, input.container),
  Images: ({ localImages }) => ({ images: [...localImages.values()].reverse().flatMap(imageRows) }),
  History: (world, { input }) => ({ history: historyRows(imageHere(world, input.image, 'image')) }),
  Ps: ({ localContainers }, { input }) => ({
    containers: [...localContainers.values()]
      .filter(({ finishedAtMs }) => input.all === true || finishedAtMs === null)
      .map(containerJson),
  }),
}

/** @throws ApiError  in Docker's words */
function imageHere(world: World, named: string, field: string): LocalImage {
  const image = localImageOf(world, fullName(named)) ?? localImageOf(world, named)
  if (image !== undefined) return image
  throw dockerError(`Error response from daemon: No such image: ${shownName(fullName(named))}`, field)
}
