import { listed } from '../../look/numbers.ts'
import { useLab } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useLabDesk, type FormName } from '../acts/labDesk.ts'
import { Button } from '../kit/Button.tsx'
import { activeServices } from '../subjects/service/ServiceField.tsx'
import { stillToCome } from './stillToCome.ts'

interface Way {
  readonly form: FormName
  readonly label: string
}

const WITH_SERVICE: readonly Way[] = [
  { form: 'newRevision', label: 'New revision' },
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
  const ways = activeServices(view.world).length > 0 ? WITH_SERVICE : WITHOUT
  return (
    <section className="rest-note" role="status">
      {coming.length === 0 ? (
        <p>Nothing more comes unless you act.</p>
      ) : (
        <p>Nothing is decided within the next hour unless you act. Still to come: {listed(coming)}.</p>
      )}
      <div className="rest-note__ways">
        {ways.map(({ form, label }) => (
          <Button key={form} onPress={() => openForm(form)}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  )
}
