import { isReserved, PROPAGATIONS, type Tag } from '../../world/tags/tags.ts'
import { checkedText, flag, list, oneOf, optional, struct, type InputOf, type StringShape } from '../shape.ts'

/** Of its own: AWS's do not count (TAG-1). */
export const TAGS_MAX = 50

/** Of ASCII. What lies past it all engines take alike: which of it are letters hangs on their version of Unicode. */
const CHARACTERS = /^[A-Za-z0-9 +=._:/@\u0080-\uffff-]*$/
const TEXT_MAX = 100_000

/** TAG-1. @param max  in characters, as AWS counts them: a pair of surrogates is one */
function tagText(what: string, max: number): StringShape {
  return checkedText(TEXT_MAX, (given) => {
    const count = Array.from(given).length
    if (count > max) return { reason: `has ${String(count)} characters, ${what} has at most ${String(max)}` }
    if (isReserved(given)) return { reason: 'begins with aws:, which only AWS’s own tags do' }
    if (CHARACTERS.test(given)) return null
    return { reason: `${what} takes letters, numbers, spaces and + - = . _ : / @` }
  })
}

export const tagKeyText = tagText('a key', 128)
export const tagValueText = { ...tagText('a value', 256), min: 0 }

const tagShape = struct(
  // AWS's model requires neither, and a tag without a key is none.
  { key: optional(tagKeyText), value: optional(tagValueText) },
  ({ key }) => (key === undefined ? { member: 'key', reason: 'must be given' } : null),
)

export const tagList = {
  ...list(tagShape, { max: TAGS_MAX }),
  check: (given: readonly InputOf<typeof tagShape>[]) => {
    const keys = given.map(({ key }) => key)
    const twice = keys.find((key, index) => keys.indexOf(key) !== index)
    return twice === undefined ? null : { reason: `has the key ${JSON.stringify(twice)} twice` }
  },
}

export function tagsFrom(given: InputOf<typeof tagList> = []): readonly Tag[] {
  return given.map(({ key = '', value = '' }) => ({ key, value }))
}

/** What each operation takes that makes something which can have tags. */
export const TAGS_INPUT = { tags: optional(tagList) }

/** How a service tags its new tasks. */
export const TASK_TAGGING_INPUT = {
  propagateTags: optional(oneOf(PROPAGATIONS)),
  enableECSManagedTags: optional(flag()),
}

/** The same for tasks that have no service to take tags from (TAG-6). */
export const TASK_TAGGING_ALONE = { ...TASK_TAGGING_INPUT, propagateTags: optional(oneOf(['TASK_DEFINITION', 'NONE'])) }

/** What a description is asked to hold besides; of it the lab knows TAGS. */
export function includeOf<const T extends string>(...words: readonly T[]) {
  return { include: optional(list(oneOf(words), { max: 10 })) }
}
