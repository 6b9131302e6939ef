type Save = () => Promise<unknown>

/** A save that takes longer has no end to wait for: reloading is what mends the page. */
const SAVING_MAX_MS = 3_000

const saves = new Set<Save>()

/** Has work saved before the page is loaded anew. Returns how to take that back. */
export function saveBeforeReload(save: Save): () => void {
  saves.add(save)
  return () => saves.delete(save)
}

/** Saves what there is to save, as far as that goes, then loads the same address anew. */
export async function reloadPage(reload: () => void = () => window.location.reload()): Promise<void> {
  const saving = Promise.allSettled([...saves].map(async (save) => save()))
  await Promise.race([saving, new Promise((resolve) => setTimeout(resolve, SAVING_MAX_MS))])
  reload()
}
