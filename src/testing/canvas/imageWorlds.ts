import type { World } from '../../model/world/world.ts'
import { ecrHost } from '../../model/world/registry/imageReference.ts'
import { TestLab } from '../testLab.ts'

/** Nothing but repositories: one with names as long as they come and more images than have room, one empty, one with a list. */
export function imagesFixture(): { readonly world: World } {
  const lab = new TestLab()
  const long = 'team/a-repository-with-a-name-as-long-as-they-come'
  for (const repositoryName of [long, 'empty', 'lists']) lab.act('ecr', 'CreateRepository', { repositoryName })
  for (let at = 0; at < 30; at += 1)
    lab.act('lab', 'PushImage', {
      image: `${ecrHost()}/${long}:a-tag-with-many-letters-${String(at)}`,
      sizeMb: 10 + 40 * at,
    })
  const imageId = { imageTag: 'a-tag-with-many-letters-29' }
  lab.act('ecr', 'UpdateImageStorageClass', { repositoryName: long, imageId, targetStorageClass: 'ARCHIVE' })
  lab.act('lab', 'PushImage', { image: `${ecrHost()}/lists:1`, architectures: ['amd64', 'arm64'], manifestList: true })
  lab.forward(100_000)
  return { world: lab.world }
}
