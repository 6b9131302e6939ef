import { Moon, Sun } from 'lucide-react'
import { usePreferences } from '../../session/preferencesStore.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useTheme } from '../theme/themeStore.ts'

/** Changes to the other look; "as the system" is in the sheet of keys and display. */
export function ThemeToggle() {
  const isDark = useTheme((theme) => theme.name === 'dark')
  const setTheme = usePreferences((preferences) => preferences.setTheme)
  return (
    <IconButton
      label={isDark ? 'Light look' : 'Dark look'}
      icon={isDark ? <Sun /> : <Moon />}
      onPress={() => setTheme(isDark ? 'light' : 'dark')}
    />
  )
}
