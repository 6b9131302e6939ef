import { repositoryTitle, sizeText, storedBytes } from '../../../look/imageLook.ts'
import { counted } from '../../../look/numbers.ts'
import { act } from '../../../model/api/act.ts'
import { imagesOf } from '../../../model/world/registry/findImage.ts'
import { repositoryWords } from '../../words/registry/registryWords.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { SubjectView } from '../subjectView.ts'
import { namedIn, repositoryActs } from './repositoryActs.ts'

const ImagesTab = lazyPart(() => import('./ImagesTab.tsx').then((module) => module.ImagesTab))
const PolicyTab = lazyPart(() => import('./PolicyTab.tsx').then((module) => module.PolicyTab))
const RulesTab = lazyPart(() => import('./RulesTab.tsx').then((module) => module.RulesTab))

/** A repository of any registry, by its URI. */
export const repositoryView: SubjectView = {
  tabs: [
    { id: 'images', label: 'Images', Content: ImagesTab },
    { id: 'rules', label: 'Rules', Content: RulesTab },
    { id: 'policy', label: 'Policy', Content: PolicyTab },
  ],
  head(id, { world }) {
    const repository = world.repositories.get(id)
    if (repository === undefined) return null
    const object = `repository ${repositoryTitle(repository)}`
    return { object, atMs: world.nowMs, ...repositoryWords(repository, world) }
  },
  acts(id, world) {
    const repository = world.repositories.get(id)
    return repository === undefined
      ? null
      : { heading: `Repository ${repositoryTitle(repository)}`, acts: repositoryActs(repository) }
  },
  card(id, world) {
    const repository = world.repositories.get(id)
    if (repository === undefined) return null
    const images = imagesOf(world, id)
    return {
      title: repositoryTitle(repository),
      kind: 'repository',
      state: repositoryWords(repository, world).verdict,
      tone: 'plain',
      facts: [
        { label: 'tags', value: String(images.reduce((sum, { tags }) => sum + tags.length, 0)) },
        { label: 'imageTagMutability', value: repository.tagMutability },
      ],
    }
  },
  line(id, world) {
    const repository = world.repositories.get(id)
    if (repository === undefined) return null
    const name = repositoryTitle(repository)
    const detail = sizeText(storedBytes(world, id))
    const images = counted(imagesOf(world, id).length, 'image')
    return { name, detail, words: `repository ${name}, ${images}, ${detail}` }
  },
  describe(id, world) {
    const repository = world.repositories.get(id)
    const named = repository === undefined ? null : namedIn(repository)
    // Of another registry AWS knows nothing.
    if (named === null) return null
    const { registryId, repositoryName } = named
    const input = { registryId, repositoryNames: [repositoryName] }
    return { act: act('ecr', 'DescribeRepositories', input), field: 'repositories' }
  },
}
