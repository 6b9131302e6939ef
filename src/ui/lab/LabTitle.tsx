import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { visibleText } from '../../base/foreignText.ts'
import { TITLE_MAX } from '../../labfile/labFile.ts'
import { useLabSession } from '../../session/labContext.ts'
import { ForeignText } from '../kit/ForeignText.tsx'
import { NameDialog } from './NameDialog.tsx'

/** The lab's name, which is also its file's and its link's; a press changes it. */
export function LabTitle({ title }: { readonly title: string }) {
  const session = useLabSession()
  const [isRenaming, setRenaming] = useState(false)
  return (
    <>
      <AriaButton
        className="lab-title"
        aria-label={`${visibleText(title)}, rename this lab`}
        onPress={() => setRenaming(true)}
      >
        <ForeignText>{title}</ForeignText>
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
