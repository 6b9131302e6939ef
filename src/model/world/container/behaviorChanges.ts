import type { Appliers } from '../appliers.ts'
import { behaviorKey, type ContainerBehavior } from './behavior.ts'

export type BehaviorChange =
  | { readonly kind: 'containerBehaviorSet'; readonly behavior: ContainerBehavior }
  /** Its containers act from now on as if nothing had been said of them. */
  | { readonly kind: 'containerBehaviorReset'; readonly key: string }

export const behaviorAppliers: Appliers<BehaviorChange> = {
  containerBehaviorSet: (world, { behavior }) => world.containerBehaviors.set(behaviorKey(behavior), behavior),
  containerBehaviorReset: (world, { key }) => world.containerBehaviors.delete(key),
}
