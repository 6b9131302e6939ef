/** Lines of a Dockerfile that are what a command reads, or what a file is (https://docs.docker.com/reference/dockerfile/#here-documents). */
export interface HereDocument {
  /** What ends it, alone on a line. */
  readonly name: string
  readonly text: string
}

const KEYWORDS = /^(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i
const WORD = /(?:^|\s)\d*<<(-?)(["']?)([A-Za-z_]\w*)\2(?=\s|$)/g

/** The documents that a line announces, in the order in which they follow; `dashed` ones lose their leading tabs. */
export function announced(words: string): readonly { readonly name: string; readonly isDashed: boolean }[] {
  if (!KEYWORDS.test(words)) return []
  return [...words.matchAll(WORD)].map(([, dash, , name = '']) => ({ name, isDashed: dash === '-' }))
}

/** An instruction without what announces its documents: of `<<EOF cat > /x`, `cat > /x`. */
export function withoutWords(rest: string): string {
  return rest.replaceAll(WORD, ' ').trim()
}

/** The documents of an instruction, of lines that follow it; `null` where one of them never ends. */
export function documentsIn(
  words: string,
  lines: readonly string[],
): { readonly documents: readonly HereDocument[]; readonly lineCount: number } | null {
  const documents: HereDocument[] = []
  let at = 0
  for (const { name, isDashed } of announced(words)) {
    const plain = (line: string): string => (isDashed ? line.replace(/^\t+/, '') : line)
    const end = lines.findIndex((line, index) => index >= at && plain(line) === name)
    if (end < 0) return null
    documents.push({ name, text: lines.slice(at, end).map(plain).join('\n') })
    at = end + 1
  }
  return { documents, lineCount: at }
}
