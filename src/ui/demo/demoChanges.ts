import { DEMO_ORIGIN_MS, DESIRED_MAX, type DemoChange } from '../../lessons/rollingDemo.ts'
import type { Command } from '../../model/api/command.ts'
import { axisText } from '../../look/time.ts'

/** More than this an address does not carry. */
export const CHANGES_MAX = 40
const DAY_MS = 86_400_000

type Field = Exclude<keyof DemoChange, 'atMs'>

/** Each field as the address calls it, with the bounds that the page itself keeps. */
const FIELDS = [
  { name: 'desired', field: 'desiredCount', least: 0, most: DESIRED_MAX, unit: '' },
  { name: 'min', field: 'minimumHealthyPercent', least: 0, most: 100, unit: ' %' },
  { name: 'max', field: 'maximumPercent', least: 100, most: 200, unit: ' %' },
] as const satisfies readonly { readonly field: Field; readonly [key: string]: unknown }[]

const CHANGE = /^(\d{1,8})((?:(?:desired|min|max)\d{1,3})+)$/

/** `5000max200_8000min0desired6`: ms since the update was asked for, then what was changed to what. */
export function changesText(changes: readonly DemoChange[]): string | undefined {
  if (changes.length === 0 || changes.length > CHANGES_MAX) return undefined
  return changes.map((change) => `${String(change.atMs - DEMO_ORIGIN_MS)}${fieldsText(change)}`).join('_')
}

function fieldsText(change: DemoChange): string {
  return FIELDS.map(({ name, field }) => (change[field] === undefined ? '' : `${name}${String(change[field])}`)).join(
    '',
  )
}

/** Reads what `changesText` wrote, whole or not at all: half of the changes would be another run. */
export function readChanges(text: string): readonly DemoChange[] {
  const changes = text.split('_', CHANGES_MAX + 1).map(readChange)
  if (changes.length > CHANGES_MAX) return []
  const known = changes.filter((one) => one !== undefined)
  const areOrdered = known.every((one, index) => index === 0 || one.atMs > (known[index - 1]?.atMs ?? 0))
  return known.length === changes.length && areOrdered ? known : []
}

function readChange(text: string): DemoChange | undefined {
  const [, at = '', fields = ''] = CHANGE.exec(text) ?? []
  const sinceMs = Number(at)
  if (fields === '' || sinceMs < 1 || sinceMs > DAY_MS) return undefined
  const change = Object.fromEntries(
    FIELDS.flatMap(({ name, field, least, most }) => {
      const value = new RegExp(`${name}(\\d+)`).exec(fields)?.[1]
      return value === undefined ? [] : [[field, Math.min(most, Math.max(least, Number(value)))]]
    }),
  )
  return { atMs: DEMO_ORIGIN_MS + sinceMs, ...change }
}

/**
 * What was changed in mid-deployment, read from a branch's log. Of several changes at one moment, as a slider makes
 * them that is moved by keys, the last of each field counts.
 */
export function changesIn(log: readonly Command[]): readonly DemoChange[] {
  const changes: DemoChange[] = []
  for (const { atMs, operation, input } of log) {
    if (atMs <= DEMO_ORIGIN_MS || operation !== 'UpdateService') continue
    const last = changes.at(-1)
    const isSameMoment = last?.atMs === atMs
    const change = { ...(isSameMoment ? last : { atMs }), ...changeOf(input) }
    if (isSameMoment) changes[changes.length - 1] = change
    else changes.push(change)
  }
  return changes
}

function changeOf(input: Command['input']): Omit<DemoChange, 'atMs'> {
  const { desiredCount, deploymentConfiguration } = input
  const percents = isObject(deploymentConfiguration) ? deploymentConfiguration : {}
  const all: Readonly<Record<string, unknown>> = { desiredCount, ...percents }
  const entries = FIELDS.flatMap(({ field }) => {
    const value = all[field]
    return typeof value === 'number' ? [[field, value] as const] : []
  })
  return Object.fromEntries(entries)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** `max 200 % at 00:05, desired 6 at 00:09`: by what a branch differs from what was set. */
export function changesWords(changes: readonly DemoChange[]): string {
  return changes
    .map((change) => {
      const fields = FIELDS.flatMap(({ name, field, unit }) =>
        change[field] === undefined ? [] : [`${name} ${String(change[field])}${unit}`],
      )
      return `${fields.join(', ')} at ${axisText(change.atMs - DEMO_ORIGIN_MS)}`
    })
    .join(', ')
}
