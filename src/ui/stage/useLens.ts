import { useState } from 'react'
import { lensesOf, type Lens } from '../../canvas/lens/lenses.ts'
import { isSameRef, type SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'

/** What only one lens shows. */
const LENS_OF: Readonly<Partial<Record<SubjectRef['kind'], Lens>>> = {
  loadBalancer: 'traffic',
  classicLoadBalancer: 'traffic',
  targetGroup: 'traffic',
  target: 'traffic',
  securityGroup: 'network',
  role: 'roles',
  user: 'roles',
  instanceProfile: 'roles',
}

/** What is laid over the yard: chosen by hand, and by choosing a thing that only one lens shows. */
export function useLens(world: World, selection: SubjectRef | null) {
  const [chosen, setLens] = useState<Lens>('yard')
  const [seen, setSeen] = useState<SubjectRef | null>(null)
  if (!isSameRef(seen, selection)) {
    setSeen(selection)
    const wanted = selection === null ? undefined : LENS_OF[selection.kind]
    if (wanted !== undefined) setLens(wanted)
  }
  const lenses = lensesOf(world)
  const lens: Lens = lenses.includes(chosen) ? chosen : 'yard'
  return { lens, lenses, setLens } as const
}
