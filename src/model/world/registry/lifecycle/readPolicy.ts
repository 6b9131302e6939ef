import { isJsonObject, jsonObject, type JsonObject } from '../../../../base/jsonObject.ts'
import {
  ARCHIVE_DAYS_MIN,
  COUNT_TYPES,
  RULES_MAX_OF_POLICY,
  WILDCARDS_MAX,
  type CountType,
  type LifecycleRule,
} from './lifecyclePolicy.ts'

/** `as`: ECR could not parse it, or would not take it. */
export interface PolicyProblem {
  readonly as: 'parsing' | 'validation'
  /** In ECR's words. */
  readonly problem: string
}

/** What is read, or why it is not. */
type Read<T> = T | PolicyProblem

/** A lifecycle policy, of its text, as ECR reads it (ECR-6). */
export function readLifecyclePolicy(text: string): Read<{ readonly rules: readonly LifecycleRule[] }> {
  const policy = jsonObject(text)
  if (policy === null) return { as: 'parsing', problem: 'Could not map policyString into LifecyclePolicy.' }
  const { rules: given } = policy
  const wrong = wrongMembers(policy, { required: ['rules'], optional: [] }) ?? wrongCount(given)
  if (wrong !== null) return invalid(wrong)
  const rules: LifecycleRule[] = []
  for (const one of given as readonly unknown[]) {
    const read = readRule(one)
    if ('problem' in read) return read
    rules.push(read)
  }
  const together = wrongTogether(rules)
  return together === null ? { rules } : invalid(together)
}

function invalid(problem: string): PolicyProblem {
  return { as: 'validation', problem }
}

function wrongCount(given: unknown): string | null {
  if (!Array.isArray(given)) return wrongType(given, 'array')
  const has = `elements but instance has ${String(given.length)} elements`
  if (given.length === 0) return `array is too short: must have at least 1 ${has}`
  if (given.length <= RULES_MAX_OF_POLICY) return null
  return `array is too long: must have at most ${String(RULES_MAX_OF_POLICY)} ${has}`
}

function readRule(given: unknown): Read<LifecycleRule> {
  if (!isJsonObject(given)) return invalid(wrongType(given, 'object'))
  const members = { required: ['rulePriority', 'selection', 'action'], optional: ['description'] }
  const { rulePriority, description = null, selection, action } = given
  const wrong =
    wrongMembers(given, members) ??
    wrongNumber(rulePriority) ??
    (description === null || typeof description === 'string' ? null : wrongType(description, 'string'))
  if (wrong !== null) return invalid(wrong)
  if (!isJsonObject(selection)) return invalid(wrongType(selection, 'object'))
  const act = readAction(action)
  if (typeof act !== 'string') return act
  const read = readSelection(selection)
  if ('problem' in read) return read
  const unfit = wrongAction(read, act)
  if (unfit !== null) return invalid(unfit)
  return { rulePriority: rulePriority as number, description: description as string | null, ...read, action: act }
}

function readAction(given: unknown): LifecycleRule['action'] | PolicyProblem {
  if (!isJsonObject(given)) return invalid(wrongType(given, 'object'))
  const { type, targetStorageClass } = given
  const wrong =
    wrongMembers(given, { required: ['type'], optional: ['targetStorageClass'] }) ??
    wrongWord(type, ['expire', 'transition'])
  if (wrong !== null) return invalid(wrong)
  // Each of the two is one schema.
  if (targetStorageClass !== (type === 'transition' ? 'archive' : undefined)) return invalid(noSchemaOf(2))
  return type === 'transition' ? 'archive' : 'expire'
}

/** What was pulled lately can be archived, and comes back; what was archived has no other way than out. */
function wrongAction({ count: { type, number } }: Selection, action: LifecycleRule['action']): string | null {
  if (type === 'sinceImagePulled' && action === 'expire')
    return 'countType sinceImagePulled can only be used with action type transition'
  if (type !== 'sinceImageTransitioned') return null
  if (action === 'archive') return 'countType sinceImageTransitioned can only be used with action type expire'
  if (number >= ARCHIVE_DAYS_MIN) return null
  return `countNumber must be at least ${String(ARCHIVE_DAYS_MIN)} when countType is sinceImageTransitioned`
}

function noSchemaOf(count: number): string {
  return `instance failed to match exactly one schema (matched 0 out of ${String(count)})`
}

/** One schema for each count type. */
const NO_SCHEMA = noSchemaOf(COUNT_TYPES.length)
const TAG_STATUSES = ['tagged', 'untagged', 'any'] as const
const OF_SELECTION = {
  required: ['tagStatus', 'countType', 'countNumber'],
  optional: ['tagPrefixList', 'tagPatternList', 'countUnit', 'storageClass'],
}

type Selection = Omit<LifecycleRule, 'rulePriority' | 'description' | 'action'>

