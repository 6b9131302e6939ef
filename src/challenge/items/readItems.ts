import { readJson, type JsonLimits } from '../../labfile/json.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import { itemFile, type Item, type ItemFile } from './item.ts'

/** Room for sixty items and the labs of their proofs. */
export const ITEMS_BYTES_MAX = 512 * 1024
const ITEM_LIMITS: JsonLimits = { bytes: ITEMS_BYTES_MAX, values: 30_000 }

/** An item with what stands around it in its file. */
export interface TopicItem {
  readonly topic: string
  readonly item: Item
  /** The lab file that its proof runs; `null` without a proof. */
  readonly lab: Readonly<Record<string, unknown>> | null
}

/** Reads a file of items whole, or refuses it with the first fault. */
export function readItems(text: string): { readonly items: readonly TopicItem[] } | { readonly error: ErrorShape } {
  const reading = readJson(text, ITEM_LIMITS)
  if ('error' in reading) return reading
  const parsed = itemFile.safeParse(reading.value)
  if (parsed.success) return { items: itemsOf(parsed.data) }
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'These are no items' }
  return { error: { name: 'InvalidItems', message: `${path.map(String).join('.')}: ${message}.` } }
}

function itemsOf({ topic, labs = {}, items }: ItemFile): readonly TopicItem[] {
  return items.map((item) => ({ topic, item, lab: item.proof === undefined ? null : (labs[item.proof.lab] ?? null) }))
}
