import { PartLoader } from './partLoader.ts'
import { findTrouble, type PartTrouble } from './partTrouble.ts'

/** Those of this page. */
const loader = new PartLoader({
  isOnline: () => navigator.onLine,
  findTrouble: (message) => findTrouble({ entry: entryOf(document), message }),
})

/**
 * Wraps an import that is carried out when it is needed: what it cannot fetch it says as a PartUnavailable, which
 * tells a network that is away from a newer version, and both from a fault in the program.
 */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => loader.load(load)
}

/** Why what did not load did not, as it is by now. */
export function troubleNow(): Promise<PartTrouble> {
  return loader.troubleNow()
}

function entryOf({ scripts, baseURI }: Document): string {
  const entry = [...scripts].find(({ type, src }) => type === 'module' && src !== '')
  return entry?.src ?? baseURI
}
