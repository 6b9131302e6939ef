import { loadModelAhead } from './session/ahead.ts'

// Before anything of the page is there: the model's file comes and is read meanwhile, on a thread of its own. Were the
// page imported as usual, this would be the last of its modules to run, not the first.
loadModelAhead()

void import('./ui/page.tsx').then(({ showPage }) => showPage())
