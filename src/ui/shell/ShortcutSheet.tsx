import { Dialog } from '../kit/Dialog.tsx'
import { KbdChord } from '../kit/Kbd.tsx'
import { Disclaimer } from './Disclaimer.tsx'
import { DisplaySettings } from './DisplaySettings.tsx'
import { SHELL_GROUP, type ShortcutGroup } from './shortcutStore.ts'
import './ShortcutSheet.css'

interface ShortcutSheetProps {
  readonly groups: readonly ShortcutGroup[]
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Every key that acts now, by part of the page, and how the page looks. */
export function ShortcutSheet({ groups, isOpen, onClose }: ShortcutSheetProps) {
  return (
    <Dialog title="Keys and display" width="wide" isOpen={isOpen} onClose={onClose}>
      <div className="shortcut-sheet">
        <div className="shortcut-sheet__keys">
          {pageGroupsFirst(groups).map((group) => (
            <KeyGroup key={group.title} group={group} />
          ))}
        </div>
        <section className="shortcut-sheet__display">
          <h3>Display</h3>
          <DisplaySettings />
          <Disclaimer />
        </section>
      </div>
    </Dialog>
  )
}

function KeyGroup({ group }: { readonly group: ShortcutGroup }) {
  return (
    <section>
      <h3>{group.title}</h3>
      <dl>
        {group.shortcuts.map((shortcut) => (
          <div key={shortcut.keys} className="shortcut-sheet__row">
            <dt>{shortcut.label}</dt>
            <dd>
              <KbdChord keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What the page adds matters more than what is the same everywhere. */
function pageGroupsFirst(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const isShell = (group: ShortcutGroup): boolean => group.title === SHELL_GROUP
  return [...groups.filter((group) => !isShell(group)), ...groups.filter(isShell)]
}
