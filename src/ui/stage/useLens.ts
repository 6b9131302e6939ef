import { useState } from 'react'
import type { Lens } from '../../canvas/lens/lensView.ts'
import { isSameRef, type SubjectRef } from '../../look/subjectRef.ts'
import { hasTraffic } from '../../look/trafficLook.ts'
import type { World } from '../../model/world/world.ts'

const OF_TRAFFIC: readonly SubjectRef['kind'][] = ['loadBalancer', 'classicLoadBalancer', 'targetGroup', 'target']

/** What is laid over the yard: chosen by hand, and by choosing a thing that only one lens shows. */
export function useLens(world: World, selection: SubjectRef | null) {
  const [lens, setLens] = useState<Lens>('yard')
  const [seen, setSeen] = useState<SubjectRef | null>(null)
  if (!isSameRef(seen, selection)) {
    setSeen(selection)
    if (selection !== null && OF_TRAFFIC.includes(selection.kind)) setLens('traffic')
  }
  return { lens: hasTraffic(world) ? lens : 'yard', setLens } as const
}
