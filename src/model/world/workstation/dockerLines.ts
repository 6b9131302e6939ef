import { imageReference, repositoryUri } from '../registry/imageReference.ts'
import { manifestOf } from '../registry/manifest.ts'
import { shortId, shownName } from './localNames.ts'
import type { PullJob, PushJob } from './workstation.ts'

/** What `docker push` writes when it is through. */
export function pushLines({
  image,
  content,
  layers,
}: Pick<PushJob, 'image' | 'content' | 'layers'>): readonly string[] {
  const reference = imageReference(image)
  const size = String(manifestOf(content).length)
  return [
    `The push refers to repository [${repositoryUri(reference)}]`,
    ...layers.map(({ digest, isThere }) => `${shortId(digest)}: ${isThere ? 'Layer already exists' : 'Pushed'}`),
    `${reference.tag ?? 'latest'}: digest: ${content.digest} size: ${size}`,
  ]
}

/** What `docker pull` writes when it is through. */
export function pullLines(pull: Pick<PullJob, 'image' | 'digest' | 'layers' | 'isNew'>): readonly string[] {
  const { image, layers, isNew } = pull
  const { tag, digest, repository } = imageReference(image)
  const name = shownName(image)
  return [
    `${tag ?? digest ?? 'latest'}: Pulling from ${repository}`,
    ...(isNew
      ? layers.map((one) => `${shortId(one.digest)}: ${one.isThere ? 'Already exists' : 'Pull complete'}`)
      : []),
    `Digest: ${pull.digest}`,
    isNew ? `Status: Downloaded newer image for ${name}` : `Status: Image is up to date for ${name}`,
  ]
}
