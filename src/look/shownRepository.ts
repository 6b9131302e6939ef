import { must } from '../base/assert.ts'
import { imagesOf } from '../model/world/registry/findImage.ts'
import type { StoredImage } from '../model/world/registry/image.ts'
import { ecrHost, imageReference } from '../model/world/registry/imageReference.ts'
import type { Repository } from '../model/world/registry/repository.ts'
import type { World } from '../model/world/world.ts'
import { partText, sizeText, storedBytes, tagTitle } from './imageLook.ts'
import { elidedName } from './names.ts'
import { counted } from './numbers.ts'
import { pullsNow, type PullNow } from './pullLook.ts'

/** What the rail says of registries: one repository, and of it one thing. */
export interface ShownRepository {
  readonly uri: string
  readonly name: string
  readonly note: string
}

/** As many letters as have room there. */
const NAME_MAX = 22

/** Of a lab that has one: the repository of the pull that began last, or else that was pushed to last. */
export function shownRepository(world: World, nowMs: number): ShownRepository {
  return pulledRepository(world, nowMs) ?? newestRepository(world)
}

/** How much of what is pulled from it has come, to all tasks together. */
function pulledRepository(world: World, nowMs: number): ShownRepository | null {
  const pulls = pullsNow(world, nowMs)
  const repository = world.repositories.get(pulls.at(-1)?.uri ?? '')
  if (repository === undefined) return null
  const { uri } = repository
  const from = pulls.filter((one) => one.uri === uri)
  const sum = (of: (one: PullNow) => number): number => from.reduce((all, one) => all + of(one), 0)
  const part = partText(
    sum(({ doneBytes }) => doneBytes),
    sum(({ allBytes }) => allBytes),
  )
  const tasks = new Set(from.map(({ task }) => task.id)).size
  const { tag } = imageReference(from.at(-1)?.image ?? '')
  return {
    uri,
    name: elidedName(`${shortTitle(repository)}${tag === null ? '' : `:${tag}`}`, NAME_MAX),
    note: tasks === 1 ? part : `${counted(tasks, 'task')}, ${part}`,
  }
}

function newestRepository(world: World): ShownRepository {
  const newest = newestImage(world)
  const uri = newest?.repositoryUri ?? [...world.repositories.keys()].at(-1) ?? ''
  const repository = must(world.repositories.get(uri), 'a repository to show')
  const name = `${shortTitle(repository)}${newest === null ? '' : tagTitle(newest)}`
  return { uri, name: elidedName(name, NAME_MAX), note: noteOf(world, uri) }
}

/** Of another registry its last part alone: all of it has no room. */
function shortTitle({ host, name }: Repository): string {
  return host === ecrHost() ? name : name.slice(name.lastIndexOf('/') + 1)
}

function noteOf(world: World, uri: string): string {
  const { repositories } = world
  if (repositories.size > 1) return `newest of ${String(repositories.size)} repositories`
  const count = imagesOf(world, uri).length
  return count === 0 ? 'no image yet' : `${counted(count, 'image')}, ${sizeText(storedBytes(world, uri))}`
}

function newestImage({ images }: World): StoredImage | null {
  let newest: StoredImage | null = null
  for (const image of images.values()) if (newest === null || image.pushedAtMs >= newest.pushedAtMs) newest = image
  return newest
}
