import { usePreferences } from '../../session/preferencesStore.ts'
import { Segmented } from '../kit/Segmented.tsx'
import { Toggle } from '../kit/Toggle.tsx'

/** What a person may choose about the page itself. */
export function DisplaySettings() {
  const { theme, setTheme, motion, setMotion, letterKeys, setLetterKeys } = usePreferences()
  return (
    <>
      <Segmented
        label="Look"
        options={[
          { value: 'system', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        value={theme}
        onChange={setTheme}
      />
      <Segmented
        label="Motion"
        options={[
          { value: 'system', label: 'System' },
          { value: 'reduce', label: 'Fades only' },
          { value: 'full', label: 'Full' },
        ]}
        value={motion}
        onChange={setMotion}
      />
      <Toggle isOn={letterKeys} onChange={setLetterKeys}>
        Single keys such as U or ? act as shortcuts
      </Toggle>
    </>
  )
}
