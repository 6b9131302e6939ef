import { registryOut } from '../../../model/world/fault/broken.ts'
import { leadsTo, routeOf } from '../../../model/world/pulling/routes.ts'
import type { PullCause } from '../../../model/world/pulling/taskPull.ts'
import { findImage } from '../../../model/world/registry/findImage.ts'
import { ARCHITECTURES } from '../../../model/world/registry/image.ts'
import { imageReference, repositoryUri } from '../../../model/world/registry/imageReference.ts'
import { pullRefused } from '../../../model/world/registry/repositoryPolicy.ts'
import { ACCOUNT, type World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'
import { isSignedIn } from './credentialRemedies.ts'

/** Whether the link that broke holds by now, where that shows without another revision. */
export function isMended(failed: FailedPull, world: World): boolean {
  return MENDED[failed.cause]?.(failed, world) ?? false
}

const MENDED: Readonly<Partial<Record<PullCause, (failed: FailedPull, world: World) => boolean>>> = {
  noRoute: ({ availabilityZone, image }, world) =>
    leadsTo(routeOf(world, availabilityZone), imageReference(image).host),
  noPublicIp: ({ availabilityZone }, world) => routeOf(world, availabilityZone) !== 'internet',
  registryOut: ({ image }, world) => !registryOut(world, imageReference(image).host),
  notAllowed: ({ image }, { repositories }) => {
    const repository = repositories.get(repositoryUri(imageReference(image)))
    return repository !== undefined && pullRefused(repository, { accountId: ACCOUNT }) === null
  },
  wrongCredentials: isSignedIn,
  noRepository: isThere,
  noTag: isThere,
  noDigest: isThere,
  archived: isThere,
  noPlatform: ({ image }, world) => {
    const found = findImage(world, imageReference(image))
    return found.is === 'there' && ARCHITECTURES.every((one) => found.image.content.architectures.includes(one))
  },
}

function isThere({ image, digest }: FailedPull, world: World): boolean {
  const found = findImage(world, { ...imageReference(image), digest })
  return found.is === 'there' || found.is === 'untold'
}
