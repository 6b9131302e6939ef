import { Check, Link as LinkIcon } from 'lucide-react'
import { fileNameOf, saveText } from '../../session/files.ts'
import type { OpenedScenario } from '../../session/openedScenario.ts'
import { LINK_LENGTH_SAFE, scenarioLinkTo } from '../../session/sharing/scenarioLink.ts'
import { HeaderButton, useTightHeader } from '../shell/HeaderButton.tsx'
import { HeaderSlot } from '../shell/HeaderSlot.tsx'
import { CopiedLinkDialog } from '../sharing/CopiedLinkDialog.tsx'
import { useCopiedLink } from '../sharing/useCopiedLink.ts'

interface CopyScenarioLinkProps {
  readonly title: string
  /** One that was brought is in its link whole; one of the site has its address. */
  readonly opened: OpenedScenario | null
}

/** Copies a scenario's link, from the header. */
export function CopyScenarioLink({ title, opened }: CopyScenarioLinkProps) {
  const isTight = useTightHeader()
  const link = useCopiedLink(() => {
    const page = new URL(window.location.pathname, window.location.href)
    return opened === null ? page.href : scenarioLinkTo(page, opened)
  }, LINK_LENGTH_SAFE)
  const isCopied = link.copied?.kind === 'copied'
  const save = (): void => {
    if (opened === null) return
    saveText(`${fileNameOf(title)}.scenario.json`, `${JSON.stringify(JSON.parse(opened.text), null, 2)}\n`)
  }
  return (
    <HeaderSlot place="actions">
      <HeaderButton
        label={isCopied ? 'Link copied' : 'Copy link'}
        icon={isCopied ? <Check aria-hidden="true" /> : <LinkIcon aria-hidden="true" />}
        isNarrow={isTight}
        onPress={link.copy}
      />
      <span role="status" className="visually-hidden">
        {isCopied && 'The link to this scenario is copied.'}
      </span>
      <CopiedLinkDialog link={link} what="scenario" onSave={save} />
    </HeaderSlot>
  )
}
