import { imageTitle, tagTitle } from '../../../look/imageLook.ts'
import { act } from '../../../model/api/act.ts'
import type { Act } from '../../../model/api/command.ts'
import { SUBNETS } from '../../../model/world/network/subnets.ts'
import {
  fullReference,
  imageReference,
  repositoryUri,
  ecrHost,
  type ImageReference,
} from '../../../model/world/registry/imageReference.ts'
import type { PullCause } from '../../../model/world/pulling/taskPull.ts'
import { findImage, imagesOf } from '../../../model/world/registry/findImage.ts'
import { imageStatus, RESTORE_MS } from '../../../model/world/registry/image.ts'
import type { World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'
import { storageClassAct } from '../registry/archiveActs.ts'
import { namedIn } from '../registry/repositoryActs.ts'
import { nextKey, reviseActs, withImages } from '../definition/definitionActs.ts'
import { copyRemedies, policyRemedies } from './accessRemedies.ts'
import { loginRemedies, secretRemedies } from './credentialRemedies.ts'
import { definitionOf, deployAnewActs, serviceOf } from './failedPulls.ts'
import { diskRemedies, platformRemedies } from './hostRemedies.ts'
import type { Remedy } from '../remedy/remedy.ts'

/** What the desk can do about it; nothing where only time helps. */
export function pullRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  return (REMEDIES[failed.cause]?.(failed, world) ?? []).filter(({ acts }) => acts.length > 0)
}

const REMEDIES: Readonly<Partial<Record<PullCause, (failed: FailedPull, world: World) => readonly Remedy[]>>> = {
  noRoute: natRemedy,
  noPublicIp: natRemedy,
  registryOut: ({ image }) => {
    const { host } = imageReference(image)
    return [
      {
        label: `Mend ${host}`,
        acts: [act('lab', 'SetRegistryAvailable', { registry: host, available: true })],
      },
    ]
  },
  noRepository: ({ image }) => {
    const reference = imageReference(image)
    if (reference.host !== ecrHost() || reference.digest !== null) return []
    return [
      {
        label: `Create repository ${reference.repository} and push ${imageTitle(image)}`,
        acts: [act('ecr', 'CreateRepository', { repositoryName: reference.repository }), pushAct(image)],
      },
    ]
  },
  noTag: ({ image }, { repositories }) =>
    repositories.has(repositoryUri(imageReference(image)))
      ? [{ label: `Push ${imageTitle(image)}`, acts: [pushAct(image)] }]
      : [],
  noDigest: (failed, world) => (failed.isKept ? anewRemedies(failed, world) : otherDigestRemedies(failed, world)),
  archived: ({ image, digest }, world) => restoreRemedies({ ...imageReference(image), digest }, world),
  notAllowed: policyRemedies,
  noCredentials: loginRemedies,
  wrongCredentials: secretRemedies,
  tooManyRequests: copyRemedies,
  noPlatform: platformRemedies,
  diskFull: diskRemedies,
}

function anewRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  const name = serviceOf(failed, world)?.name ?? ''
  return [{ label: `Deploy ${name} anew: its tag is resolved again`, acts: deployAnewActs(failed, world) }]
}

/** The definition names the newest image that is there. */
function otherDigestRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  const { image } = failed
  const definition = definitionOf(failed, world)
  const uri = repositoryUri(imageReference(image))
  const active = imagesOf(world, uri).filter((one) => imageStatus(one) === 'ACTIVE')
  const newest = active.toSorted((one, other) => other.pushedAtMs - one.pushedAtMs)[0]
  if (definition === undefined || newest === undefined) return []
  const label = `Register ${nextKey(definition.family, world)} with ${tagTitle(newest)} of ${imageReference(image).repository}`
  const changed = { containerDefinitions: withImages(definition, image, `${uri}@${newest.content.digest}`) }
  return [{ label, acts: reviseActs(definition, changed, serviceOf(failed, world)) }]
}

/** While it is on its way back only time helps. */
function restoreRemedies(reference: ImageReference, world: World): readonly Remedy[] {
  const found = findImage(world, reference)
  if (found.is !== 'archived' || imageStatus(found.image) !== 'ARCHIVED') return []
  const named = namedIn(found.repository)
  if (named === null) return []
  const label = `Restore ${found.repository.name}${tagTitle(found.image)} from the archive`
  const acts = [storageClassAct(named, found.image.content.digest, 'STANDARD')]
  return [{ label, acts, takesMs: RESTORE_MS }]
}

function natRemedy({ availabilityZone }: FailedPull): readonly Remedy[] {
  const subnet = SUBNETS[availabilityZone]
  if (subnet === undefined) return []
  return [
    {
      label: `Give ${subnet} a NAT gateway`,
      acts: [act('lab', 'SetSubnetRoute', { subnet, route: 'nat' })],
    },
  ]
}

function pushAct(image: string): Act {
  return act('lab', 'PushImage', { image: fullReference(image) })
}
