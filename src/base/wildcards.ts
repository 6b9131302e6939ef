/** `*` stands for any number of characters, `?` for one. In time of at most text times pattern. */
export function matchesWildcards(pattern: string, text: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const sign = pattern[inPattern]
    if (sign === '*') {
      star = inPattern
      starAt = at
      inPattern += 1
    } else if (sign === '?' || sign === text[at]) {
      inPattern += 1
      at += 1
    } else if (star >= 0) {
      // The last star takes one more.
      starAt += 1
      at = starAt
      inPattern = star + 1
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern += 1
  return inPattern === pattern.length
}
