import { ecrHost } from '../model/world/registry/imageReference.ts'
import type { StoredImage } from '../model/world/registry/image.ts'
import { imagesOf } from '../model/world/registry/findImage.ts'
import { TestLab, type Input } from './testLab.ts'

/** The repository that every helper means when it names none. */
const REPOSITORY = 'web'
export const WEB = `${ecrHost()}/${REPOSITORY}`

/** A lab with an empty repository. */
export function registry(input: Input = {}): TestLab {
  const lab = new TestLab()
  lab.act('ecr', 'CreateRepository', { repositoryName: REPOSITORY, ...input })
  return lab
}

/** Pushes an image of which the content is the tag's, or another's. @returns its digest */
export function push(lab: TestLab, tag: string, input: Input = {}): string {
  const { image } = lab.act('lab', 'PushImage', { image: `${WEB}:${tag}`, ...input })
  return (image as { readonly imageDigest: string }).imageDigest
}

export function images(lab: TestLab): readonly StoredImage[] {
  return imagesOf(lab.world, WEB)
}

/** The tags of each image, oldest first. */
export function tagsOf(lab: TestLab): readonly (readonly string[])[] {
  return images(lab).map(({ tags }) => tags)
}
