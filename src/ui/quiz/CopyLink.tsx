import { Link as LinkIcon } from 'lucide-react'
import { Button } from '../kit/Button.tsx'
import { CopiedLinkDialog } from '../sharing/CopiedLinkDialog.tsx'
import { useCopiedLink } from '../sharing/useCopiedLink.ts'

interface CopyLinkProps {
  /** What is linked: `lesson`. */
  readonly what: string
  /** Of the page's search, what the link says nothing of. */
  readonly without: readonly string[]
}

/** Copies the link to the questions of this page, for everybody who is to have the same. */
export function CopyLink({ what, without }: CopyLinkProps) {
  const link = useCopiedLink(() => {
    const page = new URL(window.location.href)
    for (const name of without) page.searchParams.delete(name)
    return page.href
  })
  const isCopied = link.copied?.kind === 'copied'
  return (
    <>
      <Button icon={<LinkIcon aria-hidden="true" />} onPress={link.copy}>
        {isCopied ? 'Link copied' : 'Copy link'}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied && 'The link to these questions is copied.'}
      </span>
      <CopiedLinkDialog link={link} what={what} onSave={() => undefined} />
    </>
  )
}
