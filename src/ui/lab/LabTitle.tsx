import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useLabSession } from '../../session/labContext.ts'
import { restoreStateOf } from '../../session/recovery.ts'
import { NameDialog } from './NameDialog.tsx'

/** As long as a lab file's title may be. */
const TITLE_MAX = 200

/** The lab's name, which is also its file's and its link's; a press changes it. */
export function LabTitle({ title }: { readonly title: string }) {
  const session = useLabSession()
  const [isRenaming, setRenaming] = useState(false)
  const rename = (name: string): void => {
    const { lab, atMs } = restoreStateOf(session.store.getState())
    void session.restore({ lab: { ...lab, title: name }, atMs })
  }
  return (
    <>
      <AriaButton className="lab-title" aria-label={`${title}, rename this lab`} onPress={() => setRenaming(true)}>
        {title}
      </AriaButton>
      {isRenaming && (
        <NameDialog
          title="Rename this lab"
          name={title}
          lengthMax={TITLE_MAX}
          onName={rename}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  )
}
