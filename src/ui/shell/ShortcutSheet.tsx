import { Dialog } from '../shared/Dialog.tsx'
import { KbdChord } from '../shared/Kbd.tsx'
import { Disclaimer } from './Disclaimer.tsx'
import { DisplaySettings } from './DisplaySettings.tsx'
import type { ShortcutGroup } from './shortcutStore.ts'
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
        {groups.map((group) => (
          <section key={group.title} className="shortcut-sheet__group">
            <h3>{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className="shortcut-sheet__row">
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <KbdChord keys={spellKeys(shortcut.keys)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className="shortcut-sheet__group shortcut-sheet__display">
          <h3>Display</h3>
          <DisplaySettings />
          <Disclaimer />
        </section>
      </div>
    </Dialog>
  )
}

/** tinykeys' spelling as a keyboard prints it: `$mod+z` is `Ctrl+Z`, or `⌘` where that is the key. */
function spellKeys(keys: string): string {
  const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Cmd' : 'Ctrl'
  const spelled = keys.replace('$mod', mod).replace('Shift+?', '?')
  return spelled.replace(/(^|\+)([a-z])$/, (_, before: string, letter: string) => before + letter.toUpperCase())
}
