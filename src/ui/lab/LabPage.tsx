import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { LabFrame } from './LabFrame.tsx'
import { useLogOffer } from './useLogOffer.ts'
import './LabPage.css'

/** The lab: a yard of one's own, acted on with AWS's operations. */
export function LabPage() {
  const session = useNewLabSession()
  useLogOffer(session)
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <LabSessionContext value={session}>
        <LabFrame />
      </LabSessionContext>
    </QueryClientProvider>
  )
}
