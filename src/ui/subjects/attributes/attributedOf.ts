import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { World } from '../../../model/world/world.ts'

/** The instance that has attributes: ECS knows none whose agent has not registered yet. */
export function attributedOf({ kind, id }: SubjectRef, world: World): ContainerInstance | undefined {
  const instance = kind === 'containerInstance' ? world.instances.get(id) : undefined
  return instance?.status === 'booting' ? undefined : instance
}
