import { Random } from '../base/random.ts'
import type { Act } from '../model/api/command.ts'
import { ecrHost } from '../model/world/registry/imageReference.ts'
import { SUBNETS } from '../model/world/network/subnets.ts'
import { PULL_BEHAVIORS } from '../model/world/pulling/imageCache.ts'
import type { World } from '../model/world/world.ts'
import { act } from './randomCommands.ts'

const SHOP = `${ecrHost()}/shop`
const TAGS = ['1', '2'] as const
const CONTENTS = ['one', 'two', 'three'] as const
/** Of so many lives one has a registry that is told. */
const TOLD_EVERY = 6
const PERCENT = 12

/**
 * Images that are pushed, moved and deleted under running services, and what keeps them away. Of their own seed, so that
 * lives without are what they were.
 */
export class RandomPulls {
  readonly #random: Random
  readonly #isOn: boolean

  constructor(seed: number) {
    this.#random = Random.fromSeed(seed + 77_777)
    this.#isOn = seed % TOLD_EVERY === 3
  }

  setUp(): readonly Act[] {
    if (!this.#isOn) return []
    return [act('ecr', 'CreateRepository', { repositoryName: 'shop' }), ...TAGS.map((tag) => pushed(tag, 'one'))]
  }

  next({ instances }: World): Act | null {
    if (!this.#isOn || this.#random.between(1, 100) > PERCENT) return null
    const draw = this.#random.between(1, 20)
    const tag = this.#pick(TAGS)
    if (draw <= 6) return registers(this.#pick(['web', 'api', 'far']), tag, this.#random.between(1, 5) === 1)
    if (draw <= 12) return pushed(tag, this.#pick(CONTENTS))
    if (draw <= 15) return deleted({ imageTag: tag })
    if (draw <= 16) return available(this.#random.between(1, 2) === 1)
    if (draw <= 17) {
      const zone = this.#pick(Object.values(SUBNETS))
      return act('lab', 'SetSubnetRoute', { subnet: zone, route: this.#pick(['none', 'nat', 'internet', 'endpoints']) })
    }
    if (draw <= 18) return act('lab', 'SetDockerHubLimit', { limited: true, pulls: this.#random.between(1, 20) })
    const containerInstance = [...instances.values()].find(({ clusterName }) => clusterName === 'yard')?.id
    const behavior = this.#pick(PULL_BEHAVIORS)
    return act('lab', 'SetImagePullBehavior', {
      cluster: 'yard',
      behavior,
      ...(draw === 19 && containerInstance !== undefined && { containerInstance }),
    })
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#random.between(0, from.length - 1)] as T
  }
}

/** What brings every image to who wants it: pushed again an image has the digest that it had. */
export function mendedPulls({ repositories }: World): readonly Act[] {
  if (repositories.size === 0) return []
  return [
    available(true),
    act('lab', 'SetDockerHubLimit', { limited: false }),
    ...Object.values(SUBNETS).map((subnet) => act('lab', 'SetSubnetRoute', { subnet, route: 'nat' })),
    ...TAGS.flatMap((tag) => CONTENTS.map((content) => pushed(tag, content))),
  ]
}

function pushed(tag: string, content: string): Act {
  return act('lab', 'PushImage', { image: `${SHOP}:${tag}`, content, sizeMb: 120 })
}

function deleted(imageId: Readonly<Record<string, string>>): Act {
  return act('ecr', 'BatchDeleteImage', { repositoryName: 'shop', imageIds: [imageId] })
}

function available(isAvailable: boolean): Act {
  return act('lab', 'SetRegistryAvailable', { registry: ecrHost(), available: isAvailable })
}

function registers(family: string, tag: string, isFree: boolean): Act {
  const container = { name: 'main', image: `${SHOP}:${tag}`, ...(isFree && { versionConsistency: 'disabled' }) }
  if (family !== 'far')
    return act('ecs', 'RegisterTaskDefinition', {
      family,
      containerDefinitions: [{ ...container, cpu: 64, memory: 128 }],
    })
  return act('ecs', 'RegisterTaskDefinition', {
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
    containerDefinitions: [{ ...container, portMappings: [{ containerPort: 80 }] }],
  })
}
