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
  const what = { layer: 'gauges', field, label: LABELS[field], reserved, registered } as const
  // Its tray is made anew with every figure on it, and painted anew whole.
  const base = { ...what, key: `${at.on}/${field}`, ref: null, rect: at.rect, on: at.on, face: null }
  const check = at.candidate?.checks.find((one) => one.name === CHECKS[field])
  if (check?.needed === undefined || check.available === undefined) {
    const [part, whole] = [grouped(reserved), grouped(registered)]
    return { ...base, figures: [`${part} / ${whole}`, part], wanted: null, isShort: false }
  }
  const short = check.needed - check.available
  const figure = short > 0 ? `${grouped(short)} short` : `${grouped(check.available)} free`
  return { ...base, figures: [figure], wanted: check.needed, isShort: short > 0 }
}
