import { imageName, repositoryTitle, sizeText, tagTitle } from '../../../look/imageLook.ts'
import { act } from '../../../model/api/act.ts'
import { imageStatus, sizeBytes, type StoredImage } from '../../../model/world/registry/image.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { Repository } from '../../../model/world/registry/repository.ts'
import type { World } from '../../../model/world/world.ts'
import { imageWords, scanText } from '../../words/registry/registryWords.ts'
import type { ObjectAct, SubjectView } from '../subjectView.ts'
import { archiveActs } from './archiveActs.ts'
import { deleteImageAct, namedIn, startScanAct } from './repositoryActs.ts'

const WhyImage = lazyPart(() => import('./WhyImage.tsx').then((module) => module.WhyImage))

/** What is told beside its size. */
const STORED = { ACTIVE: '', ARCHIVED: 'archived, ', ACTIVATING: 'being restored, ' } as const

/** An image in a repository, by the repository's URI and its digest. */
export const imageView: SubjectView = {
  Why: WhyImage,
  head(id, { world }) {
    const stored = storedIn(world, id)
    if (stored === null) return null
    return { object: `image ${titleOf(stored)}`, atMs: world.nowMs, ...imageWords(stored.image, world) }
  },
  acts(id, world) {
    const stored = storedIn(world, id)
    return stored === null ? null : { heading: `Image ${titleOf(stored)}`, acts: imageActs(stored) }
  },
  card(id, world) {
    const stored = storedIn(world, id)
    if (stored === null) return null
    const { verdict, tone } = imageWords(stored.image, world)
    return {
      title: titleOf(stored),
      kind: 'image',
      state: verdict,
      tone: tone === 'trouble' ? 'trouble' : 'plain',
      facts: [
        { label: 'size', value: sizeText(sizeBytes(stored.image.content)) },
        { label: 'scan', value: scanText(stored.image) },
      ],
    }
  },
  line(id, world) {
    const stored = storedIn(world, id)
    if (stored === null) return null
    const { image } = stored
    const size = sizeText(sizeBytes(image.content))
    const detail = `${STORED[imageStatus(image)]}${size}`
    const name = imageName(world, image)
    return { name, detail, words: `image ${titleOf(stored)}, ${detail}` }
  },
  describe(id, world) {
    const stored = storedIn(world, id)
    const named = stored === null ? null : namedIn(stored.repository)
    if (stored === null || named === null) return null
    const imageIds = [{ imageDigest: stored.image.content.digest }]
    return { act: act('ecr', 'DescribeImages', { ...named, imageIds }), field: 'imageDetails' }
  },
}

interface Stored {
  readonly repository: Repository
  readonly image: StoredImage
}

function storedIn({ images, repositories }: World, id: string): Stored | null {
  const image = images.get(id)
  const repository = repositories.get(image?.repositoryUri ?? '')
  return image === undefined || repository === undefined ? null : { repository, image }
}

function imageActs({ repository, image }: Stored): readonly ObjectAct[] {
  const named = namedIn(repository)
  if (named === null) return []
  const { digest } = image.content
  const [scan, remove] = [startScanAct(named, digest), deleteImageAct(named, digest)]
  const scanning: ObjectAct = { id: 'startScan', label: 'Scan', run: ({ giveNow }) => giveNow(scan) }
  return [
    // An archived image is not scanned.
    ...(imageStatus(image) === 'ACTIVE' ? [scanning] : []),
    ...archiveActs(named, image),
    { id: 'deleteImage', label: 'Delete', tone: 'trouble', run: ({ giveNow }) => giveNow(remove) },
  ]
}

function titleOf({ repository, image }: Stored): string {
  return `${repositoryTitle(repository)}${tagTitle(image)}`
}
