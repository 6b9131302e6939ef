import { ApiError } from '../api/command.ts'
import { TAGS_MAX } from '../api/tags/tagShapes.ts'
import type { Tag } from '../world/tags/tags.ts'

interface GivenTag {
  readonly Key: string
  readonly Value: string
}

/** A key that is there gets another value. @throws ApiError  TooManyTagsException, InvalidTagParameterException */
export function tagsWith(before: readonly Tag[] = [], given: readonly GivenTag[] = []): readonly Tag[] {
  const keys = new Set(given.map(({ Key }) => Key))
  if (keys.size < given.length)
    throw new ApiError('InvalidTagParameterException', 'Invalid parameter tags: a key stands there twice.', 'tags')
  const kept = before.filter(({ key }) => !keys.has(key))
  const tags = [...kept, ...given.map(({ Key: key, Value: value }) => ({ key, value }))]
  if (tags.length <= TAGS_MAX) return tags
  throw new ApiError('TooManyTagsException', `A repository has ${String(TAGS_MAX)} tags at most.`, 'tags')
}
