import { imageTitle } from '../../../look/imageLook.ts'
import { act } from '../../../model/api/operations.ts'
import type { Act } from '../../../model/api/command.ts'
import { SUBNETS } from '../../../model/world/network/subnets.ts'
import { fullReference, imageReference, repositoryUri, ecrHost } from '../../../model/world/registry/imageReference.ts'
import type { PullCause } from '../../../model/world/pulling/taskPull.ts'
import { serviceKey } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'

/** Acts that mend the link of a pull that broke. */
export interface PullRemedy {
  readonly label: string
  readonly acts: readonly Act[]
}

/** What the desk can do about it; nothing where only time, or another definition, helps. */
export function pullRemedies(failed: FailedPull, world: World): readonly PullRemedy[] {
  return (REMEDIES[failed.cause]?.(failed, world) ?? []).filter(({ acts }) => acts.length > 0)
}

const REMEDIES: Readonly<Partial<Record<PullCause, (failed: FailedPull, world: World) => readonly PullRemedy[]>>> = {
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
  noDigest: ({ isKept, taskId }, world) => {
    const task = world.tasks.get(taskId)
    const service = world.services.get(serviceKey(task?.clusterName ?? '', task?.serviceName ?? ''))
    if (!isKept || service === undefined) return []
    const { clusterName: cluster, name } = service
    return [
      {
        label: `Deploy ${name} anew: its tag is resolved again`,
        acts: [act('ecs', 'UpdateService', { cluster, service: name, forceNewDeployment: true })],
      },
    ]
  },
}

function natRemedy({ availabilityZone }: FailedPull): readonly PullRemedy[] {
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