function readSelection(given: JsonObject): Read<Selection> {
  const { tagStatus, countType, countNumber, countUnit, storageClass = 'standard' } = given
  const wrong =
    wrongMembers(given, OF_SELECTION) ??
    wrongWord(tagStatus, TAG_STATUSES) ??
    (COUNT_TYPES.some((one) => one === countType) ? null : NO_SCHEMA) ??
    wrongNumber(countNumber) ??
    wrongUnit(countType, countUnit) ??
    wrongWord(storageClass, ['standard', 'archive']) ??
    ((countType === 'sinceImageTransitioned') === (storageClass === 'archive') ? null : NO_SCHEMA)
  if (wrong !== null) return invalid(wrong)
  const tagPatterns = readPatterns(given)
  if (!Array.isArray(tagPatterns)) return tagPatterns as PolicyProblem
  return {
    tagStatus: tagStatus as LifecycleRule['tagStatus'],
    tagPatterns: tagPatterns as readonly string[],
    storageClass: storageClass as LifecycleRule['storageClass'],
    count: { type: countType as CountType, number: countNumber as number },
  }
}

/** A unit goes with the types that count time, and with them alone. */
function wrongUnit(countType: unknown, countUnit: unknown): string | null {
  if (countType === 'imageCountMoreThan') return countUnit === undefined ? null : NO_SCHEMA
  return countUnit === 'days' ? null : NO_SCHEMA
}

/** Prefixes are patterns that end in `*`. */
function readPatterns({ tagStatus, tagPrefixList, tagPatternList }: JsonObject): Read<readonly string[]> {
  if (tagStatus !== 'tagged')
    return tagPrefixList === undefined && tagPatternList === undefined ? [] : invalid(NO_SCHEMA)
  if (tagPrefixList !== undefined && tagPatternList !== undefined) return invalid(NO_SCHEMA)
  const given = tagPrefixList ?? tagPatternList ?? []
  if (!Array.isArray(given)) return invalid(wrongType(given, 'array'))
  const texts = given.filter((one) => typeof one === 'string')
  const [odd] = given.filter((one) => typeof one !== 'string') as unknown[]
  if (texts.length < given.length) return invalid(wrongType(odd, 'string'))
  if (texts.length === 0) return invalid('Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.')
  if (tagPrefixList !== undefined) return texts.map((prefix) => `${prefix}*`)
  const tooMany = texts.some((one) => one.split('*').length - 1 > WILDCARDS_MAX)
  const max = String(WILDCARDS_MAX)
  return tooMany ? invalid(`Invalid tag pattern provided. Total number of * must not exceed ${max}`) : texts
}

/** What no rule shows alone. */
function wrongTogether(rules: readonly LifecycleRule[]): string | null {
  const priorities = rules.map(({ rulePriority }) => rulePriority)
  if (new Set(priorities).size < rules.length) return 'Duplicate priority in multiple rules'
  const [standard, archive] = (['standard', 'archive'] as const).map((storageClass) =>
    rules.filter((rule) => rule.storageClass === storageClass),
  )
  return wrongInClass(standard ?? []) ?? wrongInClass(archive ?? [])
}

/** Of rules for one storage class, which see nothing of the other's images. */
function wrongInClass(rules: readonly LifecycleRule[]): string | null {
  const any = rules.filter(({ tagStatus }) => tagStatus === 'any')
  if (any.length > 1) return 'Only one rule can specify tagStatus=ANY per storage class'
  const last = Math.max(...rules.map(({ rulePriority }) => rulePriority))
  if (any.some(({ rulePriority }) => rulePriority < last))
    return 'Rule for tagStatus=ANY must have the lowest priority per storage class'
  const untagged = rules.filter(({ tagStatus }) => tagStatus === 'untagged')
  return untagged.length > 1 ? 'Only one rule can select Untagged images per storage class' : null
}

function wrongMembers(
  given: JsonObject,
  { required, optional }: { readonly required: readonly string[]; readonly optional: readonly string[] },
): string | null {
  const listed = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(',')
  const missing = required.filter((name) => given[name] === undefined).sort()
  if (missing.length > 0) return `object has missing required properties ([${listed(missing)}])`
  const extra = Object.keys(given).filter((name) => !required.includes(name) && !optional.includes(name))
  if (extra.length === 0) return null
  return `object instance has properties which are not allowed by the schema: ([${listed(extra)}])`
}

/** A whole number from 1 on. */
function wrongNumber(given: unknown): string | null {
  if (typeof given !== 'number' || !Number.isSafeInteger(given)) return wrongType(given, 'integer')
  return given >= 1 ? null : `numeric instance is lower than the required minimum (minimum: 1, found: ${String(given)})`
}

function wrongWord(given: unknown, words: readonly string[]): string | null {
  if (typeof given !== 'string') return wrongType(given, 'string')
  const allowed = words.map((one) => JSON.stringify(one)).join(',')
  return words.includes(given)
    ? null
    : `instance value (${JSON.stringify(given)}) not found in enum (possible values: [${allowed}])`
}

function wrongType(given: unknown, allowed: string): string {
  const type = given === null ? 'null' : Array.isArray(given) ? 'array' : typeof given
  return `instance type (${type}) does not match any allowed primitive type (allowed: ["${allowed}"])`
}
