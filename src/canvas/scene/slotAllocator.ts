/** What asks for a stretch of an instance's line of slots. Widths are CPU units. */
export interface SlotClaim {
  readonly id: string
  readonly cpuUnits: number
}

/** The line of slots of one instance, folded into rows. All in CPU units. */
export interface SlotLine {
  readonly capacityUnits: number
  readonly rowUnits: number
  readonly slotUnits: number
}

/** Where a task lies on the line; `null`: it reserves no CPU or finds no stretch, and lies below. */
export type SlotStart = number | null

/** Where all tasks of a line lie. The same object as long as nothing about them is new. */
export interface LineUp {
  readonly starts: ReadonlyMap<string, SlotStart>
  /** How many lie below. */
  readonly belowCount: number
}

interface Held {
  readonly start: SlotStart
  readonly units: number
}

interface Kept {
  readonly line: SlotLine
  readonly held: ReadonlyMap<string, Held>
  readonly lineUp: LineUp
}

interface Gap {
  start: number
  end: number
}

/**
 * Remembers where on its instance each task lies, so that a tile keeps its slot from birth to end (identity). It
 * depends only on the history it has seen; after a snapshot those it knows stay where they are. Only when CPU
 * units are free but not side by side are the tiles of that one instance moved together.
 */
export class SlotAllocator {
  private readonly lines = new Map<string, Kept>()

  /** Frees what is gone, places what is new, and answers where each claim lies, in their order. */
  place(lineKey: string, line: SlotLine, claims: readonly SlotClaim[]): LineUp {
    const before = this.lines.get(lineKey)
    if (before !== undefined && isUnchanged(before, line, claims)) return before.lineUp
    const held = new Map<string, Held>()
    for (const claim of claims) {
      const known = before?.held.get(claim.id)
      if (known?.units === claim.cpuUnits && fitsLine(known, line)) held.set(claim.id, known)
    }
    const newcomers = claims.filter((claim) => !held.has(claim.id))
    if (newcomers.length > 0 && !settle(held, newcomers, line)) moveTogether(held, claims, line)
    const starts = new Map(claims.map((claim) => [claim.id, held.get(claim.id)?.start ?? null]))
    const lineUp = { starts, belowCount: [...starts.values()].filter((start) => start === null).length }
    this.lines.set(lineKey, { line, held, lineUp })
    return lineUp
  }

  /** Forgets the lines of what is gone. */
  keepOnly(keys: Pick<ReadonlyMap<string, unknown>, 'has'>): void {
    for (const lineKey of this.lines.keys()) if (!keys.has(lineKey)) this.lines.delete(lineKey)
  }
}

function isUnchanged({ line: old, held }: Kept, line: SlotLine, claims: readonly SlotClaim[]): boolean {
  const isSameLine =
    old.capacityUnits === line.capacityUnits && old.rowUnits === line.rowUnits && old.slotUnits === line.slotUnits
  return isSameLine && held.size === claims.length && claims.every((one) => held.get(one.id)?.units === one.cpuUnits)
}

function fitsLine(held: Held, line: SlotLine): boolean {
  return held.start !== null && held.start + held.units <= line.capacityUnits
}

/** False when a newcomer found no stretch. */
function settle(held: Map<string, Held>, newcomers: readonly SlotClaim[], line: SlotLine): boolean {
  const gaps = gapsOf(held, line)
  let areAllPlaced = true
  for (const { id, cpuUnits } of newcomers) {
    const start = cpuUnits > 0 ? take(gaps, cpuUnits, line) : null
    if (start === null && cpuUnits > 0) areAllPlaced = false
    held.set(id, { start, units: cpuUnits })
  }
  return areAllPlaced
}

/** Packs all anew: the widest first on whole rows; if even that leaves one out, end to end in one line. */
function moveTogether(held: Map<string, Held>, claims: readonly SlotClaim[], line: SlotLine): void {
  const startOf = (claim: SlotClaim): number => held.get(claim.id)?.start ?? Number.MAX_SAFE_INTEGER
  const byPlace = [...claims].sort((a, b) => startOf(a) - startOf(b))
  const byWidth = [...byPlace].sort((a, b) => b.cpuUnits - a.cpuUnits)
  held.clear()
  if (settle(held, byWidth, line)) return

  let end = 0
  for (const { id, cpuUnits } of byPlace) {
    const isPlaced = cpuUnits > 0 && end + cpuUnits <= line.capacityUnits
    held.set(id, { start: isPlaced ? end : null, units: cpuUnits })
    if (isPlaced) end += cpuUnits
  }
}

function gapsOf(held: ReadonlyMap<string, Held>, line: SlotLine): Gap[] {
  const taken = [...held.values()].filter((one): one is Held & { start: number } => one.start !== null)
  taken.sort((a, b) => a.start - b.start)
  const gaps: Gap[] = []
  let end = 0
  for (const { start, units } of taken) {
    if (start > end) gaps.push({ start: end, end: start })
    end = Math.max(end, start + units)
  }
  if (end < line.capacityUnits) gaps.push({ start: end, end: line.capacityUnits })
  return gaps
}

/** Cuts the first good stretch out of the gaps. */
function take(gaps: Gap[], units: number, line: SlotLine): number | null {
  for (const startIn of [alignedStart, rowStart, anyStart]) {
    for (const [index, gap] of gaps.entries()) {
      const start = startIn(gap, units, line)
      if (start === null) continue
      const left = { start: gap.start, end: start }
      const right = { start: start + units, end: gap.end }
      gaps.splice(index, 1, ...[left, right].filter((piece) => piece.end > piece.start))
      return start
    }
  }
  return null
}

/** At a multiple of its own width, or of a slot: wide tiles then find whole rows free. */
function alignedStart(gap: Gap, units: number, line: SlotLine): number | null {
  const step = line.rowUnits % units === 0 ? units : units > line.rowUnits ? line.rowUnits : line.slotUnits
  const first = Math.ceil(gap.start / step) * step
  for (let start = first; start + units <= gap.end; start += step) {
    if (isUnbroken(start, units, line)) return start
  }
  return null
}

/** Anywhere within one row. */
function rowStart(gap: Gap, units: number, line: SlotLine): number | null {
  if (units > line.rowUnits) return null
  let start = gap.start
  while (start + units <= gap.end) {
    if (isUnbroken(start, units, line)) return start
    start = (Math.floor(start / line.rowUnits) + 1) * line.rowUnits
  }
  return null
}

/** Over the end of a row: the tile is then drawn in pieces. */
function anyStart(gap: Gap, units: number): number | null {
  return gap.start + units <= gap.end ? gap.start : null
}

function isUnbroken(start: number, units: number, line: SlotLine): boolean {
  if (units >= line.rowUnits) return start % line.rowUnits === 0
  return Math.floor(start / line.rowUnits) === Math.floor((start + units - 1) / line.rowUnits)
}
