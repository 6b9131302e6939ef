import { Share } from 'lucide-react'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import { saveLabFile } from '../../session/files.ts'
import { linkTo } from '../../session/sharing/shareLink.ts'
import { Menu } from '../kit/Menu.tsx'
import { CopiedLinkDialog } from '../sharing/CopiedLinkDialog.tsx'
import { useCopiedLink } from '../sharing/useCopiedLink.ts'
import { HeaderButton } from '../shell/HeaderButton.tsx'

/** The active branch as a link, or as a file. */
export function ShareMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const session = useLabSession()
  const nowMs = useActiveView()?.nowMs ?? 0
  const link = useCopiedLink(() => linkTo(new URL('/lab', window.location.href), session.toFile(), nowMs))
  const save = (): void => saveLabFile(session.toFile())
  return (
    <>
      <span role="status" className="lab-saved">
        {link.copied?.kind === 'copied' && 'Link copied'}
      </span>
      <Menu
        label="Share"
        groups={[
          {
            id: 'share',
            acts: [
              { id: 'link', label: 'Copy link', detail: 'lab and moment', onAct: link.copy },
              { id: 'file', label: 'Save as file', detail: '.taskyard.json', onAct: save },
            ],
          },
        ]}
        trigger={<HeaderButton label="Share" icon={<Share aria-hidden="true" />} isNarrow={isNarrow} />}
      />
      <CopiedLinkDialog link={link} what="lab" onSave={save} />
    </>
  )
}
