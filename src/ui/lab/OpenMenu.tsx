import { FolderOpen } from 'lucide-react'
import { useSavedLabs } from '../../session/saving/savedLabs.ts'
import { Menu, type MenuGroup } from '../shared/Menu.tsx'
import { useAgo } from './useAgo.ts'
import { HeaderButton } from './HeaderButton.tsx'
import { EXAMPLES, SAMPLES } from './open/offers.ts'

export interface OpenActs {
  readonly onFile: () => void
  readonly onSample: (id: string) => void
  readonly onExample: (id: string) => void
  readonly onSaved: (labId: string) => void
  readonly onEmpty: () => void
}

const SAVED_SHOWN = 5

/** Everything that a lab can begin with. */
export function OpenMenu({ acts, isNarrow }: { readonly acts: OpenActs; readonly isNarrow: boolean }) {
  const ago = useAgo()
  const saved = useSavedLabs().data?.slice(0, SAVED_SHOWN) ?? []
  const groups: readonly MenuGroup[] = [
    {
      id: 'file',
      acts: [
        { id: 'open file', label: 'Lab or task definition from disk', onAct: acts.onFile },
        { id: 'empty', label: 'Empty lab', onAct: acts.onEmpty },
      ],
    },
    ...(saved.length === 0
      ? []
      : [
          {
            id: 'saved',
            heading: 'Saved in this browser',
            acts: saved.map(({ labId, title, savedAt }) => ({
              id: labId,
              label: title,
              detail: ago(savedAt),
              onAct: () => acts.onSaved(labId),
            })),
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
