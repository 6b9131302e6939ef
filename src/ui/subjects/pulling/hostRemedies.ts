import { imageTitle } from '../../../look/imageLook.ts'
import { shortInstance } from '../../../look/names.ts'
import { act } from '../../../model/api/act.ts'
import { isInstanceType } from '../../../model/world/capacity/instanceTypes.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { fitsInstance, missingLayers, neededGib } from '../../../model/world/pulling/disk.ts'
import { findImage } from '../../../model/world/registry/findImage.ts'
import {
  allLayers,
  ARCHITECTURES,
  sizeBytes,
  type ImageContent,
  type Layer,
} from '../../../model/world/registry/image.ts'
import { fullReference, imageReference } from '../../../model/world/registry/imageReference.ts'
import { AVAILABILITY_ZONES, type World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'
import { addInstancesActs, instanceStateAct } from '../capacity/instanceActs.ts'
import { nextKey, reviseActs } from '../definition/definitionActs.ts'
import { definitionOf, deployAnewActs, serviceOf } from './failedPulls.ts'
import type { Remedy } from '../remedy/remedy.ts'

/** Most that a task on Fargate may have (api, EphemeralStorage). */
const EPHEMERAL_GIB_MAX = 200
/** What is left of an image whose tools for building stay in another stage. */
const SMALL_MB = 200

/** The image in the tongue of the host, or on Fargate the host in that of the image. */
export function platformRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  const definition = definitionOf(failed, world)
  const content = contentOf(failed, world)
  if (definition === undefined || content === null) return []
  const { source, family } = definition
  const [architecture] = content.architectures
  const pushed = pushedAnew(failed, world, { architectures: ARCHITECTURES, manifestList: true })
  const built = { label: `Push ${imageTitle(failed.image)} for ${ARCHITECTURES.join(' and ')}`, acts: pushed }
  if (failed.instanceId !== null) return [built]
  const cpuArchitecture = architecture === 'arm64' ? 'ARM64' : 'X86_64'
  const runtimePlatform = { ...(source.runtimePlatform as object | undefined), cpuArchitecture }
  const revised = {
    label: `Register ${nextKey(family, world)} for ${cpuArchitecture}`,
    acts: reviseActs(definition, { runtimePlatform }, serviceOf(failed, world)),
  }
  return [built, revised]
}

/** A larger disk or an empty one, and where none would do a smaller image. */
export function diskRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  const definition = definitionOf(failed, world)
  if (definition === undefined) return []
  const bytes = sizeBytes({ layers: layersOf(definition, world) })
  const larger =
    failed.instanceId === null
      ? storageRemedy(failed, world, { definition, gib: neededGib(bytes) })
      : emptyDiskRemedy(failed, world, bytes)
  const smaller = {
    label: `Push ${imageTitle(failed.image)} with ${String(SMALL_MB)} MB`,
    acts: pushedAnew(failed, world, { sizeMb: SMALL_MB, content: 'what runs, without what built it' }),
  }
  return [...larger, smaller]
}

interface StorageWanted {
  readonly definition: TaskDefinition
  readonly gib: number
}

function storageRemedy(failed: FailedPull, world: World, { definition, gib }: StorageWanted): readonly Remedy[] {
  if (gib > EPHEMERAL_GIB_MAX) return []
  const label = `Register ${nextKey(definition.family, world)} with ${String(gib)} GiB of ephemeralStorage`
  const acts = reviseActs(definition, { ephemeralStorage: { sizeInGiB: gib } }, serviceOf(failed, world))
  return [{ label, acts }]
}

/** What is cached is in the way: another of its type has nothing yet, and the full one takes no more tasks. */
function emptyDiskRemedy({ instanceId }: FailedPull, world: World, bytes: number): readonly Remedy[] {
  const instance = world.instances.get(instanceId ?? '')
  if (instance === undefined || !isInstanceType(instance.instanceType) || !fitsInstance([], bytes)) return []
  const { clusterName, instanceType, ec2InstanceId } = instance
  const zones = AVAILABILITY_ZONES.filter((zone) => zone === instance.availabilityZone)
  const wanted = { clusterName, instanceType, count: 1, availabilityZones: zones, through: 'now' } as const
  return [
    {
      label: `Add one ${instanceType} and drain ${shortInstance(ec2InstanceId)}`,
      acts: [...addInstancesActs(wanted, world), instanceStateAct(instance, 'DRAINING')],
    },
  ]
}

/** All that a task of it has to pull, what its images share once. */
function layersOf({ containers }: TaskDefinition, world: World): readonly Layer[] {
  return containers.reduce<readonly Layer[]>((before, { image }) => {
    const found = findImage(world, imageReference(image))
    if (found.is !== 'there') return before
    return [...before, ...missingLayers(allLayers(found.image.content), new Set(before.map(({ digest }) => digest)))]
  }, [])
}

function contentOf({ image, digest }: FailedPull, world: World): ImageContent | null {
  const found = findImage(world, { ...imageReference(image), digest })
  return found.is === 'there' ? found.image.content : null
}

/** Under its tag; a digest is of one image for ever. */
function pushedAnew(failed: FailedPull, world: World, fields: Readonly<Record<string, unknown>>) {
  if (imageReference(failed.image).digest !== null) return []
  const image = fullReference(failed.image)
  return [act('lab', 'PushImage', { image, ...fields }), ...(failed.isKept ? deployAnewActs(failed, world) : [])]
}
