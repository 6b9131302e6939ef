import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Candidate } from '../../model/world/placement/placementExplanation.ts'
import type { Rect } from '../geometry.ts'
import { grouped } from '../../look/numbers.ts'
import type { PlacedGauge, TrayBadge } from './scene.ts'

const LABELS = { cpuUnits: 'CPU', memoryMib: 'MiB' } as const
const CHECKS = { cpuUnits: 'cpu', memoryMib: 'memory' } as const

/** A gauge of one instance; with a candidate of a placement it says what is short or free there instead. */
export function gaugeOf(
  instance: ContainerInstance,
  field: PlacedGauge['field'],
  at: { readonly rect: Rect; readonly candidate: Candidate | null },
): PlacedGauge {
  const registered = instance.registered[field]
  const reserved = registered - instance.remaining[field]
  const base = { field, rect: at.rect, label: LABELS[field], reserved, registered }
  const check = at.candidate?.checks.find((one) => one.name === CHECKS[field])
  if (check?.needed === undefined || check.available === undefined) {
    const [part, whole] = [grouped(reserved), grouped(registered)]
    return { ...base, figures: [`${part} / ${whole}`, part], wanted: null, isShort: false }
  }
  const short = check.needed - check.available
  const figure = short > 0 ? `${grouped(short)} short` : `${grouped(check.available)} free`
  return { ...base, figures: [figure], wanted: check.needed, isShort: short > 0 }
}

/** The first check other than CPU and memory, which the gauges show, that kept a task from this instance. */
export function failedCheck(candidate: Candidate): TrayBadge | null {
  for (const check of candidate.checks) {
    if (check.isOk) continue
    if (check.name === 'ports') return { text: `${check.detail ?? 'port'} taken`, tone: 'trouble' }
    if (check.name === 'subnet') return { text: 'no subnet here', tone: 'trouble' }
    if (check.name === 'distinctInstance') return { text: 'has one already', tone: 'trouble' }
  }
  return null
}
