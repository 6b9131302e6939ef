/** Where a browser keeps how far a learner is with each scenario. */
export const PROGRESS_NAME = 'taskyard/scenarios'

interface Stored {
  readonly state?: { readonly scenarios?: Readonly<Record<string, { readonly play?: unknown } | null>> }
}

/**
 * Whether a play of a scenario is kept, or stood at its end when this page was left: it does not open as it does for
 * everybody. What reads plays (`scenarioProgress.ts`) is not there yet when this is asked.
 */
export function hasStoredPlay(scenarioId: string): boolean {
  return isAtItsEnd(history.state) || isUnderWay(scenarioId)
}

function isUnderWay(scenarioId: string): boolean {
  try {
    const stored = JSON.parse(localStorage.getItem(PROGRESS_NAME) ?? 'null') as Stored | null
    return (stored?.state?.scenarios?.[scenarioId]?.play ?? null) !== null
  } catch {
    // No storage, or nothing that was stored by us: no play is kept either.
    return false
  }
}

/** As the page keeps it with its entry of the history (`useKeepFinished`). */
function isAtItsEnd(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'finishedPlay' in state && state.finishedPlay !== undefined
}
