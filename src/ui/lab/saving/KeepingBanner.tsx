import { saveLabFile } from '../../../session/files.ts'
import { useLabSession } from '../../../session/labContext.ts'
import { Banner } from '../../kit/Banner.tsx'
import { Button } from '../../kit/Button.tsx'
import type { LabKeeping } from '../useLabKeeping.ts'
import { isTrouble, troubleWords } from './troubleWords.ts'

interface KeepingBannerProps {
  readonly keeping: LabKeeping
  readonly onShowSaved: () => void
  readonly onOpenSaved: (labId: string) => void
}

/** What is to be known or done about the saving of the lab on the screen. */
export function KeepingBanner({ keeping: { keeping, state }, onShowSaved, onOpenSaved }: KeepingBannerProps) {
  const session = useLabSession()
  const { trouble } = state
  if (trouble === null) return null
  const { labId } = keeping
  const isNotKept = trouble.kind === 'storage' || trouble.kind === 'unreadable' || trouble.kind === 'tooMany'
  const needsRoom = trouble.kind === 'tooMany' || (trouble.kind === 'storage' && trouble.reason === 'full')
  const actions = (
    <>
      {isNotKept && <Button onPress={() => saveLabFile(session.toFile())}>Save as file</Button>}
      {needsRoom && <Button onPress={onShowSaved}>Saved labs</Button>}
      {isNotKept && <Button onPress={() => void keeping.save()}>Try again</Button>}
      {trouble.kind === 'behind' && labId !== null && (
        <Button
          onPress={() => {
            keeping.dismiss()
            onOpenSaved(labId)
          }}
        >
          Open what was saved
        </Button>
      )}
    </>
  )
  return (
    <Banner
      kind={isTrouble(trouble) ? 'notSaved' : 'note'}
      actions={actions}
      {...(!isNotKept && { onDismiss: () => keeping.dismiss() })}
    >
      {troubleWords(trouble)}
    </Banner>
  )
}
