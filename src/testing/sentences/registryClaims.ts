import { imagesOf } from '../../model/world/registry/findImage.ts'
import type { LifecycleDecision } from '../../model/world/registry/lifecycle/lifecycleDecision.ts'
import type { World } from '../../model/world/world.ts'
import { expiredBy, firstRuleOf, type PlainImage, type PlainRule } from '../registryLifecycle.ts'
import { pattern, type Claim } from './claim.ts'

/** A lifecycle policy that was carried out: the images that were there, and its rules as they stand in its text. */
export interface LifecycleScene {
  readonly repository: string
  readonly images: readonly PlainImage[]
  readonly rules: readonly PlainRule[]
}

const DAY_MS = 86_400_000

export function lifecycleScene(world: World, { repositoryUri: uri, atMs }: LifecycleDecision): LifecycleScene {
  const repository = world.repositories.get(uri)
  const { rules } = JSON.parse(repository?.lifecyclePolicyText ?? '{"rules":[]}') as LifecycleScene
  const images = imagesOf(world, uri).map(({ content, tags, pushedAtMs }) => ({
    name: content.digest,
    tags,
    daysOld: (atMs - pushedAtMs) / DAY_MS,
  }))
  return { repository: repository?.name ?? '', images, rules }
}

export const REGISTRY_CLAIMS: readonly Claim<LifecycleScene>[] = [
  {
    name: 'lifecycle: so many images expired',
    said: pattern('^Expired %N of %N images? of ([\\w/-]+)'),
    isTrue: ({ figure, name }, { repository, images, rules }) =>
      figure(1) === expiredBy(images, rules).length && figure(2) === images.length && name(3) === repository,
  },
  {
    name: 'lifecycle: by a rule',
    said: pattern('[Rr]ule %N expires %N of %N on which it decides'),
    isTrue: ({ figure }, { images, rules }) => {
      const decided = images.filter((image) => firstRuleOf(image, rules)?.rulePriority === figure(1))
      const gone = new Set(expiredBy(images, rules))
      return figure(2) === decided.filter(({ name }) => gone.has(name)).length && figure(3) === decided.length
    },
  },
]
