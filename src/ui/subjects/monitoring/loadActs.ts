import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { LoadShape } from '../../../model/world/monitoring/load.ts'
import type { Service } from '../../../model/world/service/service.ts'

export interface LoadWanted {
  readonly shape: LoadShape
  readonly baseCpuUnits: number
  readonly peakCpuUnits: number
  readonly periodSeconds: number
}

export function setLoadAct({ clusterName, name }: Service, wanted: LoadWanted): Act {
  const { shape, baseCpuUnits, peakCpuUnits, periodSeconds } = wanted
  return act('lab', 'SetLoad', {
    cluster: clusterName,
    service: name,
    shape,
    ...(shape !== 'constant' && { baseCpuUnits }),
    peakCpuUnits,
    ...(hasPeriod(shape) && { periodSeconds }),
  })
}

/** A step has no length, and what is constant no end. */
export function hasPeriod(shape: LoadShape): boolean {
  return shape !== 'constant' && shape !== 'step'
}
