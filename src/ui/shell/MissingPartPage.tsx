import type { ReactNode } from 'react'
import { reloadPage } from '../parts/pageReload.ts'
import type { PartTrouble } from '../parts/partTrouble.ts'
import { usePartRetry } from '../parts/usePartRetry.ts'
import { Button } from '../kit/Button.tsx'
import { MessagePage } from './MessagePage.tsx'
import { OpeningPage } from './OpeningPage.tsx'
import { usePageTitle } from './pageTitle.ts'

interface MissingPartPageProps {
  readonly trouble: PartTrouble
  /** What else can be done. */
  readonly actions: ReactNode
}

/** What stands where a page's file could not be had: whose doing it is, and how it goes on. */
export function MissingPartPage({ trouble: first, actions }: MissingPartPageProps) {
  const { trouble, triesCount, isTrying, retry } = usePartRetry(first, { goesOnByItself: true })
  const { title, text } = PAGE_WORDS[trouble]
  usePageTitle(title)
  if (trouble === 'stale') return <OpeningPage />
  const isAway = trouble === 'away'
  const act = isAway ? retry : reloadPage
  return (
    <MessagePage title={title}>
      <p>{text}</p>
      <div className="message-page__actions">
        <Button variant="filled" size="touch" isDisabled={isTrying} onPress={() => void act()}>
          {isAway ? 'Try now' : 'Reload'}
        </Button>
        {actions}
      </div>
      {isAway && triesCount > 0 && <p role="status">{awayWords(triesCount)}</p>}
    </MessagePage>
  )
}

function awayWords(triesCount: number): string {
  return `Still away: ${triesCount === 1 ? 'one try' : `${String(triesCount)} tries`} so far without an answer.`
}

const PAGE_WORDS: Readonly<Record<PartTrouble, { readonly title: string; readonly text: string }>> = {
  away: {
    title: 'The network is away',
    text: 'This page was not opened before, and its file cannot be fetched now. It opens by itself when the network is back. Your saved labs are in this browser, and every page that was open before still opens.',
  },
  newer: {
    title: 'A newer Taskyard has been put up',
    text: 'It came after this page was opened, and the files of the version you have are gone. Reload to go on with the newer one. Nothing is lost: your saved labs are in this browser.',
  },
  missed: {
    title: 'A file of this page did not arrive',
    text: 'The site answers, and the file broke off on its way. Reload to fetch it anew. Nothing is lost: your saved labs are in this browser.',
  },
  stale: { title: 'Opening the page', text: '' },
}
