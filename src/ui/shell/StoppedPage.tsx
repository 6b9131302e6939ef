import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '../shared/Button.tsx'
import { useLogSaver } from './logSaver.ts'
import { MessagePage } from './MessagePage.tsx'
import { usePageTitle } from './pageTitle.ts'

const DETAIL_MAX = 400

/** What stands where a page threw: verdict, reason, Retry, and the log if a lab is open. */
export function StoppedPage({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const saveLog = useLogSaver((saver) => saver.saveLog)
  const isMissing = isMissingFile(error)
  usePageTitle('Stopped')
  return (
    <MessagePage title={isMissing ? 'A file of this page did not arrive' : 'The page stopped'} detail={describe(error)}>
      <p>
        {isMissing
          ? 'The connection broke, or a newer version was published while this one was open. Reloading fetches it whole.'
          : 'A fault of ours, not of your lab. Retry draws the page again from the same state.'}
      </p>
      <div className="message-page__actions">
        <Button variant="filled" size="touch" onPress={isMissing ? () => window.location.reload() : reset}>
          {isMissing ? 'Reload' : 'Retry'}
        </Button>
        {saveLog !== null && (
          <Button size="touch" onPress={saveLog}>
            Save the log
          </Button>
        )}
      </div>
    </MessagePage>
  )
}

/** Browsers have no common error for a chunk that fails to load; these are their sentences. */
function isMissingFile(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|Importing a module script failed/i.test(error.message)
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.slice(0, DETAIL_MAX)
}
