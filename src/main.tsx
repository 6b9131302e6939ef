import { loadModelAhead } from './session/ahead.ts'
import { PAGE_PARTS } from './ui/routes/pageParts.ts'
import { pageAt } from './ui/routes/pagePaths.ts'

/**
 * The first script, and so small that it runs while the rest of the page is still on its way: what the first frame of a
 * simulation waits for is asked for at once, side by side, where imports would ask for one after the other. It draws
 * nothing.
 */

// The model loads on a thread of its own.
loadModelAhead()

const page = pageAt(location.pathname)
if (page !== undefined) PAGE_PARTS[page].ahead()

// index.html has asked for it already (tools/preloads.ts).
void import('./page.tsx')
