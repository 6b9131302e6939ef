import { saveText } from '../../../session/files.ts'
import type { LoadedLab } from '../../../session/saving/loadLab.ts'
import { DAMAGED, remainsText } from '../../../session/saving/manageLabs.ts'
import { Banner } from '../../kit/Banner.tsx'
import { Button } from '../../kit/Button.tsx'
import { counted } from '../../../look/numbers.ts'
import { useAgo } from '../useAgo.ts'

/** A saved lab of which something is damaged was opened as far as it is whole: what this is, and where the rest is. */
export function BesideBanner({ lab, onDismiss }: { readonly lab: LoadedLab; readonly onDismiss: () => void }) {
  const ago = useAgo()
  const { damaged, savedAt } = lab
  const remains = remainsText(damaged)
  const when = savedAt === 0 ? '' : `, saved ${ago(savedAt)}`
  return (
    <Banner
      kind="notSaved"
      onDismiss={onDismiss}
      actions={
        remains !== '' && <Button onPress={() => saveText(`${DAMAGED}.txt`, remains)}>Save the damaged as file</Button>
      }
    >
      {damaged.length === 0
        ? `The record of this lab is damaged. This is its newest version that is whole${when}.`
        : `The newest ${damaged.length === 1 ? 'version' : counted(damaged.length, 'version')} of this lab cannot be read: ${damaged[0]?.reason ?? ''}. This is the one before${when}.`}{' '}
      It goes on as a lab of its own; the damaged one stays under “All saved labs”.
    </Banner>
  )
}
