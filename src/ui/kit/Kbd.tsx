import './Kbd.css'

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
}

/** One key as it is printed on a keyboard; arrows become signs. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className="kbd">{SIGNS[children] ?? children}</kbd>
}

/** A chord in tinykeys' spelling, such as `Shift+ArrowLeft` or `$mod+z`, one frame per key. */
export function KbdChord({ keys }: { readonly keys: string }) {
  // `+` may itself be the key: split only where something stands on both sides.
  const parts = spellKeys(keys).split(/(?<=.)\+(?=.)/)
  return (
    <span className="kbd-chord">
      {parts.map((part) => (
        <Kbd key={part}>{part}</Kbd>
      ))}
    </span>
  )
}

/** As a keyboard prints it: `$mod+z` is `Ctrl+Z`, or `Cmd+Z` where that is the key; `Shift+?` is `?`. */
function spellKeys(keys: string): string {
  const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? 'Cmd' : 'Ctrl'
  const spelled = keys.replace('$mod', mod).replace('Shift+?', '?').replace('Digit', '')
  return spelled.replace(/(^|\+)([a-z])$/, (_, before: string, letter: string) => before + letter.toUpperCase())
}
