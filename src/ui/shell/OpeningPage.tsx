import { MessagePage } from './MessagePage.tsx'

/** Stands while a page's file is on its way, if that takes long enough to be noticed. */
export function OpeningPage() {
  return (
    <MessagePage title="Opening the page">
      <p role="status">Its file is on the way from this site.</p>
    </MessagePage>
  )
}
