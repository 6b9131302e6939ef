import { definitionFieldAt } from '../../../model/api/definition/definitionFields.ts'
import { pathText } from '../../../labfile/shown.ts'

/** One member that two revisions of a family differ in. */
export interface RevisionChange {
  /** Containers by their names: `containerDefinitions[web].image`. */
  readonly path: string
  /** As JSON; `null` where the revision has it not. */
  readonly before: string | null
  readonly after: string | null
  readonly consequence: string
}

/** Members that change what a task takes of its host. */
const SIZES = /(^|\.)(cpu|memory|memoryReservation)$|^ephemeralStorage/
/** Members of which a task is given something as it starts. */
const GIVEN = /\.(environment|environmentFiles|secrets)(\[|\.|$)/

/** What registering anew changed, in the order of the members, those that are gone last. */
export function revisionChanges(before: object, after: object): readonly RevisionChange[] {
  const old = new Map(leaves(before, []))
  const next = new Map(leaves(after, []))
  return [...new Set([...next.keys(), ...old.keys()])].flatMap((path) => {
    const [was = null, is = null] = [old.get(path), next.get(path)]
    return was === is ? [] : [{ path, before: was, after: is, consequence: consequenceOf(path) }]
  })
}

/** Tasks keep the revision that they were started from, so all of it comes with new tasks alone (DEF-1). */
function consequenceOf(path: string): string {
  const place = path.replaceAll(/\[[^\]]*\]/g, '[]')
  if (definitionFieldAt(place)?.does === 'keeps') return 'Kept, without effect in the lab.'
  if (place.endsWith('.image')) return 'New tasks pull this image.'
  if (SIZES.test(place)) return 'New tasks are of another size, and need their place anew.'
  if (GIVEN.test(place)) return 'New tasks are given it as they start; those that run keep what they have.'
  if (place === 'networkMode' || place.includes('portMappings')) return 'New tasks are reached otherwise.'
  return 'It comes with new tasks.'
}

/** Every value that holds no other, by its path; an empty list or object is one. */
function* leaves(value: unknown, path: readonly (string | number)[]): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    yield [pathOf(path), JSON.stringify(value)]
    return
  }
  for (const [key, one] of Object.entries(value)) {
    yield* leaves(one, [...path, Array.isArray(value) ? nameOf(one, key) : key])
  }
}

/** What has a name is the same thing wherever it stands in its list. */
function nameOf(item: unknown, index: string): string | number {
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : null
  return typeof name === 'string' && name !== '' ? `[${name}]` : Number(index)
}

function pathOf(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, one) => {
    if (typeof one === 'string' && one.startsWith('[')) return `${text}${one}`
    return typeof one === 'number' ? `${text}[${String(one)}]` : text === '' ? pathText([one]) : `${text}.${one}`
  }, '')
}
