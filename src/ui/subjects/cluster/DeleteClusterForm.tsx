import { listed } from '../../../look/numbers.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { deleteClusterAct } from './clusterActs.ts'
import { inTheWay } from './clusterParts.ts'

interface DeleteClusterFormProps {
  readonly world: World
  readonly clusterName: string
  readonly onClose: () => void
}

/** Deletes a cluster, or says what it still holds (CLU-1). */
export function DeleteClusterForm({ world, clusterName, onClose }: DeleteClusterFormProps) {
  const held = inTheWay(world, clusterName)
  return (
    <ActForm
      title={`Delete cluster ${clusterName}`}
      submit="Delete"
      tone="trouble"
      acts={[deleteClusterAct(clusterName)]}
      names={{}}
      onClose={onClose}
    >
      {() => (
        <p>
          {held.length === 0
            ? 'It is empty. It is INACTIVE at once, and its name is free. Undo takes it back.'
            : `ECS refuses while it holds ${listed(held)}. Delete its services, stop its tasks, and deregister or terminate its instances first.`}
        </p>
      )}
    </ActForm>
  )
}
