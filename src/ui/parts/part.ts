import { findTrouble, isLoadFailure, PartUnavailable } from './partTrouble.ts'

/**
 * The first failure of this page. A style sheet that failed is not asked for again, whoever needs it next, and some
 * browsers keep a script's failure too. So what was not loaded until then waits for a new load of the page.
 */
let firstFailure: string | null = null

/**
 * Wraps an import that is carried out when it is needed: what it cannot fetch it says as a PartUnavailable, which
 * tells a network that is away from a newer version, and both from a fault in the program.
 */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const isOld = firstFailure !== null
    if (firstFailure === null) {
      try {
        return await load()
      } catch (error) {
        if (!isLoadFailure(error)) throw error
        firstFailure = error.message
      }
    }
    const trouble = await troubleNow()
    throw new PartUnavailable(isOld && trouble === 'missed' ? 'stale' : trouble)
  }
}

/** Why what did not load did not, as it is by now. */
export function troubleNow(): ReturnType<typeof findTrouble> {
  return findTrouble({ entry: entryOf(document), message: firstFailure ?? '' })
}

function entryOf({ scripts, baseURI }: Document): string {
  const entry = [...scripts].find(({ type, src }) => type === 'module' && src !== '')
  return entry?.src ?? baseURI
}
