import { registryOut } from '../../model/world/fault/broken.ts'
import { SUBNETS } from '../../model/world/network/subnets.ts'
import type { PullDecision } from '../../model/world/pulling/pullDecision.ts'
import type { StoredImage } from '../../model/world/registry/image.ts'
import type { World } from '../../model/world/world.ts'
import { pattern, type Claim } from './claim.ts'

/** A container that got no image, and the world at the end of the instant. */
export interface PullScene {
  readonly decision: PullDecision
  readonly world: World
}

const NAME = '([\\w-]+:\\d+) ([0-9a-f]{4})'
const ZONE = '(us-east-1[abc])'
const HOST = '([\\w.-]+)'
const ON = '(i-[0-9a-f]{4}|Fargate)'
const REPOSITORY = '([\\w/-]+)'
const DIGEST = 'digest (sha256:[0-9a-f]{12})…'

/** Where the subnet of a zone leads, and of what kind the registry is: read off the tables alone. */
function leadsThere({ subnetRoutes }: World, zone: string, host: string): boolean {
  const route = subnetRoutes.get(SUBNETS[zone] ?? '')
  return route !== 'none' && (route !== 'endpoints' || host.includes('.dkr.ecr.'))
}

function hasRepository({ repositories }: World, host: string, repository: string): boolean {
  return repositories.has(`${host}/${repository}`)
}

function imagesIn({ images }: World, repository: string): readonly StoredImage[] {
  return [...images.values()].filter((one) => one.repositoryUri.endsWith(`/${repository}`))
}

function isOn(on: string, { decision, world }: PullScene): boolean {
  if (on === 'Fargate') return decision.instanceId === null
  return world.instances.get(decision.instanceId ?? '')?.ec2InstanceId.startsWith(on) === true
}

/**
 * What the execution role was given, or where none is named any role, by their inline policies alone: no lab that says
 * so has others.
 */
function mayStart({ decision, world }: PullScene, action: string): boolean {
  const named = definitionOf({ decision, world })?.source.executionRoleArn
  const meant = [...world.roles.values()].filter(({ name }) => typeof named !== 'string' || named.endsWith(`/${name}`))
  return meant.some(({ inline, attached }) => {
    const texts = inline.map(({ text }) => text)
    return attached.length > 0 || texts.some((text) => text.includes(`"${action}"`) || text.includes('"ecr:*"'))
  })
}

function definitionOf({ decision, world }: PullScene) {
  return world.taskDefinitions.get(world.tasks.get(decision.taskId)?.definitionKey ?? '')
}

function containerOf(scene: PullScene) {
  return definitionOf(scene)?.containers.find(({ name }) => name === scene.decision.containerName)
}

function asksForUser({ world, decision }: PullScene, host: string, repository: string): boolean {
  return world.privateRegistries.has(host) && decision.image.startsWith(`${host}/${repository}:`)
}

function credentialsOf(scene: PullScene): string | undefined {
  const containers = definitionOf(scene)?.source.containerDefinitions as readonly {
    readonly name: string
    readonly repositoryCredentials?: { readonly credentialsParameter: string }
  }[]
  return containers.find(({ name }) => name === scene.decision.containerName)?.repositoryCredentials
    ?.credentialsParameter
}

/** By all of its name, or in the account's own registry without that. */
function isCalled(image: string | undefined, said: string): boolean {
  return image === said || image === `123456789012.dkr.ecr.us-east-1.amazonaws.com/${said}`
}

