import { ChevronDown } from 'lucide-react'
import type { BranchView } from '../../session/mirror.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { useLabDesk } from '../acts/labDesk.ts'
import { Button } from '../kit/Button.tsx'
import { Menu } from '../kit/Menu.tsx'
import { actsOn } from '../subjects/subjects.ts'

/** Two rows of buttons; a thing with one act more than this has the rest of them in a menu. */
const BUTTONS_MAX = 6
const BESIDE_MENU = 4

/** What can be done to the selected thing: the commonest first, what is left under *More*. */
export function ObjectButtons({ view, selection }: { readonly view: BranchView; readonly selection: SubjectRef }) {
  const desk = useLabDesk()
  const own = actsOn(selection, view.world)
  if (own === null) return null
  const buttons = own.acts.length > BUTTONS_MAX ? own.acts.slice(0, BESIDE_MENU) : own.acts
  const acts = own.acts
    .slice(buttons.length)
    .map(({ id, label, tone = 'ink', run }) => ({ id, label, tone, onAct: () => run(desk) }))
  return (
    <div className="lab-acts" role="group" aria-label={own.heading}>
      {buttons.map(({ id, label, tone = 'ink', run }) => (
        <Button key={id} tone={tone} onPress={() => run(desk)}>
          {label}
        </Button>
      ))}
      {acts.length > 0 && (
        <Menu
          label={`More, ${own.heading}`}
          groups={[{ id: 'more', acts }]}
          trigger={<Button iconAfter={<ChevronDown aria-hidden="true" />}>More</Button>}
        />
      )}
    </div>
  )
}
