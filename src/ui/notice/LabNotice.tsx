import { useLab, useLabSession } from '../../session/labContext.ts'
import { saveLabFile } from '../../session/files.ts'
import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { clockText } from '../../look/time.ts'

/** What the page says when its model broke: what was rebuilt, what is lost, what can be done. */
export function LabNotice({ originMs = 0 }: { readonly originMs?: number }) {
  const session = useLabSession()
  const notice = useLab((state) => state.notice)
  if (notice === null) return null
  if (notice.kind === 'recovered') {
    return (
      <Banner kind="recovered" onDismiss={() => session.dismissNotice()}>
        The model stopped and was rebuilt from {notice.commandsCount} commands. Nothing is lost. Paused at{' '}
        {clockText(notice.atMs - originMs)}.
      </Banner>
    )
  }
  const save = <Button onPress={() => saveLabFile(notice.file)}>Save the log</Button>
  if (notice.kind === 'unreachable') {
    return (
      <Banner
        kind="refused"
        actions={
          <>
            <Button onPress={() => session.fetchModelNow()}>Try now</Button>
            {notice.file.commands.length > 0 && save}
          </>
        }
      >
        The model’s program cannot be fetched: the network is away, or a newer Taskyard has been put up, which a reload
        brings. It is tried again by itself, and nothing is lost.
      </Banner>
    )
  }
  if (notice.kind === 'stopped') {
    return (
      <Banner kind="refused" actions={save} onDismiss={() => session.dismissNotice()}>
        The model stopped four times at {clockText(notice.atMs - originMs)}
        {notice.leftOut === null ? '.' : `. Left out: ${notice.leftOut.operation}, the last command.`} The log has all
        of it.
      </Banner>
    )
  }
  return (
    <Banner kind="refused" actions={save}>
      The model stopped and could not be rebuilt. Every command is in the log.
    </Banner>
  )
}
