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

/** A chord such as `Shift+ArrowLeft`, one frame per key. */
export function KbdChord({ keys }: { readonly keys: string }) {
  // `+` may itself be the key: split only where something stands on both sides.
  const parts = keys.split(/(?<=.)\+(?=.)/)
  return (
    <span className="kbd-chord">
      {parts.map((part) => (
        <Kbd key={part}>{part}</Kbd>
      ))}
    </span>
  )
}
