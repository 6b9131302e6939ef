import { askScenarioAhead, loadModelAhead } from './session/ahead.ts'
import { fetchPageFiles, isPlain, tellMissingPage, writtenCopy } from './ui/first/builtPage.ts'
import type { FirstFrame } from './ui/first/firstFrame.ts'
import type { FirstLab } from './ui/first/firstLab.ts'
import { scenarioIdAt } from './ui/routes/pagePaths.ts'

const copy = writtenCopy()

// Before anything of the page is there: the model's file comes and is read meanwhile, on a thread of its own. Were the
// page imported as usual, this would be the last of its modules to run, not the first. Where the page was written with
// its lab the model has time until that is seen.
const scenarioId = scenarioIdAt(location.pathname)
if (scenarioId !== null) askScenarioAhead(scenarioId)
const isWritten = copy !== null && isPlain(location.search) && scenarioId === null
if (!isWritten) loadModelAhead()

void begin()

/** The lab first, where the build has written the page ahead; then all the rest, which would only keep it waiting. */
async function begin(): Promise<void> {
  let drawn: FirstFrame | null = null
  try {
    const lab = isWritten ? null : openLab()
    if (copy !== null) {
      const { showOpened, showWritten } = await import('./ui/first/firstFrame.ts')
      drawn = lab === null ? await showWritten(copy, bringOpener) : await showOpened(copy, await lab)
    }
  } finally {
    fetchPageFiles()
    const { showPage } = await import('./ui/page.tsx').catch((error: unknown) => {
      tellMissingPage()
      throw error
    })
    await showPage(drawn?.isLabThere)
    drawn?.stage.destroy()
  }
}

/** The lab that the address says; without a written page only a scenario's is opened before the page is there. */
async function openLab(): Promise<FirstLab | null> {
  if (scenarioId !== null) return (await import('./ui/first/firstScenario.ts')).openScenario(scenarioId)
  return copy === null ? null : (await bringOpener()).openFirstLab()
}

/** What opens the lab that is drawn. */
function bringOpener() {
  return import('./ui/first/firstLab.ts')
}
