import { HASH_START, hashText, hashWith } from '../../../base/hash.ts'

/**
 * Ids that AWS gives to the parts of a task. They are worked out of the task's own id, so an answer is the same each
 * time and asking draws nothing (DET-7).
 *
 * @param part  what the id is of: `attachment`, `container web`
 * @param length  hexadecimal digits
 */
export function drawnHex(taskId: string, part: string, length: number): string {
  let hash = hashWith(hashWith(HASH_START, taskId), part)
  let digits = ''
  while (digits.length < length) {
    digits += hashText(hash)
    hash = hashWith(hash, digits.length)
  }
  return digits.slice(0, length)
}

export function drawnUuid(taskId: string, part: string): string {
  const hex = drawnHex(taskId, part, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
