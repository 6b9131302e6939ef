import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** What the first script (src/main.tsx) imports on every page. */
const PAGE = /\/src\/page[.]tsx$/

/**
 * Writes into index.html what every page needs: the script that draws it, all that this imports, and its style sheets.
 * So they are on their way with the first answer, and not when the first script has run.
 */
export function preloads(): Plugin {
  return {
    name: 'taskyard-preloads',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk')
        const page = chunks.find(({ moduleIds }) => moduleIds.some((id) => PAGE.test(id)))
        if (page === undefined) throw new Error('No chunk has src/page.tsx')
        return [...withImports(page, chunks)].filter(({ fileName }) => !html.includes(fileName)).flatMap(tagsOf)
      },
    },
  }
}

type Chunk = Rolldown.OutputChunk

function withImports(chunk: Chunk, chunks: readonly Chunk[], found = new Set<Chunk>()): ReadonlySet<Chunk> {
  if (found.has(chunk)) return found
  found.add(chunk)
  for (const one of chunks) if (chunk.imports.includes(one.fileName)) withImports(one, chunks, found)
  return found
}

function tagsOf({ fileName, viteMetadata }: Chunk): HtmlTagDescriptor[] {
  const tag = (rel: string, file: string): HtmlTagDescriptor => {
    return { tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' }
  }
  return [
    tag('modulepreload', fileName),
    ...[...(viteMetadata?.importedCss ?? [])].map((file) => tag('stylesheet', file)),
  ]
}
