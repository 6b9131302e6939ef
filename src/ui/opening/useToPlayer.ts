import { useNavigate } from '@tanstack/react-router'
import type { OpenedScenario } from '../../session/openedScenario.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Of the page of a scenario that came as a file: its document, and the file's name. */
    readonly openedScenario?: { readonly text: string; readonly from: string } | undefined
    /** Somebody has said that it may run. */
    readonly isScenarioStarted?: boolean | undefined
  }
}

/** Leads to the page of a scenario that was brought as a file. Its entry in the history holds it, so Back and reload do. */
export function useToPlayer(): (opened: OpenedScenario, from: string) => void {
  const navigate = useNavigate()
  return ({ text }, from) => void navigate({ to: '/scenarios/opened', state: { openedScenario: { text, from } } })
}
