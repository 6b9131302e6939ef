import { imagesOf } from '../../model/world/registry/findImage.ts'
import type { LifecycleDecision } from '../../model/world/registry/lifecycle/lifecycleDecision.ts'
import type { StoredImage } from '../../model/world/registry/image.ts'
import type { World } from '../../model/world/world.ts'
import { firstRuleOf, goneBy, type PlainImage, type PlainRule } from '../registryLifecycle.ts'
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
  const images = imagesOf(world, uri).map(({ content, tags, pushedAtMs, lastPulledAtMs, archiving }) => ({
    name: content.digest,
    tags,
    daysOld: (atMs - pushedAtMs) / DAY_MS,
    ...(lastPulledAtMs !== null && { pulledDaysAgo: (atMs - lastPulledAtMs) / DAY_MS }),
    ...timesOf(archiving, atMs),
  }))
  return { repository: repository?.name ?? '', images, rules }
}

function timesOf(archiving: StoredImage['archiving'], atMs: number): Partial<PlainImage> {
  if (archiving === undefined) return {}
  const { status, archivedAtMs, activatedAtMs } = archiving
  if (status === 'ACTIVATING') return { isOnItsWay: true }
  if (status === 'ARCHIVED') return { archivedDaysAgo: (atMs - archivedAtMs) / DAY_MS }
  return { backDaysAgo: (atMs - (activatedAtMs ?? atMs)) / DAY_MS }
}

const ACTIONS = { expires: 'expire', archives: 'transition' } as const

export const REGISTRY_CLAIMS: readonly Claim<LifecycleScene>[] = [
  {
    name: 'lifecycle: so many images expired',
    said: pattern('^Expired %N of %N images? of ([\\w/-]+)'),
    isTrue: ({ figure, name }, { repository, images, rules }) =>
      figure(1) === goneBy(images, rules, 'expire').length && figure(2) === images.length && name(3) === repository,
  },
  {
    name: 'lifecycle: so many images archived',
    said: pattern('^Archived %N of %N images? of ([\\w/-]+)'),
    isTrue: ({ figure, name }, { repository, images, rules }) =>
      figure(1) === goneBy(images, rules, 'transition').length &&
      figure(2) === images.length &&
      name(3) === repository &&
      goneBy(images, rules, 'expire').length === 0,
  },
  {
    name: 'lifecycle: so many images expired and archived',
    said: pattern('^Expired %N and archived %N of %N images? of ([\\w/-]+)'),
    isTrue: ({ figure, name }, { repository, images, rules }) =>
      figure(1) === goneBy(images, rules, 'expire').length &&
      figure(2) === goneBy(images, rules, 'transition').length &&
      figure(3) === images.length &&
      name(4) === repository,
  },
  {
    name: 'lifecycle: by a rule',
    said: pattern('[Rr]ule %N (expires|archives) %N of %N on which it decides'),
    isTrue: ({ figure, name }, { images, rules }) => {
      const decided = images.filter((image) => firstRuleOf(image, rules)?.rulePriority === figure(1))
      const gone = new Set(goneBy(images, rules, ACTIONS[name(2) as keyof typeof ACTIONS]))
      return figure(3) === decided.filter(({ name: one }) => gone.has(one)).length && figure(4) === decided.length
    },
  },
]
