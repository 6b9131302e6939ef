/** Wall ms after which nobody waits for the stage any more: it may be the model that does not come, and the page says so. */
const WAIT_MAX_MS = 3_000

let tell = (): void => undefined
const shown = new Promise<void>((resolve) => {
  tell = resolve
})

/**
 * Resolves when a stage has shown its first frame since the page was loaded, or has let the page wait too long: what is
 * not in that frame does not stand in its way. Afterwards it holds nothing up.
 */
export async function firstFrame(): Promise<void> {
  await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, WAIT_MAX_MS))])
}

/** A stage has drawn, and the browser is about to show it. */
export function tellFirstFrame(): void {
  tell()
}
