import { useEffect } from 'react'
import { saveLabFile } from '../../session/files.ts'
import type { LabSession } from '../../session/labSession.ts'
import { useLogSaver } from '../shell/logSaver.ts'

/** Lets the page that stands where this one threw offer the log; another page does not. */
export function useLogOffer(session: LabSession): void {
  useEffect(() => {
    const { pathname } = window.location
    useLogSaver.setState({ saveLog: () => saveLabFile(session.toFile()) })
    return () => {
      // A page that threw is taken down too, and its address stays.
      if (window.location.pathname !== pathname) useLogSaver.setState({ saveLog: null })
    }
  }, [session])
}
