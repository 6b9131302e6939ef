import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { PAGE_PATHS, scenarioIdAt } from '../src/ui/routes/pagePaths.ts'
import { root } from './install.mjs'
import type { WrittenPage } from './written/writtenPage.ts'
import { FIRST_FRAME } from './written/writtenPages.ts'

export type PageName = keyof typeof PAGE_PATHS

/** What every page begins with: the entry imports it once the model's file is asked for. */
const PAGE = 'src/ui/page.tsx'

/** The part of the program that stands on a page: what the router fetches for it. */
const PARTS: Readonly<Record<PageName, string>> = {
  home: 'src/ui/home/HomePage.tsx',
  rolling: 'src/ui/demo/DemoPage.tsx',
  present: 'src/ui/demo/PresentPage.tsx',
  scaling: 'src/ui/scaling/ScalingPage.tsx',
  presentScaling: 'src/ui/scaling/ScalingPresentPage.tsx',
  deployments: 'src/ui/deployments/DeploymentsPage.tsx',
  presentDeployments: 'src/ui/deployments/DeploymentsPresentPage.tsx',
  scenarios: 'src/ui/scenarios/ScenariosPage.tsx',
  openedScenario: 'src/ui/scenarios/OpenedScenarioPage.tsx',
  scenario: 'src/ui/scenarios/ScenarioPage.tsx',
  lab: 'src/ui/lab/LabPage.tsx',
  challenge: 'src/ui/challenge/ChallengePage.tsx',
  quiz: 'src/ui/challenge/QuizPage.tsx',
  exam: 'src/ui/exam/ExamPage.tsx',
  together: 'src/ui/exam/together/TogetherPage.tsx',
  duel: 'src/ui/duel/DuelPage.tsx',
  progress: 'src/ui/progress/ProgressPage.tsx',
}

/** The file of the built site that a page is answered with. Whoever knows only `index.html` gets a page that works. */
export function pageFile(name: PageName): string {
  return name === 'home' ? 'index.html' : `pages/${name}.html`
}

/** The same of one scenario of the site; any other address of that kind is answered with the page that says so. */
export function scenarioFile(id: string): string {
  return `pages/scenarios/${id}.html`
}

/**
 * Writes index.html once more for each page, with what that page needs named in it. The browser asks for all of it at
 * once, instead of finding the page's part only when the program has begun to run. A page that was written ahead stands
 * there as well, hidden until the first frame is near; its files then wait for that frame.
 *
 * @param written  the pages as they were rendered, each for some sizes of the window
 */
export function pageFiles(written: () => readonly WrittenPage[]): Plugin {
  return {
    name: 'taskyard-page-files',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      const html = readFileSync(join(dir, 'index.html'), 'utf8')
      const write = (file: string, text: string): void => {
        mkdirSync(dirname(join(dir, file)), { recursive: true })
        writeFileSync(join(dir, file), text)
      }
      const links = (name: PageName) => linksOf(bundle, [PAGE, PARTS[name]])
      for (const name of Object.keys(PARTS) as PageName[]) {
        const page = written().find(({ pathname }) => pathname === PAGE_PATHS[name])
        const text =
          page === undefined ? withLinks(html, links(name)) : withCopies(html, page, { bundle, links: links(name) })
        write(pageFile(name), text)
      }
      for (const page of written()) {
        const id = scenarioIdAt(page.pathname)
        if (id !== null) write(scenarioFile(id), withCopies(html, page, { bundle, links: links('scenario') }))
      }
    },
  }
}

interface Link {
  readonly file: string
  readonly link: string
}

/** @returns html with the links at the end of its head, but for files that it names already */
function withLinks(html: string, links: readonly Link[]): string {
  const fresh = links.filter(({ file }) => !html.includes(file)).map(({ link }) => `    ${link}\n`)
  return html.replace(/ *<\/head>/, (end) => fresh.join('') + end)
}

interface Later {
  readonly bundle: Rolldown.OutputBundle
  /** To all that the page needs. */
  readonly links: readonly Link[]
}

/** @returns html with the page's copies in it; of its files only those that draw the first frame are asked for at once */
function withCopies(html: string, page: WrittenPage, { bundle, links }: Later): string {
  const first = [...linksOf(bundle, [FIRST_FRAME]), fontLink(bundle)]
  const named = withLinks(html, first)
  const later = links.filter(({ file }) => !named.includes(file)).map(({ link }) => link)
  const { pathname, originMs, hasLenses } = page
  const lenses = hasLenses ? ' data-lenses' : ''
  const copies = page.copies.map(({ media, markup }) => {
    const signs = `data-path="${pathname}" data-media="${media}" data-origin-ms="${String(originMs)}"${lenses}`
    return `<div class="first" ${signs} hidden inert aria-hidden="true">${markup}</div>`
  })
  return named
    .replace(/(<div id="root">[\s\S]*?)( *<\/div>\s*<\/body>)/, (_all, before: string, after: string) =>
      [before, ...copies.map((copy) => `      ${copy}\n`), after].join(''),
    )
    .replace(/ *<\/body>/, (end) => {
      const files = `    <template id="page-files">${later.join('')}</template>\n`
      return [files, worldOf(page), end].join('')
    })
}

/** The font of most words. They stand there before its sheet is read: in another font they would move when it comes. */
const TEXT_FONT = /^assets\/archivo-latin-standard-normal-.+\.woff2$/

function fontLink(bundle: Rolldown.OutputBundle): Link {
  const file = Object.keys(bundle).find((name) => TEXT_FONT.test(name))
  if (file === undefined) throw new Error('The font of the text is not in the build')
  // What draws the lab comes first over a slow network.
  const link = `<link rel="preload" as="font" type="font/woff2" fetchpriority="low" crossorigin href="/${file}">`
  return { file, link }
}

/** The lab of a page, the same in windows of every size. */
function worldOf({ world, hash }: WrittenPage): string {
  const text = world.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `    <template id="page-world" data-hash="${hash}">${text}</template>\n`
}

/** The scripts that parts and all that they import are made of; index.html names the one sheet itself. */
function linksOf(bundle: Rolldown.OutputBundle, parts: readonly string[]): readonly Link[] {
  const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])))
  const needed = new Set(parts.map((part) => chunkOf(part, [...chunks.values()]).fileName))
  for (const name of needed) for (const imported of chunks.get(name)?.imports ?? []) needed.add(imported)
  return [...needed].map((file) => ({ file, link: `<link rel="modulepreload" crossorigin href="/${file}">` }))
}

function chunkOf(part: string, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk {
  const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(join(root, part)))
  if (chunk === undefined) throw new Error(`${part} is in no file: which page needs what is not known.`)
  return chunk
}
