import type { ErrorComponentProps } from '@tanstack/react-router'
import { cutText } from '../../base/foreignText.ts'
import { PartUnavailable } from '../parts/partTrouble.ts'
import { Button } from '../kit/Button.tsx'
import { useLogSaver } from './logSaver.ts'
import { MessagePage } from './MessagePage.tsx'
import { MissingPartPage } from './MissingPartPage.tsx'
import { usePageTitle } from './pageTitle.ts'

const DETAIL_MAX = 400

/** What stands where a page threw: verdict, reason, Retry, and the log if a lab is open. */
export function StoppedPage({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  if (error instanceof PartUnavailable) return <MissingPartPage trouble={error.trouble} actions={<SaveLog />} />
  return <FaultPage error={error} reset={reset} />
}

function FaultPage({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  usePageTitle('Stopped')
  return (
    <MessagePage title="The page stopped" detail={describe(error)}>
      <p>A fault of ours, not of your lab. Retry draws the page again from the same state.</p>
      <div className="message-page__actions">
        <Button variant="filled" size="touch" onPress={reset}>
          Retry
        </Button>
        <SaveLog />
      </div>
    </MessagePage>
  )
}

function SaveLog() {
  const saveLog = useLogSaver((saver) => saver.saveLog)
  if (saveLog === null) return null
  return (
    <Button size="touch" onPress={saveLog}>
      Save the log
    </Button>
  )
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return cutText(text, DETAIL_MAX)
}
