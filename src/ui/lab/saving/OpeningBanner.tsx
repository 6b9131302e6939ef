import { saveLabFile } from '../../../session/files.ts'
import { useLabSession } from '../../../session/labContext.ts'
import { Banner } from '../../kit/Banner.tsx'
import { Button } from '../../kit/Button.tsx'
import { ForeignText } from '../../kit/ForeignText.tsx'
import { useLate } from '../../kit/useLate.ts'
import type { LabKeeping } from '../useLabKeeping.ts'

/** While another lab is opened: how far that is, and the way to stop it. The lab on the screen goes on. */
export function OpeningBanner({ keeping: { opener, opening } }: { readonly keeping: LabKeeping }) {
  const session = useLabSession()
  const isLate = useLate(opening.kind === 'opening')
  if (opening.kind === 'opening' && isLate) {
    return (
      <Banner kind="note" actions={<Button onPress={() => opener.cancel()}>Stop opening it</Button>}>
        Opening “<ForeignText>{opening.title || 'a lab without a title'}</ForeignText>”{shareWords(opening.share)}. The
        lab on the screen stays until then.
      </Banner>
    )
  }
  if (opening.kind !== 'atRisk') return null
  return (
    <Banner
      kind="notSaved"
      actions={
        <>
          <Button onPress={() => saveLabFile(session.toFile())}>Save this lab as file</Button>
          <Button onPress={() => opener.answer(false)}>Keep this lab</Button>
          <Button onPress={() => opener.answer(true)}>
            Open “<ForeignText>{opening.title}</ForeignText>” all the same
          </Button>
        </>
      }
    >
      “<ForeignText>{opening.title}</ForeignText>” is ready, and the lab on the screen is not saved: it would be lost.
    </Banner>
  )
}

function shareWords(share: number | null): string {
  return share === null ? '' : `: ${String(Math.floor(share * 100))} %`
}
