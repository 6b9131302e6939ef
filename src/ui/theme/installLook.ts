import { installPaletteSheet } from './paletteSheet.ts'
import { followTheme } from './themeStore.ts'

let isInstalled = false

/** Gives the page its colours, once: whatever is drawn first asks for it before. */
export function installLook(): void {
  if (isInstalled) return
  isInstalled = true
  installPaletteSheet(document)
  followTheme(window)
}
