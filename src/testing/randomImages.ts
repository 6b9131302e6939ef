import { Random } from '../base/random.ts'
import type { Act } from '../model/api/command.ts'
import { ecrHost } from '../model/world/registry/imageReference.ts'
import type { World } from '../model/world/world.ts'
import { act } from './randomCommands.ts'

const NAME = 'site'
const SITE = `${ecrHost()}/${NAME}`
const TAGS = ['1', '2', 'main'] as const
const BASES = ['node:22-alpine', 'nginx:alpine', 'base:1'] as const
/** Of so many lives one has a workstation at work. */
const WORKS_EVERY = 6
const PERCENT = 25

/** A workstation and the repository that it pushes to. Of its own seed, so that lives without are what they were. */
export class RandomImages {
  readonly #random: Random
  readonly #isOn: boolean

  constructor(seed: number) {
    this.#random = Random.fromSeed(seed + 99_999)
    this.#isOn = seed % WORKS_EVERY === 4
  }

  setUp(): readonly Act[] {
    if (!this.#isOn) return []
    return [
      act('ecr', 'CreateRepository', { repositoryName: NAME, imageScanningConfiguration: { scanOnPush: true } }),
      act('docker', 'Login', { registry: ecrHost() }),
    ]
  }

  next(world: World): Act | null {
    if (!this.#isOn || this.#random.between(1, 100) > PERCENT) return null
    return this.#random.between(1, 10) <= 7 ? this.#docker(world) : this.#ecr()
  }

  #docker({ localContainers }: World): Act {
    const image = `${SITE}:${this.#pick(TAGS)}`
    const draw = this.#random.between(1, 20)
    if (draw <= 8) return this.#build(image)
    if (draw <= 12) return act('docker', 'Push', { image })
    if (draw <= 14) return act('docker', 'Pull', { image })
    if (draw <= 15) return act('docker', 'Tag', { source: image, target: `${SITE}:${this.#pick(TAGS)}` })
    if (draw <= 16) return act('docker', 'Login', { registry: ecrHost() })
    if (draw <= 18) return act('docker', 'Run', { image })
    return act('docker', 'Stop', { container: [...localContainers.keys()].at(-1) ?? 'none' })
  }

  #build(image: string): Act {
    const asBase = this.#random.between(1, 4) === 1
    const trigger = asBase ? 'ONBUILD RUN npm run build' : 'CMD ["node"]'
    const dockerfile = `FROM ${this.#pick(BASES)}\nCOPY . .\nRUN <<EOF\nnpm ci\nEOF\n${trigger}`
    const content = this.#pick(['one', 'two'])
    const files = [
      { path: '.dockerignore', content: '*.log' },
      { path: 'a.log', content },
      { path: 'a.js', content },
    ]
    const platform = this.#pick([['linux/amd64'], ['linux/arm64'], ['linux/amd64', 'linux/arm64']] as const)
    return act('docker', 'Build', { dockerfile, tag: asBase ? 'base:1' : image, files, platform })
  }

  #ecr(): Act {
    const [repositoryName, imageId] = [NAME, { imageTag: this.#pick(TAGS) }] as const
    const draw = this.#random.between(1, 16)
    if (draw <= 4) return act('ecr', 'BatchDeleteImage', { repositoryName, imageIds: [imageId] })
    if (draw <= 6) return act('ecr', 'StartImageScan', { repositoryName, imageId })
    if (draw <= 8) return act('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText: KEEP_TWO })
    if (draw <= 10) {
      const imageTagMutability = this.#pick(['MUTABLE', 'IMMUTABLE'])
      return act('ecr', 'PutImageTagMutability', { repositoryName, imageTagMutability })
    }
    if (draw <= 12) {
      const targetStorageClass = this.#pick(['ARCHIVE', 'STANDARD'])
      return act('ecr', 'UpdateImageStorageClass', { repositoryName, imageId, targetStorageClass })
    }
    if (draw <= 13) return act('ecr', 'DeleteRepository', { repositoryName, force: true })
    return act('ecr', 'CreateRepository', { repositoryName })
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#random.between(0, from.length - 1)] as T
  }
}

const KEEP_TWO = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 2 },
      action: { type: 'expire' },
    },
  ],
})
