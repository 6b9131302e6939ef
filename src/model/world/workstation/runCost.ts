/** What an instruction costs: how large its layer is, compressed, and how long it takes. */
export interface Cost {
  readonly sizeBytes: number
  readonly lastsMs: number
}

const MB = 1_000_000

interface RunKind {
  readonly matches: RegExp
  readonly sizeMb: number
  readonly seconds: number
}

/** DOC-2, ours: what commands of these kinds usually leave behind and take. */
const KINDS: readonly RunKind[] = [
  { matches: /\b(?:npm (?:ci|i|install)|yarn(?: install)?|pnpm (?:i|install))\b/, sizeMb: 60, seconds: 25 },
  { matches: /\b(?:npm|yarn|pnpm)(?: run)? build\b/, sizeMb: 5, seconds: 15 },
  { matches: /\bpip3? install\b/, sizeMb: 45, seconds: 20 },
  { matches: /\bbundle install\b/, sizeMb: 50, seconds: 30 },
  { matches: /\bapt(?:-get)? (?:.*\s)?install\b/, sizeMb: 40, seconds: 15 },
  { matches: /\bapt(?:-get)? update\b/, sizeMb: 20, seconds: 5 },
  { matches: /\bapk add\b/, sizeMb: 8, seconds: 4 },
  { matches: /\b(?:yum|dnf|microdnf) (?:.*\s)?install\b/, sizeMb: 50, seconds: 20 },
  { matches: /\bgo (?:mod download|get)\b/, sizeMb: 30, seconds: 10 },
  { matches: /\bgo build\b/, sizeMb: 15, seconds: 30 },
  { matches: /\bcargo build\b/, sizeMb: 25, seconds: 60 },
  { matches: /\b(?:mvnw?|gradlew?)\b/, sizeMb: 40, seconds: 45 },
]

/** Lists of packages that are taken away in the same layer never were in it. */
const TAKEN_AWAY = /\brm -rf? \/var\/lib\/apt\/lists/
const LISTS_MB = 20

/** Of the commands of one RUN, together. */
export function runCost(command: string): Cost {
  let sizeMb = 0
  let seconds = 0
  for (const part of command.split(/&&|;|\n/)) {
    const kind = KINDS.find(({ matches }) => matches.test(part))
    sizeMb += kind?.sizeMb ?? 0
    seconds += kind?.seconds ?? 1
  }
  if (TAKEN_AWAY.test(command) && /\bapt(?:-get)? update\b/.test(command)) sizeMb -= LISTS_MB
  return { sizeBytes: Math.max(sizeMb * MB, SMALLEST_BYTES), lastsMs: seconds * 1_000 }
}

/** A layer in which a command has only written a line. */
const SMALLEST_BYTES = 100_000

/** Files are read and packed at this rate. */
const COPIED_BYTES_PER_MS = 100_000

export function copyCost(sizeBytes: number): Cost {
  return { sizeBytes: Math.max(sizeBytes, 100), lastsMs: 100 + Math.ceil(sizeBytes / COPIED_BYTES_PER_MS) }
}

/** DOC-2, ours: of what COPY --from takes out of another stage nobody knows the size. */
export const FROM_STAGE_BYTES = 10 * MB
/** What ADD loads from an address. */
export const FROM_ADDRESS_BYTES = MB

/** Workstations send and fetch at these rates, compressed, after as long as a registry takes to answer. */
export const ANSWER_MS = 1_000
const PUSHED_BYTES_PER_MS = 10_000
const PULLED_BYTES_PER_MS = 15_000

export function pushLastsMs(sizeBytes: number): number {
  return Math.ceil(sizeBytes / PUSHED_BYTES_PER_MS)
}

export function pullLastsMs(sizeBytes: number): number {
  return Math.ceil(sizeBytes / PULLED_BYTES_PER_MS)
}
