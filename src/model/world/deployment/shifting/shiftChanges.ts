import { must } from '../../../../base/assert.ts'
import type { Appliers } from '../../appliers.ts'
import type { Deployment } from '../../service/service.ts'
import { changeDeployment, keepHistory } from '../../service/serviceChanges.ts'
import type { ServiceDeployment } from '../serviceDeployment.ts'
import type { Shift } from './shift.ts'

export type ShiftChange =
  /** The newest deployment begins to shift traffic, and on which side its tasks are registered (DEP-32). */
  | { readonly kind: 'shiftBegun'; readonly serviceKey: string; readonly onAlternate: boolean; readonly shift: Shift }
  | { readonly kind: 'shiftSet'; readonly serviceKey: string; readonly atMs: number; readonly shift: Shift }

type Sided = Pick<Deployment, 'onAlternate'>

function onSide<T extends Sided>({ onAlternate: _, ...one }: T, onAlternate: boolean): Omit<T, 'onAlternate'> & Sided {
  return onAlternate ? { ...one, onAlternate } : one
}

function changeNewest(history: readonly ServiceDeployment[], fields: Partial<ServiceDeployment>) {
  const [newest, ...older] = history
  return newest === undefined ? [] : [{ ...newest, ...fields }, ...older]
}

export const shiftAppliers: Appliers<ShiftChange> = {
  shiftBegun: (world, { serviceKey, onAlternate, shift }) => {
    const service = must(world.services.get(serviceKey), serviceKey)
    const deploymentId = service.deployments[0]?.id ?? ''
    changeDeployment(world, { serviceKey, deploymentId }, (one) => onSide(one, onAlternate))
    keepHistory(world, serviceKey, (history) => {
      const [newest] = history
      return newest === undefined
        ? []
        : changeNewest(history, { shift, revision: onSide(newest.revision, onAlternate) })
    })
  },
  shiftSet: (world, { serviceKey, atMs, shift }) =>
    keepHistory(world, serviceKey, (history) => changeNewest(history, { shift, updatedAtMs: atMs })),
}
