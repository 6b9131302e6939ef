import type { Appliers } from '../appliers.ts'

export type ProtectionChange =
  | { readonly kind: 'taskProtected'; readonly taskId: string; readonly expiresAtMs: number }
  /** It was taken off, or it expired. */
  | { readonly kind: 'taskUnprotected'; readonly taskId: string }

export const protectionAppliers: Appliers<ProtectionChange> = {
  taskProtected: (world, { taskId, expiresAtMs }) => world.protections.set(taskId, { expiresAtMs }),
  taskUnprotected: (world, { taskId }) => world.protections.delete(taskId),
}
