import type { LabStore } from './labStore.ts'

/**
 * Calls after a branch's copy has changed: at once, then at most once in `everyMs` (wall time), and once more at the
 * end, so that the last change is never missed.
 *
 * @returns ends it
 */
export function followBranch(
  store: LabStore,
  { branchId, everyMs }: { readonly branchId: string; readonly everyMs: number },
  onChange: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isMissed = false
  const tick = (): void => {
    timer = undefined
    if (isMissed) call()
  }
  const call = (): void => {
    isMissed = false
    timer = setTimeout(tick, everyMs)
    onChange()
  }
  const unsubscribe = store.subscribe(({ views }, before) => {
    if (views[branchId]?.version === before.views[branchId]?.version) return
    isMissed = true
    if (timer === undefined) call()
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
