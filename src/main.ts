import { askScenarioAhead, loadModelAhead } from './session/ahead.ts'
import { fetchPageFiles, isPlain, tellMissingPage, writtenCopy } from './ui/first/builtPage.ts'
import type { FirstFrame } from './ui/first/firstFrame.ts'

const copy = writtenCopy()

// Before anything of the page is there: the model's file comes and is read meanwhile, on a thread of its own. Were the
// page imported as usual, this would be the last of its modules to run, not the first. Where the page was written with
// its lab the model has time until that is seen.
const isWritten = copy !== null && isPlain(location.search)
if (!isWritten) loadModelAhead()

const scenarioId = askScenarioAhead(location.pathname)

void begin()

/** The lab first, where the build has written the page ahead; then all the rest, which would only keep it waiting. */
async function begin(): Promise<void> {
  let drawn: FirstFrame | null = null
  try {
    if (copy !== null) {
      const opener = isWritten ? null : bringOpener()
      const { showOpened, showWritten } = await import('./ui/first/firstFrame.ts')
      drawn = opener === null ? await showWritten(copy, bringOpener) : await showOpened(copy, await opener)
    }
  } finally {
    fetchPageFiles()
    // Its lab opens while the page is made.
    if (scenarioId !== null) (await import('./ui/first/firstScenario.ts')).beginScenario(scenarioId)
    const { showPage } = await import('./ui/page.tsx').catch((error: unknown) => {
      tellMissingPage()
      throw error
    })
    await showPage(drawn?.isLabThere)
    drawn?.stage.destroy()
  }
}

/** What opens the lab that is drawn. */
function bringOpener() {
  return import('./ui/first/firstLab.ts')
}
