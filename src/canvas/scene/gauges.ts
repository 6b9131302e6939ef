import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Candidate } from '../../model/world/placement/placementExplanation.ts'
import type { Rect } from '../geometry.ts'
import { grouped } from '../../look/numbers.ts'
import type { Piece } from './piece.ts'

const LABELS = { cpuUnits: 'CPU', memoryMib: 'MiB' } as const
const CHECKS = { cpuUnits: 'cpu', memoryMib: 'memory' } as const

/** CPU or memory of one instance. */
export interface PlacedGauge extends Piece {
  readonly layer: 'gauges'
  readonly field: 'cpuUnits' | 'memoryMib'
  readonly label: string
  /** From the longest wording to the shortest: the first that fits is drawn. */
  readonly figures: readonly string[]
  readonly reserved: number
  readonly registered: number
  /** X-ray: what a task asks for here. */
  readonly wanted: number | null
  readonly isShort: boolean
}

/** A gauge of one instance; with a candidate of a placement it says what is short or free there instead. */
export function gaugeOf(
  instance: ContainerInstance,
  field: PlacedGauge['field'],
  at: { readonly rect: Rect; readonly on: string; readonly candidate: Candidate | null },
): PlacedGauge {
  const registered = instance.registered[field]
  const reserved = registered - instance.remaining[field]
  const check = at.candidate?.checks.find((one) => one.name === CHECKS[field])
  const isAsked = check?.needed !== undefined && check.available !== undefined
  const short = isAsked ? check.needed - check.available : 0
  // Written out, not spread: a scene has thousands of them.
  return {
    key: `${at.on}/${field}`,
    layer: 'gauges',
    ref: null,
    rect: at.rect,
    on: at.on,
    // Its tray is made anew with every figure on it, and painted anew whole.
    face: null,
    field,
    label: LABELS[field],
    figures: isAsked
      ? [short > 0 ? `${grouped(short)} short` : `${grouped(check.available)} free`]
      : shares(reserved, registered),
    reserved,
    registered,
    wanted: isAsked ? check.needed : null,
    isShort: short > 0,
  }
}

function shares(reserved: number, registered: number): readonly string[] {
  const [part, whole] = [grouped(reserved), grouped(registered)]
  return [`${part} / ${whole}`, part]
}
