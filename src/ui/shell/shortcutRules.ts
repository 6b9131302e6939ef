const TEXT_FIELDS = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable=true]'
const OVERLAYS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'
const PRESSABLE = 'button, a[href], summary, [role=button], [role=option], [role=radio], [role=switch], label'
const ARROW_USERS =
  '[role=slider], input[type=range], [role=radiogroup], [role=tablist], [role=tree], [role=grid], [role=application]'

const ACTIVATION_KEYS = new Set([' ', 'Enter'])
const MOVEMENT_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'])

/**
 * Whether a key press already means something where it happened: typing, an overlay, pressing the
 * focused control, moving within it. Shortcuts stay silent then.
 */
export function isKeyTaken(event: Pick<KeyboardEvent, 'key' | 'target' | 'defaultPrevented' | 'isComposing'>): boolean {
  if (event.defaultPrevented || event.isComposing) return true
  if (!(event.target instanceof Element)) return false
  // Between the parts of a page it leads from wherever one is, but out of a dialog.
  if (event.key === 'F6') return event.target.closest(OVERLAYS) !== null
  if (event.target.closest(`${TEXT_FIELDS}, ${OVERLAYS}`) !== null) return true
  if (ACTIVATION_KEYS.has(event.key)) return event.target.closest(PRESSABLE) !== null
  return MOVEMENT_KEYS.has(event.key) && event.target.closest(ARROW_USERS) !== null
}

/** Whether a chord is one character without Ctrl, Alt or Meta: these a person may switch off (WCAG 2.1.4). */
export function isSingleCharacter(keys: string): boolean {
  // A digit with Shift is told by its place, as it types another sign.
  const key = keys.replace(/^Shift\+(?=.)/, '').replace(/^Digit(?=\d)/, '')
  return key.length === 1
}
