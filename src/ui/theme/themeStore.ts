import { create } from 'zustand'
import { usePreferences } from '../../session/preferencesStore.ts'
import { PALETTES, type Palette, type ThemeName } from './palette.ts'

interface ThemeState {
  readonly name: ThemeName
  /** True while things should fade instead of travel. */
  readonly reducedMotion: boolean
  /** True while a presenter shows the page on a beamer. */
  readonly projecting: boolean
}

interface ThemeInputs {
  readonly theme: 'system' | 'light' | 'dark'
  readonly motion: 'system' | 'reduce' | 'full'
  readonly systemDark: boolean
  readonly systemReduced: boolean
  readonly projecting: boolean
}

/** The look in force now, after system, preference and presenter have spoken. */
export const useTheme = create<ThemeState>()(() => ({ name: 'light', reducedMotion: false, projecting: false }))

/** The colours to draw with now; a canvas redraws when this changes. */
export function usePalette(): Palette {
  return useTheme((theme) => PALETTES[theme.name])
}

/** Whether things should fade instead of travel. */
export function useReducedMotion(): boolean {
  return useTheme((theme) => theme.reducedMotion)
}

/** Presenter on or off: the projector look wins over system and preference. */
export function setProjecting(projecting: boolean): void {
  useTheme.setState({ projecting })
}

/** Pure: which look follows from what system, person and presenter say. */
export function resolveTheme(inputs: ThemeInputs): ThemeState {
  const prefersDark = inputs.theme === 'system' ? inputs.systemDark : inputs.theme === 'dark'
  const name = inputs.projecting ? 'projector' : prefersDark ? 'dark' : 'light'
  const reducedMotion = inputs.motion === 'system' ? inputs.systemReduced : inputs.motion === 'reduce'
  return { name, reducedMotion, projecting: inputs.projecting }
}

/** Keeps `data-theme` and `data-motion` on <html> true to the resolved look. Returns how to stop. */
export function followTheme(page: Window): () => void {
  const dark = page.matchMedia('(prefers-color-scheme: dark)')
  const reduced = page.matchMedia('(prefers-reduced-motion: reduce)')
  const root = page.document.documentElement

  const update = (): void => {
    const { theme, motion } = usePreferences.getState()
    const { projecting } = useTheme.getState()
    const next = resolveTheme({ theme, motion, projecting, systemDark: dark.matches, systemReduced: reduced.matches })
    root.dataset.theme = next.name
    root.dataset.motion = next.reducedMotion ? 'reduce' : 'full'
    colourBrowserFrame(page.document, PALETTES[next.name].panel)
    useTheme.setState((now) => (isSame(now, next) ? now : next))
  }

  update()
  dark.addEventListener('change', update)
  reduced.addEventListener('change', update)
  const stops = [usePreferences.subscribe(update), useTheme.subscribe(update)]
  return () => {
    dark.removeEventListener('change', update)
    reduced.removeEventListener('change', update)
    for (const stop of stops) stop()
  }
}

/** The bar that a phone's browser draws above the page continues the header. */
function colourBrowserFrame(target: Document, color: string): void {
  for (const meta of target.querySelectorAll('meta[name=theme-color]')) meta.setAttribute('content', color)
}

function isSame(a: ThemeState, b: ThemeState): boolean {
  return a.name === b.name && a.reducedMotion === b.reducedMotion && a.projecting === b.projecting
}
