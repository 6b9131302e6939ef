import { create } from 'zustand'

/** One key or chord and what it does. */
export interface Shortcut {
  /** In tinykeys' spelling: `Space`, `Shift+ArrowRight`, `$mod+z`, `u`. */
  readonly keys: string
  /** As a verb: "Next decision". */
  readonly label: string
  /** Leave out for keys that a control handles by itself but that belong into the list. */
  readonly run?: () => void
}

/** The shortcuts of one part of the page, under its name in the sheet. */
export interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

/** The group of what acts on every page. */
export const SHELL_GROUP = 'Everywhere'

interface ShortcutState {
  readonly groups: readonly ShortcutGroup[]
  readonly isSheetOpen: boolean
}

/** What can be pressed now: each part on screen adds its group (useShortcuts). */
export const useShortcutStore = create<ShortcutState>()(() => ({ groups: [], isSheetOpen: false }))

export function openShortcutSheet(): void {
  useShortcutStore.setState({ isSheetOpen: true })
}

export function closeShortcutSheet(): void {
  useShortcutStore.setState({ isSheetOpen: false })
}

/** Adds a group and returns how to take it away. */
export function addShortcutGroup(group: ShortcutGroup): () => void {
  useShortcutStore.setState(({ groups }) => ({ groups: [...groups, group] }))
  return () => {
    useShortcutStore.setState(({ groups }) => ({ groups: groups.filter((other) => other !== group) }))
  }
}
