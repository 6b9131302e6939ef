/**
 * SEC-6: lines of `NAME=value`, of which one that begins with # is a comment. Blanks and quotation marks belong to the
 * value; what has no name or no value is passed over (guide, use-environment-file; agent, envfile.go).
 */
export function environmentLines(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const at = line.indexOf('=')
    if (line.startsWith('#') || at <= 0 || at === line.length - 1) continue
    found.set(line.slice(0, at), line.slice(at + 1))
  }
  return found
}
