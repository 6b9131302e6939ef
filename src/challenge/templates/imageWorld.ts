import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { ecrHost } from '../../model/world/registry/imageReference.ts'

/** An image in the account's own registry. */
export function ecrImage(repository: string, tag: string): string {
  return `${ecrHost()}/${repository}:${tag}`
}

export function repositoryNamed(repositoryName: string): Act {
  return act('ecr', 'CreateRepository', { repositoryName })
}

/** A pipeline pushes; who says nothing of what is in it pushes what its name says. */
export function pushed(image: string, fields: { readonly content?: string; readonly sizeMb?: number } = {}): Act {
  return act('lab', 'PushImage', { image, ...fields })
}

/** What a registry, or Docker, answers. */
export function registryLook(operation: string, input: Readonly<Record<string, unknown>>, query: string): Look {
  return { service: 'ecr', operation, input: { ...input }, query }
}

/** `1 image`, `6 images`. */
export function imagesWord(count: number): string {
  return `${String(count)} ${count === 1 ? 'image' : 'images'}`
}

/** `120 MB`. */
export function megabytes(count: number): string {
  return `${String(count)} MB`
}
