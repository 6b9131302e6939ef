import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import type { PAGE_PATHS } from '../src/ui/routes/pagePaths.ts'
import { root } from './install.mjs'

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

/**
 * Writes index.html once more for each page, with what that page needs named in its head. The browser asks for all of
 * it at once, instead of finding the page's part only when the program has begun to run.
 */
export function pageFiles(): Plugin {
  return {
    name: 'taskyard-page-files',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      const html = readFileSync(join(dir, 'index.html'), 'utf8')
      for (const [name, part] of Object.entries(PARTS)) {
        const file = join(dir, pageFile(name as PageName))
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, withLinks(html, linksOf(bundle, [PAGE, part])))
      }
    },
  }
}

/** @returns html with the links at the end of its head, but for files that it names already */
function withLinks(html: string, links: readonly { readonly file: string; readonly link: string }[]): string {
  const fresh = links.filter(({ file }) => !html.includes(file)).map(({ link }) => `    ${link}\n`)
  return html.replace(/ *<\/head>/, (end) => fresh.join('') + end)
}

/** The scripts that parts and all that they import are made of; index.html names the one sheet itself. */
function linksOf(bundle: Rolldown.OutputBundle, parts: readonly string[]) {
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
