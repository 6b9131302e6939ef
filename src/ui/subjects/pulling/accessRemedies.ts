import { jsonObject } from '../../../base/jsonObject.ts'
import { imageTitle } from '../../../look/imageLook.ts'
import { act } from '../../../model/api/act.ts'
import {
  ecrHost,
  ecrRegistryOf,
  fullReference,
  imageReference,
  repositoryUri,
} from '../../../model/world/registry/imageReference.ts'
import { findImage } from '../../../model/world/registry/findImage.ts'
import { sizeBytes } from '../../../model/world/registry/image.ts'
import type { Repository } from '../../../model/world/registry/repository.ts'
import { pullRefused } from '../../../model/world/registry/repositoryPolicy.ts'
import { ACCOUNT, type World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'
import { nextKey, reviseActs, withImages } from '../definition/definitionActs.ts'
import { deletePolicyAct, pullPolicyText } from '../registry/policyActs.ts'
import { namedIn } from '../registry/repositoryActs.ts'
import { definitionOf, serviceOf } from './failedPulls.ts'
import type { Remedy } from '../remedy/remedy.ts'

/** Another account's owner lets this one pull; of its own, what denies goes. */
export function policyRemedies({ image }: FailedPull, world: World): readonly Remedy[] {
  const repository = world.repositories.get(repositoryUri(imageReference(image)))
  const accountId = ecrRegistryOf(repository?.host ?? '')?.accountId
  if (repository === undefined || accountId === undefined) return []
  if (accountId === ACCOUNT) return deniedRemedies(repository)
  const policyText = policyWithPull(repository)
  // What denies it stays, and then a further statement helps nobody.
  if (pullRefused({ ...repository, policyText }, { accountId: ACCOUNT }) !== null) return []
  return [
    {
      label: `As ${accountId}, let ${ACCOUNT} pull from ${repository.name}`,
      acts: [act('lab', 'AddRepository', { accountId, repositoryName: repository.name, policyText })],
    },
  ]
}

function deniedRemedies(repository: Repository): readonly Remedy[] {
  const named = namedIn(repository)
  return named === null ? [] : [{ label: `Delete the policy of ${repository.name}`, acts: [deletePolicyAct(named)] }]
}

/** What it said until now, and a statement more. */
function policyWithPull({ policyText }: Repository): string {
  const added = jsonObject(pullPolicyText(ACCOUNT)) ?? {}
  const before = jsonObject(policyText ?? '') ?? {}
  const statements = [before.Statement ?? [], added.Statement].flat()
  return JSON.stringify({ ...added, ...before, Statement: statements })
}

/** From the account's own registry nothing is counted, so a copy of the image there is pulled as often as one likes. */
export function copyRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  const definition = definitionOf(failed, world)
  const reference = imageReference(failed.image)
  if (definition === undefined || reference.tag === null || isOwnRegistryInUse(world)) return []
  const repositoryName = reference.repository.replace(/^library\//, '')
  const copy = `${ecrHost()}/${repositoryName}:${reference.tag}`
  const containerDefinitions = withImages(definition, failed.image, copy)
  const isThere = world.repositories.has(`${ecrHost()}/${repositoryName}`)
  return [
    {
      label: `Keep ${imageTitle(failed.image)} in Amazon ECR and register ${nextKey(definition.family, world)} with it`,
      acts: [
        ...(isThere ? [] : [act('ecr', 'CreateRepository', { repositoryName })]),
        act('lab', 'PushImage', { image: copy, ...sameContent(failed, world) }),
        ...reviseActs(definition, { containerDefinitions }, serviceOf(failed, world)),
      ],
    },
  ]
}

const MB = 1_000_000

function sameContent({ image }: FailedPull, world: World) {
  const content = fullReference(image)
  const found = findImage(world, imageReference(image))
  if (found.is !== 'there') return { content }
  const { architectures } = found.image.content
  return { content, architectures, sizeMb: Math.max(1, Math.round(sizeBytes(found.image.content) / MB)) }
}

/** With its first repository the registry is told whole (IMG-1): what is pulled from it until then would be gone. */
function isOwnRegistryInUse({ registries, taskDefinitions }: World): boolean {
  if (registries.has(ecrHost())) return false
  const images = [...taskDefinitions.values()].flatMap(({ containers }) => containers.map(({ image }) => image))
  return images.some((image) => imageReference(image).host === ecrHost())
}
