import { FolderOpen } from 'lucide-react'
import type { SavedLab } from '../../session/saving/savedLabs.ts'
import { useSavedLabs } from '../../session/saving/useSavedLabs.ts'
import { Menu, type MenuGroup } from '../kit/Menu.tsx'
import { grouped } from '../../look/numbers.ts'
import { useAgo } from './useAgo.ts'
import { HeaderButton } from '../shell/HeaderButton.tsx'
import { EXAMPLES, SAMPLES } from './open/offers.ts'

export interface OpenActs {
  readonly onFile: () => void
  readonly onSample: (id: string) => void
  readonly onExample: (id: string) => void
  readonly onSaved: (lab: SavedLab) => void
  /** Shows all saved labs, with what can be done with each. */
  readonly onAllSaved: () => void
  readonly onEmpty: () => void
}

/** The newest; the list of all has the others. */
const SAVED_SHOWN = 8

/** Everything that a lab can begin with. */
export function OpenMenu({ acts, isNarrow }: { readonly acts: OpenActs; readonly isNarrow: boolean }) {
  const ago = useAgo()
  const saved = useSavedLabs().data ?? []
  const savedAct = (lab: SavedLab & { readonly kind: 'whole' }) => ({
    id: lab.labId,
    label: lab.title,
    detail: ago(lab.savedAt),
    onAct: () => acts.onSaved(lab),
  })
  const groups: readonly MenuGroup[] = [
    {
      id: 'file',
      acts: [
        { id: 'open file', label: 'File from disk', detail: 'lab, task definition, scenario', onAct: acts.onFile },
        { id: 'empty', label: 'Empty lab', onAct: acts.onEmpty },
      ],
    },
    ...(saved.length === 0
      ? []
      : [
          {
            id: 'saved',
            heading: 'Saved in this browser',
            acts: [
              ...saved.slice(0, SAVED_SHOWN).flatMap((lab) => (lab.kind === 'whole' ? [savedAct(lab)] : [])),
              { id: 'all saved', label: 'All saved labs…', detail: grouped(saved.length), onAct: acts.onAllSaved },
            ],
          },
        ]),
    {
      id: 'samples',
      heading: 'Sample task definitions',
      acts: SAMPLES.map(({ id, label }) => ({ id, label, onAct: () => acts.onSample(id) })),
    },
    {
      id: 'examples',
      heading: 'Example labs',
      acts: EXAMPLES.map(({ id, label, ...more }) => ({ id, label, ...more, onAct: () => acts.onExample(id) })),
    },
  ]
  return (
    <Menu
      label="Open"
      groups={groups}
      trigger={<HeaderButton label="Open" icon={<FolderOpen aria-hidden="true" />} isNarrow={isNarrow} />}
    />
  )
}
