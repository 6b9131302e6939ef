import type { Repository } from './repository.ts'

/** ECR-4: whether a tag, once given, stays where it is. */
export function isTagFixed({ tagMutability, exclusions }: Repository, tag: string): boolean {
  const isExcluded = exclusions.some((filter) => matchesWildcard(filter, tag))
  switch (tagMutability) {
    case 'MUTABLE':
      return false
    case 'IMMUTABLE':
      return true
    case 'MUTABLE_WITH_EXCLUSION':
      return isExcluded
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !isExcluded
  }
}

/** `*` stands for any number of characters, none too. */
export function matchesWildcard(filter: string, text: string): boolean {
  const [head = '', ...rest] = filter.split('*')
  if (rest.length === 0) return text === filter
  if (!text.startsWith(head)) return false
  let at = head.length
  const tail = rest.pop() ?? ''
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - tail.length >= at && text.endsWith(tail)
}
