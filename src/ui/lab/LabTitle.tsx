import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { TITLE_MAX } from '../../labfile/labFile.ts'
import { useLabSession } from '../../session/labContext.ts'
import { NameDialog } from './NameDialog.tsx'

/** The lab's name, which is also its file's and its link's; a press changes it. */
export function LabTitle({ title }: { readonly title: string }) {
  const session = useLabSession()
  const [isRenaming, setRenaming] = useState(false)
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
          onName={(name) => void session.retitle(name)}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  )
}
