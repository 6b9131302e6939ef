import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { usePreferences } from '../../session/preferencesStore.ts'
import { isKeyTaken, isSingleCharacter } from './shortcutRules.ts'
import { addShortcutGroup, type Shortcut } from './shortcutStore.ts'

/**
 * Makes keys act while the caller is on screen, and lists them in the sheet under `title`.
 * The list may be a new array each render; only its keys and words matter.
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const letterKeys = usePreferences((preferences) => preferences.letterKeys)
  const latest = useRef(shortcuts)
  const signature = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n')

  useEffect(() => {
    latest.current = shortcuts
  })

  useEffect(() => addShortcutGroup({ title, shortcuts: latest.current }), [title, signature])

  useEffect(() => {
    const active = latest.current.filter(
      ({ keys, run }) => run !== undefined && (letterKeys || !isSingleCharacter(keys)),
    )
    const bindings = active.map(({ keys }) => {
      const onKey = (event: KeyboardEvent): void => {
        if (isKeyTaken(event)) return
        event.preventDefault()
        latest.current.find((shortcut) => shortcut.keys === keys)?.run?.()
      }
      return [keys, onKey] as const
    })
    return tinykeys(window, Object.fromEntries(bindings))
  }, [signature, letterKeys])
}
