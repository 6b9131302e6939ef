import { listed } from '../../look/numbers.ts'
import { useLab } from '../../session/labContext.ts'
import type { World } from '../../model/world/world.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useLabDesk, type FormName } from '../acts/labDesk.ts'
import { Button } from '../kit/Button.tsx'
import { activeServices, deployedByEcs } from '../subjects/service/ServiceField.tsx'
import { stillToCome } from './stillToCome.ts'

interface Way {
  readonly form: FormName
  readonly label: string
}

const NEW_REVISION: Way = { form: 'newRevision', label: 'New revision' }
const WITH_SERVICE: readonly Way[] = [
  { form: 'updateService', label: 'Update service' },
  { form: 'setLoad', label: 'Set load' },
]
const WITHOUT: readonly Way[] = [
  { form: 'addInstances', label: 'Add instances' },
  { form: 'registerDefinition', label: 'Register task definition' },
]

/** A step looked an hour ahead and found nothing (STEP_AHEAD_MAX_MS): what may come later, and what one can do. */
export function RestNote({ view }: { readonly view: BranchView }) {
  const restHash = useLab((state) => state.restHash)
  const { openForm } = useLabDesk()
  if (restHash !== view.hash) return null
  const coming = stillToCome(view.world)
  return (
    <section className="rest-note" role="status">
      {coming.length === 0 ? (
        <p>Nothing more comes unless you act.</p>
      ) : (
        <p>Nothing is decided within the next hour unless you act. Still to come: {listed(coming)}.</p>
      )}
      <div className="rest-note__ways">
        {waysIn(view.world).map(({ form, label }) => (
          <Button key={form} onPress={() => openForm(form)}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  )
}

function waysIn(world: World): readonly Way[] {
  if (activeServices(world).length === 0) return WITHOUT
  return deployedByEcs(world).length === 0 ? WITH_SERVICE : [NEW_REVISION, ...WITH_SERVICE]
}