export const PULL_CLAIMS: readonly Claim<PullScene>[] = [
  {
    name: 'cannot pull an image',
    said: pattern(`^${NAME} cannot pull (\\S+)(?=\\. )`),
    isTrue: ({ name }, scene) => {
      const task = scene.world.tasks.get(scene.decision.taskId)
      return (
        task?.definitionKey === name(1) && task.id.startsWith(name(2)) && isCalled(containerOf(scene)?.image, name(3))
      )
    },
  },
  {
    name: 'no route to a registry',
    said: pattern(`The subnet in ${ZONE} of ${ON} has no route to ${HOST}(?=\\.( |$))`),
    isTrue: ({ name }, scene) => isOn(name(2), scene) && !leadsThere(scene.world, name(1), name(3)),
  },
  {
    name: 'no public address',
    said: pattern(`The subnet in ${ZONE} leads to an internet gateway`),
    isTrue: ({ name }, { world, decision }) =>
      world.subnetRoutes.get(SUBNETS[name(1)] ?? '') === 'internet' && decision.instanceId === null,
  },
  {
    name: 'a registry answers nobody who pulls',
    said: pattern(`${HOST} answers nobody(?=\\.)`),
    isTrue: ({ name }, { world }) => registryOut(world, name(1)),
  },
  {
    name: 'no token of the registry',
    said: pattern('may not ask Amazon ECR for a token: no policy of it allows ecr:GetAuthorizationToken'),
    isTrue: (_, scene) =>
      scene.decision.image.includes('.dkr.ecr.') &&
      scene.world.roles.size > 0 &&
      !mayStart(scene, 'ecr:GetAuthorizationToken'),
  },
  {
    name: 'a role may not pull',
    said: pattern(`may not pull from ${REPOSITORY}: its policies do not allow it`),
    isTrue: ({ name }, scene) =>
      scene.decision.image.includes(`/${name(1)}:`) &&
      mayStart(scene, 'ecr:GetAuthorizationToken') &&
      !mayStart(scene, 'ecr:BatchGetImage'),
  },
  {
    name: 'another account’s policy',
    said: pattern(`${REPOSITORY} is another account’s, and its repository policy does not let this one pull`),
    isTrue: ({ name }, { world }) =>
      [...world.repositories.values()].some(
        (one) => one.name === name(1) && !one.host.startsWith('123456789012.') && one.policyText === null,
      ),
  },
  {
    name: 'a registry asks for a user, and no credentials are named',
    said: pattern(
      `${HOST} gives ${REPOSITORY} to who signs in alone, and the container names no repositoryCredentials`,
    ),
    isTrue: ({ name }, scene) => asksForUser(scene, name(1), name(2)) && credentialsOf(scene) === undefined,
  },
  {
    name: 'a registry asks for another user',
    said: pattern(
      `${HOST} gives ${REPOSITORY} to who signs in alone, and not with the user and password of its secret`,
    ),
    isTrue: ({ name }, scene) => {
      const secret = [...scene.world.secrets.values()].find(({ arn }) => arn.startsWith(credentialsOf(scene) ?? 'none'))
      const { password } = scene.world.privateRegistries.get(name(1)) ?? { password: '' }
      return (
        asksForUser(scene, name(1), name(2)) &&
        secret?.versions.every(({ value }) => !value.includes(password)) === true
      )
    },
  },
  {
    name: 'too many pulls',
    said: pattern(`${HOST} has counted too many pulls from this address within six hours`),
    isTrue: ({ name }, { world }) => {
      const limit = world.pullLimits.get(name(1))
      return limit !== undefined && Object.values(limit.pulledAtMs).some((times) => times.length >= limit.pulls)
    },
  },
  {
    name: 'no such repository',
    said: pattern(`${HOST} has no repository ${REPOSITORY}(?=\\.)`),
    isTrue: ({ name }, { world }) => !hasRepository(world, name(1), name(2)),
  },
  {
    name: 'no image with a tag',
    said: pattern(`${REPOSITORY} is there, and has no image with tag ([\\w.-]+)(?=\\.( |$))`),
    isTrue: ({ name }, { world }) => {
      const isThere = [...world.repositories.values()].some((one) => one.name === name(1))
      return isThere && imagesIn(world, name(1)).every(({ tags }) => !tags.includes(name(2)))
    },
  },
  {
    name: 'an image in the archive',
    said: pattern(`${REPOSITORY} has the image with tag ([\\w.-]+) in its archive`),
    isTrue: ({ name }, { world }) =>
      imagesIn(world, name(1)).some(
        ({ tags, archiving }) => tags.includes(name(2)) && archiving?.status === 'ARCHIVED',
      ),
  },
  {
    name: 'no image with a digest',
    said: pattern(`${REPOSITORY} is there, and has no image with ${DIGEST}`),
    isTrue: ({ name }, { world }) => {
      const isThere = [...world.repositories.values()].some((one) => one.name === name(1))
      return isThere && imagesIn(world, name(1)).every(({ content }) => !content.digest.startsWith(name(2)))
    },
  },
  {
    name: 'the kept digest is deleted',
    said: pattern(`The deployment keeps ${DIGEST} of ${REPOSITORY}, and that image is deleted`),
    isTrue: ({ name }, { decision, world }) => {
      const kept = [...world.serviceDeployments.values()].flat().map(({ images }) => images?.digests ?? {})
      const isKept = kept.some((one) => one[decision.containerName]?.startsWith(name(1)) === true)
      return isKept && imagesIn(world, name(2)).every(({ content }) => !content.digest.startsWith(name(1)))
    },
  },
  {
    name: 'no manifest for an architecture',
    said: pattern(`a list of manifests, and none of them is for the architecture of ${ON}(?=\\.)`),
    isTrue: ({ name }, scene) => {
      const stored = [...scene.world.images.values()]
      return (
        isOn(name(1), scene) &&
        stored.some(({ content }) => content.manifests !== undefined && !content.architectures.includes('amd64'))
      )
    },
  },
  {
    name: 'no room on a disk',
    said: pattern(`The disk of ${ON} has no room for its layers`),
    // More than 20 GiB unpacked and packed, whatever the host: no lab has a smaller image that does not fit.
    isTrue: ({ name }, scene) =>
      isOn(name(1), scene) &&
      [...scene.world.images.values()].some(
        ({ content }) => content.layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) * 3.5 > 20 * 1_073_741_824,
      ),
  },
  {
    name: 'goes on without a container',
    said: pattern('Its container is not essential, so the task goes on without it'),
    isTrue: (_, scene) => {
      const task = scene.world.tasks.get(scene.decision.taskId)
      return containerOf(scene)?.essential === false && task?.desiredStatus === 'RUNNING'
    },
  },
]
